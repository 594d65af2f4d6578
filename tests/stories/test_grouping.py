"""A stream grouped into cases: invented events, two of one kind among them."""

import random

import pytest
from ferry import POST, RADIO, WIRE

from sayso.annotate import boilerplate, names, sentences
from sayso.model import Annotated, Article
from sayso.story import profile, weigh
from sayso.story.grouping import STAND_FOR, fall_apart, settle
from sayso.story.likeness import LIMIT, odds
from sayso.story.memory import Shelves
from sayso.story.profile import KEPT, rarity


def read(article: Article) -> Annotated:
    split = sentences.find(article)
    return Annotated(article, split, names.find(article, split), boilerplate=boilerplate.find(article))


def told(ident: str, text: str, published: str | None = "2030-04-02") -> Article:
    return Article(ident, text, published=published, language="en")


QUAKE_A = [
    told("a1", "A quake of magnitude 6.1 shook Tolva province on Monday, killing 40 people in Averlo, "
         "governor Ada Holm said."),
    told("a2", "Rescuers in Averlo dug for survivors after the Tolva quake; governor Ada Holm spoke of 40 dead."),
    told("a3", "Aftershocks hit Tolva province as Averlo buried its dead from Monday's quake, Ada Holm's office said."),
]
QUAKE_B = [
    told("b1", "A quake of magnitude 5.8 shook Rask island on Friday, killing nine people in Lohne, "
         "mayor Ole Brandt said.", "2031-01-10"),
    told("b2", "Rescuers in Lohne dug for survivors after the Rask quake; mayor Ole Brandt spoke of nine dead.",
         "2031-01-10"),
]
ZOO = told("zoo", "An elephant was born at Brunn zoo on Monday night, keeper Olav Brekke said. It weighs 104 kilos.")


def grouped(articles, seed=None):
    shelves = Shelves()
    order = list(articles) if seed is None else random.Random(seed).sample(articles, len(articles))
    changes = [c for a in order for c in shelves.add(profile(read(a)))]
    cases = {}
    for article, case in shelves.case_of.items():
        cases.setdefault(case, set()).add(article)
    return {frozenset(c) for c in cases.values()}, changes, shelves


@pytest.mark.parametrize("seed", range(4))
def test_two_events_of_one_kind_stay_apart_whatever_comes_first(seed):
    cases, _, _ = grouped([*QUAKE_A, *QUAKE_B, WIRE, POST, RADIO, ZOO], seed)
    assert cases == {frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"}), frozenset({"wire", "post", "radio"}),
                     frozenset({"zoo"})}


def test_every_move_says_why():
    _, changes, shelves = grouped([WIRE, POST, RADIO])
    assert [c.kind for c in changes] == ["opened", "joined", "joined"]
    assert changes[0].why == "no case is about the same"
    assert "sund" in shelves.why["post"]
    assert "wire: " in shelves.why["post"]


def test_likeness_is_the_same_both_ways_and_bounded():
    weighed = [weigh(profile(read(a)), rarity) for a in (*QUAKE_A, *QUAKE_B, WIRE, ZOO, told("empty", "It was so."))]
    for a in weighed:
        for b in weighed:
            assert odds(a, b) == odds(b, a)
            assert -LIMIT <= odds(a, b) <= LIMIT


def test_days_apart_speak_against_one_event():
    def on(ident, day):
        return weigh(profile(read(Article(ident, POST.text, published=day))), rarity)

    near, far, unknown = on("near", "2030-04-03"), on("far", "2030-09-03"), on("unknown", None)
    first = on("first", "2030-04-02")
    assert odds(first, near) == odds(first, unknown) > odds(first, far)


def test_what_an_analyst_placed_is_not_moved():
    class Placed(Shelves):
        def placed(self, articles):
            return True

    shelves = Placed()
    for article in (*QUAKE_A, *QUAKE_B, WIRE, POST):
        assert all(c.kind in ("opened", "joined") for c in shelves.add(profile(read(article))))


def test_a_profile_is_small_and_leaves_the_page_around_the_story_out():
    long = told("long", "Ferry aground\n\n" + " ".join(f"word{n} Name{n} {n}" for n in range(3000)))
    assert len(profile(read(long)).terms) == KEPT
    assert {"sund", "ferry"} <= profile(read(WIRE)).terms.keys()
    assert "sund" in profile(read(WIRE)).names


def test_a_case_of_hundreds_costs_no_more_than_those_that_stand_for_it(monkeypatch):
    from sayso.story import grouping

    shelves = Shelves()
    for n in range(90):
        shelves.add(profile(read(told(f"r{n}", WIRE.text + f" Report {n}."))))
    asked = []
    keep = grouping.odds
    monkeypatch.setattr(grouping, "odds", lambda a, b: asked.append(1) or keep(a, b))
    new = shelves.weighed(["r0"])[0]
    settle(shelves, new)
    assert len(shelves.members(shelves.case_of["r0"])) == 90
    assert len(asked) <= 3 * STAND_FOR


def test_falling_apart_is_by_the_mean():
    weighed = [weigh(profile(read(a)), rarity) for a in (*QUAKE_A, ZOO)]
    parts = {frozenset(w.profile.article for w in part) for part in fall_apart(weighed)}
    assert frozenset({"zoo"}) in parts
    assert fall_apart([]) == []
