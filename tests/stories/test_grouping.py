"""A stream grouped into cases: invented events, two of one kind among them."""

import random

import pytest
from ferry import POST, RADIO, WIRE

from sayso.annotate import boilerplate, names, sentences
from sayso.model import Annotated, Article
from sayso.story import profile, weigh
from sayso.story.contrast import Terms
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


BOUTS = {
    "fight": (
        "Anton Varga stopped Deke Molloy in the sixth round in Lohne on Saturday and keeps his belts.",
        "Deke Molloy went down twice before referee Ines Roth waved it off at the Lohne Arena; Varga was hardly hit.",
        "Molloy, a carpenter's son, lasted six rounds against Anton Varga in Lohne, longer than most had thought.",
        "Varga finds his left hook again\n\nDeke Molloy had no answer to it, and the Lohne Arena rose as he fell.",
        "Deke Molloy's corner threw in the towel in Lohne. Champion Anton Varga had hurt his hand in the third.",
        "Deke Molloy was taken to hospital in Lohne after his defeat by Varga; doctors let him go at dawn."),
    "again": (
        "Anton Varga keeps his belts: Sipho Dube fell in the fourth round in Averlo.",
        "Sipho Dube was counted out in front of 12,000 in Averlo, and Varga sang with the crowd.",
        "It took Anton Varga eleven minutes in Averlo to end the unbeaten run of Sipho Dube, a former policeman.",
        "Dube asks for a rematch\n\nSipho Dube calls the stoppage in Averlo too early; Varga's promoter only laughed.",
        "Champion Anton Varga is now 31 and unbeaten after Averlo, and Sipho Dube will not be the last to try.",
        "Sipho Dube's trainer Lwazi Khoza spoke of a lucky punch by Varga after the night in Averlo."),
}


def bouts():
    """Six reports of each of two bouts of one champion."""
    return [told(f"{name}-{n}", text, None) for name, texts in BOUTS.items() for n, text in enumerate(texts)]


@pytest.mark.parametrize("seed", range(3))
def test_two_bouts_of_one_champion_are_told_apart_by_what_is_each_ones_own(seed):
    cases, changes, _ = grouped(bouts(), seed)
    assert cases == {frozenset(f"{name}-{n}" for n in range(6)) for name in BOUTS}
    for change in changes:
        if change.kind == "split":
            assert "molloy" in change.why or "dub" in change.why


def test_what_is_each_groups_own_counts_the_more_the_more_reports_show_it():
    weighed = [weigh(profile(read(a)), rarity) for a in bouts()]
    terms = Terms(weighed)
    size = 6
    few, many = terms.against([0, 1], [size, size + 1]), terms.against(range(size), range(size, 2 * size))
    assert 0 < terms.against([0], [size]) < few < many
    assert terms.against([0, 2, 4], [1, 3, 5]) < many / 2
    here, there = terms.own(range(size), range(size, 2 * size), 4)
    assert "molloy" in here
    assert "molloy" not in there


def test_a_fuller_report_is_no_other_story():
    """Words that only one side has, and the other has none of its own, say nothing."""
    short = [weigh(profile(read(told(f"s{n}", "Varga keeps titles in Lohne"))), rarity) for n in range(4)]
    full = [weigh(profile(read(told(f"f{n}", "Varga keeps titles in Lohne, before a crowd of 9,000 at Brekke Hall")
                               )), rarity) for n in range(4)]
    assert Terms([*short, *full]).against(range(4), range(4, 8)) == 0
