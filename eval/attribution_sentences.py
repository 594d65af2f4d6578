"""Attribution on sentences of this project's own, by what makes them hard: `phrases/attributions.tsv`.

A row counts as right when one attribution has its content (half of each piece or more), its cue, its source after
names are resolved, its stance and its hedge. A row of kind `not a report` is right when no report is found in it.
`phrases/attributions_fresh.tsv` is held out: its figures are shown, what is wrong in it is not.
"""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from sayso.annotate import annotate
from sayso.model import Article, Attribution, Source
from sayso.relate import sources
from sayso.words import fold

PHRASES = Path(__file__).with_name("phrases")
TABLES = {"": PHRASES / "attributions.tsv", "fresh ": PHRASES / "attributions_fresh.tsv"}
ENOUGH = 0.5


class Row(NamedTuple):
    """One text with an attribution that it holds; empty cells stand for nothing."""

    kind: str
    text: str
    source: str
    cue: str
    content: str
    stance: str
    hedge: str


def read_rows(table: Path = TABLES[""]) -> tuple[Row, ...]:
    """All rows of a table, line breaks as such."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(Row(*(line.replace("\\n", "\n").split("\t") + [""] * 7)[:7]) for line in lines[1:])


def figures() -> dict[str, float]:
    """Share of rows that are right, by kind and over all, of either table."""
    return {f"{prefix}{kind}": share for prefix, table in TABLES.items() for kind, share in _shares(table).items()}


def _shares(table: Path) -> dict[str, float]:
    right: dict[str, list[bool]] = defaultdict(list)
    for row in read_rows(table):
        right[row.kind].append(not wrong(row))
    every = [ok for kind in right.values() for ok in kind]
    return {**{kind: sum(oks) / len(oks) for kind, oks in right.items()}, "all": sum(every) / len(every)}


def wrong(row: Row) -> str:
    """What is wrong with what is found for a row, in words; empty where nothing is."""
    resolved = sources.resolve((annotate(Article("row", row.text, language="en")),))
    named = {s.id: s for s in resolved.sources}
    if row.kind == "not a report":
        found = [a for a in resolved.attributions if a.kind == "report"]
        return f"found {_shown(found[0])}" if found else ""
    near = [a for a in resolved.attributions if _holds(a, row)]
    if not near:
        return "no attribution holds the content"
    return min((_faults(a, row, named) for a in near), key=len)


def _holds(attribution: Attribution, row: Row) -> bool:
    """Whether the content covers half of every piece, and the cue is the row's."""
    pieces = [(row.text.find(piece), len(piece)) for piece in row.content.split(" | ")]
    if any(at < 0 for at, _ in pieces):
        raise ValueError(f"content is no part of the text: {row.content!r} in {row.text!r}")
    cues = " ".join(c.text for c in attribution.cue).lower()
    fits = not row.cue or not cues or any(word in cues for word in row.cue.lower().split())
    return fits and all(_covered(attribution, at, at + length) for at, length in pieces)


def _covered(attribution: Attribution, start: int, end: int) -> bool:
    shared = sum(max(0, min(c.end, end) - max(c.start, start)) for c in attribution.content)
    return shared >= ENOUGH * (end - start)


def _faults(attribution: Attribution, row: Row, named: dict[str, Source]) -> str:
    faults = []
    source = named.get(attribution.source_id or "")
    if not _is_called(source, row.source):
        faults.append(f"source {source.name if source else None!r} for {row.source!r}")
    if attribution.stance != row.stance:
        faults.append(f"stance {attribution.stance!r} for {row.stance!r}")
    if attribution.hedge != row.hedge:
        faults.append(f"hedge {attribution.hedge!r} for {row.hedge!r}")
    return "; ".join(faults)


def _is_called(source: Source | None, wanted: str) -> bool:
    """Whether the source goes by all words of the wanted name; none is wanted where the text names nobody."""
    if not wanted or source is None:
        return not wanted and source is None
    words = set(fold(wanted).split())
    return any(words <= set(fold(name).replace(",", " ").split()) for name in (source.name, *source.aliases))


def _shown(attribution: Attribution) -> str:
    return " ".join(a.text for a in (*attribution.source, *attribution.cue, *attribution.content))


def main() -> None:
    """Print what is wrong, row by row, then the figures."""
    for row in read_rows():
        if fault := wrong(row):
            print(f"{row.kind:<14}{row.text!r}\n{'':<14}{fault}")
    for kind, share in figures().items():
        print(f"{kind:<20}{share:.2f}")


if __name__ == "__main__":
    main()
