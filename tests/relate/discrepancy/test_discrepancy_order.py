"""Whatever is found does not depend on the order of articles, and every side is exact."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.relate.discrepancy.cases import Parted

TEXTS = (
    "At least 14 people were killed when a ferry capsized off Aldwick on Sunday, the coast guard said.",
    'A ferry capsized off Aldwick on Sunday, killing 19 people. "It was a grave failure of the pumps," Orlik said.',
    'It sank off Aldwick. "It was a terrible failure of the pumps," Orlik said. 21 people were killed off Aldwick.',
)


def test_order_does_not_matter(parted: Parted) -> None:
    first = parted(*TEXTS)
    assert first
    assert all(parted(*TEXTS, order=order) == first for order in permutations(range(3)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("abkilled 12,.“”\"' Aldwick\n", max_size=120), min_size=2, max_size=3))
def test_any_text_gives_exact_sides(parted: Parted, texts: list[str]) -> None:
    for found in parted(*texts):
        assert len({s.value for s in found.sides}) > 1
        for side in found.sides:
            assert texts[ord(side.anchor.article) - ord("a")][side.anchor.start : side.anchor.end] == side.anchor.text


@pytest.mark.parametrize("junk", ['"' * 5000, "'a" * 4000, "12 " * 3000, "killed " * 3000, "a" * 20000, "“" * 5000])
def test_long_junk_is_read_in_time(parted: Parted, junk: str) -> None:
    parted(junk, junk + " x")
