"""Small pairs of passages on invented events: do the accounts part, in which way, or is it drift, or nothing at all?"""

import json
from pathlib import Path
from typing import Any

from sayso.annotate import annotate
from sayso.model import Article, Discrepancy
from sayso.relate import relate

PHRASES = Path(__file__).parent / "phrases" / "conflicts.jsonl"
Row = dict[str, Any]


def rows() -> list[Row]:
    """The labelled pairs: `label` conflict, drift or none; `kind` of the conflict; `texts` with `text`, `published`."""
    return [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines() if line.strip()]


def raised(row: Row) -> tuple[Discrepancy, ...]:
    """What is raised between the passages of one row."""
    articles = [Article(f"p{n}", t["text"], published=t.get("published")) for n, t in enumerate(row["texts"])]
    return relate(tuple(annotate(a) for a in articles)).discrepancies


def figures() -> dict[str, float]:
    """Shares, 0..1: `found` conflicts raised as their kind, `drift` shown as drift, `quiet` pairs without a raise,
    `kind` raises between conflicting passages that are of the right kind."""
    judged = [(row, raised(row)) for row in rows()]
    conflicts = [(r, d) for r, d in judged if r["label"] == "conflict"]
    drifts = [d for r, d in judged if r["label"] == "drift"]
    none = [d for r, d in judged if r["label"] == "none"]
    kinds = [x.kind == r["kind"] for r, d in conflicts for x in d]
    return {
        "found": sum(any(x.kind == r["kind"] and not x.drift for x in d) for r, d in conflicts) / len(conflicts),
        "drift": sum(any(x.drift for x in d) for d in drifts) / len(drifts),
        "quiet": sum(not d for d in none) / len(none),
        "kind": sum(kinds) / max(1, len(kinds)),
    }


def misses() -> list[str]:
    """What went wrong, one line each."""
    found = []
    for row in rows():
        got = [(d.kind + (" drift" if d.drift else ""), [s.anchor.text for s in d.sides]) for d in raised(row)]
        wanted = {"conflict": [row["kind"]], "drift": [f"{row['kind']} drift"], "none": []}[row["label"]]
        if (wanted and wanted[0] not in [g[0] for g in got]) or (not wanted and got):
            found.append(f"{row['label']} {row['kind'] or ''} ({row['why']}): got {got}")
    return found


if __name__ == "__main__":
    print(*misses(), sep="\n")
    print(figures())
