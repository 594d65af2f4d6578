"""Statements that only point at words before: "gave the same toll" at a figure, "dismissed such reports" at what the
reports were of.

The words left out are an ellipsis (Halliday and Hasan 1976, Cohesion in English); the statement is compared by the
words that it points at, and stands in one claim with those who say them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from sayso.model import Anchor, Annotated
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import content_words
from sayso.stems import stem
from sayso.tables import rows
from sayso.words import words

SAME = frozenset({"same", "similar", "identical"})
REACH, LONGEST, NEAR, SAYING = 3, 8, 600, 2
"""Words from `same` to its noun; words that such a statement has at most; code points back to what it points at;
content words from which on a denial says by itself what it is of."""


OPENS_WHAT = frozenset({"of", "that", "about"})
"""What follows a noun like `reports` where it is told what they are of."""


def filled(read: Annotated, found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of one article in order, each that only points with the words that it stands for."""
    for at, statement in enumerate(found):
        said = _figure(read, found[:at], statement) or _report(read, found[:at], statement)
        yield replace(statement, said=said) if said else statement


def says_what(words_of_a_denial: str) -> bool:
    """Whether what is denied says more than `such reports`."""
    return len([w for w in content_words(words_of_a_denial) if w not in pointing()]) >= SAYING


@cache
def pointing() -> frozenset[str]:
    """Words that point at what has been said without saying it again."""
    return frozenset(row["word"] for row in rows("report_nouns"))


def _report(read: Annotated, before: Sequence[Statement], here: Statement) -> Anchor | None:
    """What those reports are of that a denial only points at: the nearest words before that tell it of such a noun."""
    if here.target is None or says_what(here.target.text):
        return None
    named = {stem(w.folded) for w in words(here.target.text) if w.folded in pointing()}
    found = words(read.article.text[:here.anchor.start])
    for noun, joint in reversed(list(pairwise(found))):
        if joint.folded in OPENS_WHAT and stem(noun.folded) in named:
            held = next((s.anchor for s in before if s.anchor.start <= joint.end < s.anchor.end), None)
            if held:
                return read.article.anchor(noun.start, held.end)
    return None


def _figure(read: Annotated, before: Sequence[Statement], here: Statement) -> Anchor | None:
    """What was counted where somebody gave the figure that a statement only points at."""
    role = _pointed_role(here)
    meant = next((s for s in reversed(before) if role is not None and _meant(read, s, here, role)), None)
    return meant.anchor if meant else None


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
