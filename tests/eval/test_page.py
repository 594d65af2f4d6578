"""The evaluation page: figures with their limits, what was skipped, and what was not run."""

import pytest
from eval import page
from eval.benchmarks import BENCHMARKS, about
from eval.floors import floors


def test_the_page_shows_what_was_measured_and_what_was_not():
    floor = floors()[0]
    shown = page.write({floor.benchmark: {floor.figure: 0.5, "unwatched": 1.0}, "times": {}})
    assert f"| {floor.figure} | 0.500 | {floor.limit()} |" in shown
    assert "| unwatched | 1.000 |  |" in shown
    assert "## times" in shown
    assert "Not measured: its data were not at hand." in shown
    assert "Not run this time:" in shown
    assert "measured on 20" in shown


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_says_what_it_measures(name):
    told = about(name)
    assert told.endswith((".", "?", "`.")), told
    assert "partial" not in told
    assert told in page.write({name: {}})
