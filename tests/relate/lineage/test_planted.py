"""Derivations planted in generated stories: each is found, the right way round, and nothing else is."""

import random

import pytest
from eval import planted
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("plant", planted.PLANTS, ids=lambda plant: plant.__name__)
@settings(max_examples=4, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_planted_edges_are_found(plant: object, seed: int) -> None:
    case = plant(planted.story(seed), random.Random(seed))  # type: ignore[operator]
    got = planted.derive_planted(case)
    assert all(planted.hits_of(case, got))
    assert all(planted.directions_of(case, got))
    assert planted.unplanted(case, got) == []
