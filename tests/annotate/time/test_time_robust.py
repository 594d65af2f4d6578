"""Hostile text, odd characters, days that no calendar has; and the phrases written for the project."""

import time as clock
from itertools import pairwise

import pytest
from eval import time_phrases
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import sentences, time
from sayso.annotate.time.dates import easter, falls
from sayso.annotate.time.grammar import RULES, compiled
from sayso.annotate.time.readers import READERS, TWO
from sayso.model import Article

WORDS = (
    "Friday", "the", "of", "last", "next", "June", "May", "8", "31", "1999", "2013-02-30", "13/13/2013", "a", "two",
    "weeks", "later", "ago", "quarter", "night", "early", "every", "-", ",", ".", "to", "and", "half", "Feb.", "\n\n",
    "25:61", "11pm", "century", "99th", "'90s", "fiscal", "é", "👍", "\u202e", "weekend", "10000", "0.5", "hours",
)


def spans(text: str, date: str | None = "2024-10-18") -> list[tuple[int, int]]:
    article = Article("a", text, published=date)
    found = time.find(article, sentences.find(article)).expressions
    assert all(one.anchor.text == text[one.anchor.start:one.anchor.end] for one in found)
    return [(one.anchor.start, one.anchor.end) for one in found]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([" ", "", "\n"]))
def test_spans_are_exact_ordered_and_apart(words: list[str], gap: str) -> None:
    found = spans(gap.join(words))
    assert all(first[1] <= second[0] for first, second in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["", "0001-01-01", "9999-12-31", "2024", "soon", "2024-02-31"]))
def test_any_text_and_any_date_are_read(text: str, date: str) -> None:
    spans(text, date)


@pytest.mark.parametrize("unit", ["the ", "last ", "8 ", "June 8, ", "two weeks ", "a-", "1/", "9 p.m. ", "2024-"])
def test_long_runs_take_linear_time(unit: str) -> None:
    start = clock.process_time()
    spans(unit * 2000)
    assert clock.process_time() - start < 8


def test_every_rule_has_a_reader_and_a_pattern_that_compiles() -> None:
    for rule in RULES:
        assert rule.reader in {*READERS, *TWO, "none"}, rule
        compiled(rule.pattern)


@pytest.mark.parametrize(("year", "month", "day"), [(2016, 3, 27), (2024, 3, 31), (2038, 4, 25), (1961, 4, 2)])
def test_easter(year: int, month: int, day: int) -> None:
    assert (easter(year).month, easter(year).day) == (month, day)


def test_days_that_move_with_the_week() -> None:
    assert falls("11 4 4", 2024).isoformat() == "2024-11-28"
    assert falls("5 -1 1", 2024).isoformat() == "2024-05-27"


def test_the_projects_phrases_are_read_right() -> None:
    figures = time_phrases.figures()
    assert len(time_phrases.rows()) >= 200
    assert figures["all"] >= 0.95
    assert figures["negative"] >= 0.95
