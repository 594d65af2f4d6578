"""Quotations in the marks of several countries, and apostrophes that are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.attribution.quotations import find


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We saw it,” she said. “Twice.”", ["“We saw it,”", "“Twice.”"]),
        ('"We saw it," she said. "Twice."', ['"We saw it,"', '"Twice."']),
        ("‘We saw the ship’s crew,’ she said.", ["‘We saw the ship’s crew,’"]),
        ("'We saw the ship's crew,' she said.", ["'We saw the ship's crew,'"]),
        ("„Wir gehen“, sagte sie.", ["„Wir gehen“"]),
        ("„They left”, she said.", ["„They left”"]),
        ("«They left», she said.", ["«They left»"]),
        ("« They left », she said.", ["« They left »"]),
        ("»They left«, she said.", ["»They left«"]),
        ("He called it “a ‘very’ bad day”.", ["“a ‘very’ bad day”"]),
        ("The players’ union and the owners’ club met.", []),
        ("It wasn't the mayor's fault.", []),
        ("In the ’90s it was so.", []),
        ("", []),
    ],
)
def test_outermost_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_left_open_reaches_to_the_end_of_its_paragraph() -> None:
    text = "“We went there at dawn.\n\n“Nobody was left,” she said."
    first, second = find(text)
    assert not first.closed
    assert text[first.start : first.end] == "“We went there at dawn."
    assert text[second.start : second.end] == "“Nobody was left,”"


def test_a_thousand_quotations_are_found() -> None:
    assert len(find("“Yes,” he said. " * 1000)) == 1000


def test_a_hundred_thousand_opening_marks_do_no_harm() -> None:
    assert len(find("“a " * 100_000)) == 100_000
    find("'a " * 100_000)
    find("‘a " * 100_000)


def test_a_forgotten_closing_mark_costs_one_quotation() -> None:
    assert quoted("“We left, she said. “Nobody stayed,” said Lund.") == ["“We left, she said. ", "“Nobody stayed,”"]
    assert quoted('"We left, she said. "Nobody stayed," said Lund.') == ['"We left, she said. ', '"Nobody stayed,"']


@given(st.text(alphabet="aS .,“”\"'‘’„«»\n", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = find(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
