"""A stream of articles becomes cases, each given when it has gone quiet; memory holds what still grows."""

import gc
from dataclasses import replace

import pytest
from ferry import FERRY, POST, RADIO, WIRE, ZOO

import sayso
from sayso.annotate import annotate
from sayso.errors import NothingToRead
from sayso.model import Article, Case
from sayso.relate import relate
from sayso.story.memory import Shelves
from sayso.stream import _Desk

PLACES = ("Arvik", "Belmora", "Corvano", "Drusk", "Elmstad", "Fjordal", "Granmoor", "Hollin", "Istra", "Jorvik",
          "Kelso", "Lunde")
DEEDS = ("bakery burned", "mayor resigned", "school flooded", "choir sang", "bridge cracked", "museum opened")


def many(count):
    """Reports on as many events, of which no two share more than a word."""
    for n in range(count):
        place, deed = PLACES[n % len(PLACES)], DEEDS[n % len(DEEDS)]
        yield Article(f"a{n}", f"The {deed} in {place}{n} on Monday, warden Q{n}son of {place}{n} said.", language="en")


def ids(cases):
    return [[a.id for a in case.articles] for case in cases]


def test_cases_come_when_the_articles_end_the_oldest_first():
    assert ids(sayso.stories([WIRE, ZOO, POST, RADIO])) == [["post", "radio", "wire"], ["zoo"]]


def test_a_case_is_what_its_articles_make():
    """In whatever order they come."""
    for order in (FERRY, FERRY[::-1]):
        assert next(sayso.stories([*order, ZOO])) == relate(tuple(map(annotate, FERRY)))


def test_paths_and_articles_may_be_mixed(tmp_path):
    (tmp_path / "dam.txt").write_text("outlet: Lohne Post\n\nThe dam leaks, the mayor said.", encoding="utf-8")
    assert ids(sayso.stories([ZOO, str(tmp_path), tmp_path / "dam.txt"])) == [["zoo"], ["dam", "dam~2"]]


def test_a_quiet_case_is_given_while_others_come():
    waiting = iter(sayso.stories((*FERRY, *many(6)), quiet=4))
    first = next(waiting)
    assert isinstance(first, Case)
    assert ids([first]) == [["post", "radio", "wire"]]
    assert sum(len(c.articles) for c in waiting) == 6


def test_what_comes_after_its_case_opens_another():
    cases = ids(sayso.stories((WIRE, *many(5), replace(POST, id="late")), quiet=3))
    assert ["wire"] in cases
    assert ["late"] in cases


def test_no_article_is_lost_or_given_twice():
    told = [*many(30), *FERRY, ZOO]
    given = [a for case in ids(sayso.stories(told, quiet=5)) for a in case]
    assert sorted(given) == sorted(a.id for a in told)


def test_memory_holds_the_last_articles_alone():
    """What was given is let go of: by the stream, and by the index of the grouping."""
    for number, _ in enumerate(sayso.stories(many(40), quiet=4)):
        if number == 20:
            gc.collect()
            held = [o for o in gc.get_objects() if type(o) is _Desk]
            assert max(len(d._held) for d in held) <= 6
            shelves = [o for o in gc.get_objects() if type(o) is Shelves]
            assert max(len(s._profiles) for s in shelves) <= 6
            assert max(len(s._index) for s in shelves) <= 6 * 48


def test_articles_are_taken_as_they_are_needed():
    taken = []

    def watched():
        for article in many(1000):
            taken.append(article.id)
            yield article

    next(sayso.stories(watched(), quiet=3))
    assert len(taken) < 20


def test_an_id_that_is_taken_gets_a_number():
    case = next(sayso.stories([WIRE, replace(POST, id="wire")]))
    assert ids([case]) == [["wire", "wire~2"]]
    assert {m.anchor.article for c in case.claims for m in c.mentions} == {"wire", "wire~2"}


def test_what_cannot_be_read_is_told_with_the_next_case(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    cases = list(sayso.stories([tmp_path / "gone.txt", tmp_path / "empty.txt", ZOO]))
    assert [f.path[-9:] for f in cases[0].failures] == ["/gone.txt", "empty.txt"]


def test_nothing_to_read_and_misuse_are_told(tmp_path):
    with pytest.raises(NothingToRead, match="no such file"):
        list(sayso.stories([tmp_path / "gone.txt"]))
    with pytest.raises(NothingToRead):
        list(sayso.stories([]))
    with pytest.raises(ValueError, match="at least 1"):
        next(sayso.stories([ZOO], quiet=0))
