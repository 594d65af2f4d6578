"""Which words are somebody's quoted ones."""

from dataclasses import replace

import pytest
from made_reports import read

from sayso.model import Attribution
from sayso.relate.lineage.quoted import quoted_ranges


def quoted(text: str) -> list[str]:
    return [text[a:b] for a, b in quoted_ranges(read("x", text))]


@pytest.mark.parametrize(("text", "expected"), [
    ('He said "we are fine" and left.', ['"we are fine"']),
    ("He said “we are fine” and left.", ["“we are fine”"]),
    ("He said ‘we are fine and so is everybody’ and left.", ["‘we are fine and so is everybody’"]),
    ("Er sagte: „Uns geht es gut“ und ging.", ["„Uns geht es gut“"]),
    ("Il a dit « tout va bien » et il est parti.", ["« tout va bien »"]),
    ('"We are fine, all of us.\n"And we will stay.', ['"We are fine, all of us.', '"And we will stay.']),
    ("The workers' tools and the owner's boat were lost.", []),
    ('A 12" pipe and a 9" pipe burst.', []),
    ("He wrote on Facebook:\nWe are fine and thank you all.\nThe boat was found later.",
     ["We are fine and thank you all."]),
    ("The boat sank at noon:\nthe crew swam ashore.", []),
])
def test_marks_and_blocks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_direct_attributions_stand_in_for_lost_marks() -> None:
    one = read("x", "We are fine the captain said and left.")
    said = Attribution("x", (), (), (one.article.anchor(0, 11),), mode="direct")
    assert quoted_ranges(replace(one, attributions=(said,))) == [(0, 11)]


def test_where_there_are_marks_they_decide() -> None:
    one = read("x", 'We are fine the captain said. "All of us," he added.')
    said = Attribution("x", (), (), (one.article.anchor(0, 11),), mode="direct")
    assert quoted_ranges(replace(one, attributions=(said,))) == [(30, 42)]


@pytest.mark.parametrize("junk", ['"' * 20000, "“" * 20000, "‘a" * 10000, "said:\nI\n" * 5000, "' a" * 9000])
def test_hostile_marks(junk: str) -> None:
    assert isinstance(quoted(junk), list)
