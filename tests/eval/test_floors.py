"""A floor is a floor: it breaks when a figure is worse, or missing."""

import pytest
from eval.benchmarks import BENCHMARKS
from eval.floors import Floor, floors


@pytest.mark.parametrize(("bound", "figure", "held"), [
    ("least", 0.55, True), ("least", 0.54, False), ("most", 0.55, True), ("most", 0.56, False),
])
def test_a_figure_is_held_against_its_floor(bound: str, figure: float, held: bool) -> None:
    assert Floor("cases", "origins", bound, 0.55).held({"origins": figure}) is held


def test_a_missing_figure_breaks_its_floor() -> None:
    assert not Floor("cases", "origins", "least", 0.5).held({"count": 1.0})


def test_a_benchmark_that_was_not_run_breaks_nothing() -> None:
    assert Floor("cases", "origins", "least", 0.5).held({})


def test_every_floor_names_a_benchmark_and_a_bound() -> None:
    assert {f.benchmark for f in floors()} <= set(BENCHMARKS)
    assert {f.bound for f in floors()} <= {"least", "most"}
