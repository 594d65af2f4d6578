"""Counts, dates, quotation marks: how a report says things."""

import pytest

from sayso.model import Article, Independence
from sayso.render import wording


@pytest.mark.parametrize(("said", "shown"), [
    ("the dam leaks", "“the dam leaks”"), ("“the dam leaks”", "“the dam leaks”"),
    ('"It leaks," she said', '“"It leaks," she said”'),
    ("« il fuit »", "“il fuit”"), ("a\nb\tc", "“a b c”"), ("", "“”"), ('"', '“"”'),
])  # fmt: skip
def test_quoted(said, shown):
    assert wording.quoted(said) == shown


def test_long_words_are_cut_between_words():
    assert wording.short("one two three four five", 15) == "one two three…"
    assert wording.short("x" * 50, 10) == "x" * 9 + "…"
    assert wording.short("short", 10) == "short"


@pytest.mark.parametrize(("iso", "shown"), [
    ("2024-10-18T23:32", "18 Oct 2024"), ("2024-10", "Oct 2024"), ("2024", "2024"), (None, "undated"), ("", "undated"),
    ("2024-99-01", "2024"), ("soon", "soon"),
])  # fmt: skip
def test_day(iso, shown):
    assert wording.day(iso) == shown


@pytest.mark.parametrize(("said", "kind", "shown"), [
    ("2026-03-03", "date", "3 Mar 2026"), ("2026-03-03TEV", "date", "3 Mar 2026, evening"),
    ("2026-03-03T04:00", "date", "3 Mar 2026, 04:00"), ("2026-W10", "date", "2026-W10"), ("P3D", "date", "P3D"),
    ("12000", "figure", "12,000"), ("1500", "figure", "1,500"), ("999", "figure", "999"), ("1.5", "figure", "1.5"),
    ("1984", "wording", "1984"),
])  # fmt: skip
def test_value(said, kind, shown):
    assert wording.value(said, kind) == shown


@pytest.mark.parametrize(("independent", "named", "shown"), [
    (Independence(1, 1, 1), 1, "1 origin"), (Independence(2, 2, 2), 2, "2 independent origins"),
    (Independence(1, 3, 2), 3, "1 to 3 independent origins of 2 affiliations"),
    (Independence(2, 2, 1), 2, "2 independent origins of 1 affiliation"), (Independence(0, 0, 0), 0, "no origin named"),
    (Independence(0, 0, 0), 2, "2 origins"),
])  # fmt: skip
def test_origins(independent, named, shown):
    assert wording.origins(independent, named) == shown


@pytest.mark.parametrize(("dates", "shown"), [
    (["2031-05-12", "2031-05-13"], "12 to 13 May 2031"), (["2031-05-12", "2031-06-13"], "12 May to 13 Jun 2031"),
    (["2031-05-12", "2032-05-12"], "12 May 2031 to 12 May 2032"), (["2031-05-12", None], "12 May 2031, 1 undated"),
    (["2031-05-12"], "12 May 2031"), ([None], "undated"), (["2031", "2031-05"], "2031 to May 2031"),
])  # fmt: skip
def test_span(dates, shown):
    assert wording.span([Article(str(n), "x", published=d) for n, d in enumerate(dates)]) == shown


def test_listed():
    assert wording.listed([]) == ""
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.listed("abcdef", 3) == "a, b, c and 3 more"
