"""What a month of CC-NEWS would cost, worked out from `engines.json`.

`python -m eval.archive_cost` prints the tables of `docs/month-of-news.md` and `docs/engines.md`; a test holds both
pages to them.

    core seconds = pages x reading + pages in English x (whole way - reading)

all per page, from two runs of `python -m eval.bench_engine` with the fewest and the most pages: what the second took
beyond the first, by the pages it had more. So what a start takes, which a month pays once, is left out.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MEASURED = Path(__file__).with_name("engines.json")
PAGES = 11_700_000
"""Articles in CC-NEWS of May 2024, after addresses were filtered, as FineNews counts them
(https://huggingface.co/datasets/maxidl/FineNews-unfiltered); March and April 2024 have as many."""
SHARES = (1.0, 0.5, 0.3)
CORES = 64
DOLLARS = 0.04
"""Parts of the pages that are in English; cores at work side by side; price of a core hour, an assumption."""
ORDER = ("reading", "serial", "processes", "spark", "spacy", "stories", "cluster")


class Cost(NamedTuple):
    """What some pages take: processor time in core hours, time on the wall with `CORES`, and money."""

    core_hours: float
    hours: float
    dollars: float


def measured() -> dict[tuple[str, int], dict[str, float]]:
    """The figures of each method by its name and number of pages."""
    return {(row["method"], row["pages"]): row for row in json.loads(MEASURED.read_text(encoding="utf-8"))}


def milliseconds(method: str) -> float:
    """Processor time of one page more."""
    (few, less), *_, (many, more) = sorted(
        (pages, pages * row["ms/page"]) for (name, pages), row in measured().items() if name == method)
    return (more - less) / (many - few)


def cost(pages: int, english: float) -> Cost:
    """Of so many pages, of which this part is in English."""
    reading, whole = milliseconds("reading"), milliseconds("cluster")
    core_hours = pages * (reading + english * (whole - reading)) / 3_600_000
    return Cost(core_hours, core_hours / CORES, core_hours * DOLLARS)


def month() -> Iterator[str]:
    """The table of the month."""
    yield f"| pages in English | core hours | with {CORES} cores | at {DOLLARS} USD a core hour |"
    yield "|---|---:|---:|---:|"
    for share in SHARES:
        one = cost(PAGES, share)
        yield f"| {share:.0%} | {one.core_hours:,.0f} | {one.hours:.0f} h | {one.dollars:.0f} USD |"


def engines() -> Iterator[str]:
    """The table of all that was measured: processor time and memory, by the number of pages, and how many pages a core
    does in a second where there are most."""
    held = measured()
    sizes = sorted({pages for _, pages in held})
    heads = (*(f"{n:,} pages: ms" for n in sizes), *(f"{n:,}: MB" for n in sizes), "pages a second and core")
    yield f"| method | {' | '.join(heads)} |"
    yield f"|---|{'---:|' * (2 * len(sizes) + 1)}"
    for method in ORDER:
        rows = [held.get((method, n)) for n in sizes]
        cells = [f"{row[what]:,.0f}" if row else "" for what in ("ms/page", "MB") for row in rows]
        most = max((n, row["ms/page"]) for n, row in zip(sizes, rows, strict=True) if row)[1]
        yield f"| {method} | {' | '.join(cells)} | {1000 / most:,.1f} |"


if __name__ == "__main__":
    print(*month(), "", *engines(), sep="\n")
