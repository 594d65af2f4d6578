"""Full-text search over articles and claims: one function, over SQLite's FTS5 and over PostgreSQL's own search."""

import re
from typing import NamedTuple

from sqlalchemy import Connection, text

from sayso.words import words

TERM = re.compile(r'"([^"]+)"|(\S+)')
MOST_WORDS = 64


class Hit(NamedTuple):
    """One article or claim that was found; `snippet` marks the words found with ‹ and ›."""

    kind: str
    ref: str
    case: str | None
    snippet: str


SQLITE = text("""
    SELECT t.kind, t.ref, coalesce(t."case", m."case") AS "case",
           snippet(texts_index, 0, '‹', '›', '…', 24) AS snippet
    FROM texts_index JOIN texts t ON t.seq = texts_index.rowid LEFT JOIN members m ON m.article = t.ref
    WHERE texts_index MATCH :words AND (:kind = '' OR t.kind = :kind)
    ORDER BY bm25(texts_index), t.seq LIMIT :most""")
POSTGRES = text("""
    SELECT t.kind, t.ref, coalesce(t."case", m."case") AS "case",
           ts_headline('english', left(t.text, 200000), q.query,
                       'StartSel=‹, StopSel=›, MaxWords=24, MinWords=12, MaxFragments=1') AS snippet
    FROM (SELECT to_tsquery('english', :words) AS query) q JOIN texts t ON t.words @@ q.query
         LEFT JOIN members m ON m.article = t.ref
    WHERE (:kind = '' OR t.kind = :kind)
    ORDER BY ts_rank(t.words, q.query, 1) DESC, t.seq LIMIT :most""")


def search(connection: Connection, wanted: str, kind: str = "", most: int = 20, every: bool = True) -> tuple[Hit, ...]:
    """What holds all of these words (`ships` finds `ship`), the best first; with `every` False, any of them.

    Words in double quotes must stand together, a word that ends in `*` may go on. `kind` is article, claim or both.
    """
    parts = _parts(wanted)
    if not parts:
        return ()
    sqlite = connection.dialect.name == "sqlite"
    phrase = _fts5 if sqlite else _tsquery
    joint = (" " if sqlite else " & ") if every else (" OR " if sqlite else " | ")
    rows = connection.execute(SQLITE if sqlite else POSTGRES, {
        "words": joint.join(phrase(p, begins) for p, begins in parts), "kind": kind, "most": most})
    return tuple(Hit(row.kind, row.ref, row.case, " ".join(row.snippet.split())) for row in rows)


def _parts(wanted: str) -> list[tuple[tuple[str, ...], bool]]:
    """Each word or phrase as bare words, and whether its last may go on; marks and operators mean nothing."""
    found = []
    for quoted, single in TERM.findall(wanted):
        bare = tuple(w.text for w in words(quoted or single))
        if bare:
            found.append((bare, single.endswith("*")))
    return found[:MOST_WORDS]


def _fts5(phrase: tuple[str, ...], begins: bool) -> str:
    return '"' + " ".join(phrase) + '"' + ("*" if begins else "")


def _tsquery(phrase: tuple[str, ...], begins: bool) -> str:
    """Each word quoted, so that no mark in it is an operator; `<->` means that the next stands right behind."""
    quoted = ["'" + w.replace("\\", "\\\\").replace("'", "''") + "'" for w in phrase]
    quoted[-1] += ":*" if begins else ""
    return "(" + " <-> ".join(quoted) + ")"
