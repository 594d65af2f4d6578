"""Statements that only point at a figure: "gave the same toll" says what was counted a sentence before.

The words left out are an ellipsis (Halliday and Hasan 1976, Cohesion in English); the statement is compared by the
words that it points at, and stands with them in one claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.model import Annotated
from sayso.relate.claims.statement import Statement
from sayso.tables import rows
from sayso.words import words

SAME = frozenset({"same", "similar", "identical"})
REACH, LONGEST, NEAR = 3, 8, 600
"""Words from `same` to its noun; words that such a statement has at most; code points back to what it points at."""


def filled(read: Annotated, found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of one article in order, each that points at a figure with the words that it stands for."""
    for at, statement in enumerate(found):
        role = _pointed_role(statement)
        meant = next((s for s in reversed(found[:at]) if role is not None and _meant(read, s, statement, role)), None)
        yield replace(statement, said=meant.anchor) if meant else statement


def _pointed_role(statement: Statement) -> str | None:
    """What happened to the things counted, empty where that is open; None where the statement points at no figure."""
    found = [w.folded for w in words(statement.anchor.text)]
    if len(found) > LONGEST or any(w[0].isdigit() for w in found):
        return None
    after = (w for at, same in enumerate(found) if same in SAME for w in found[at + 1:at + 1 + REACH])
    return next((_nouns()[w] for w in after if w in _nouns()), None)


def _meant(read: Annotated, said: Statement, here: Statement, role: str) -> bool:
    """Whether somebody else gave such a figure shortly before, in these words."""
    counts = any(q.unit is None and role in ("", q.role) for q in read.quantities if said.anchor.holds(q.anchor))
    return counts and said.source != here.source and here.anchor.start - said.anchor.end <= NEAR


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["role"] for row in rows("figure_nouns")}
