"""What a month costs follows from what was measured, and the pages say what follows."""

from pathlib import Path

import pytest
from eval import archive_cost
from eval.archive_cost import CORES, DOLLARS, PAGES, cost, engines, milliseconds, month

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("page", "table"), [("month-of-news.md", month), ("engines.md", engines)])
def test_the_pages_hold_the_tables_as_they_are_now(page, table):
    assert "\n".join(table()) in (DOCS / page).read_text(encoding="utf-8")


def test_the_formula(monkeypatch):
    monkeypatch.setattr(archive_cost, "milliseconds", {"reading": 10.0, "cluster": 110.0}.get)
    assert cost(3_600_000, 0.0).core_hours == 10
    one = cost(3_600_000, 0.5)
    assert one.core_hours == 60
    assert (one.hours, one.dollars) == (60 / CORES, 60 * DOLLARS)


def test_pages_in_other_languages_cost_less():
    assert cost(PAGES, 0.3).core_hours < cost(PAGES, 1.0).core_hours


def test_a_start_is_paid_once(monkeypatch):
    """Twenty seconds and a tenth for each page."""
    rows = {("cluster", pages): {"ms/page": 100 + 20_000 / pages} for pages in (100, 300, 1000)}
    monkeypatch.setattr(archive_cost, "measured", lambda: rows)
    assert milliseconds("cluster") == pytest.approx(100)
