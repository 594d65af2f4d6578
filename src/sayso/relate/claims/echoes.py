"""Statements that only point at words before: "gave the same toll" at a figure, "dismissed such reports" at what the
reports were of.

The words left out are an ellipsis (Halliday and Hasan 1976, Cohesion in English); the statement is compared by the
words that it points at, and stands in one claim with those who say them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from sayso.model import Anchor, Annotated
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import content_words
from sayso.stems import stem
from sayso.tables import rows
from sayso.words import words

SAME = frozenset({"same", "similar", "identical"})
REACH, LONGEST, SAYING = 3, 8, 2
"""Words from `same` to its noun; words that such a statement has at most; content words from which on a denial says by
itself what it is of."""
NEAR, FAR = 600, 6000
"""Code points back to the figure, and to the reports, that a statement points at."""
OPENS_WHAT = frozenset({"of", "that", "about"})
"""What follows a noun like `reports` where it is told what they are of."""


def filled(read: Annotated, found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of one article in order, each that only points with the words that it stands for."""
    for at, statement in enumerate(found):
        said = _figure(read, found, at) or _report(read, found, at)
        yield replace(statement, said=said) if said else statement


def _back(found: Sequence[Statement], at: int, reach: int) -> Iterator[Statement]:
    """The statements before one, the nearest first, as far back as `reach` code points."""
    first = found[at].anchor.start - reach
    return takewhile(lambda s: s.anchor.end >= first, (found[k] for k in range(at - 1, -1, -1)))


def says_what(words_of_a_denial: str) -> bool:
    """Whether what is denied says more than `such reports`."""
    return len([w for w in content_words(words_of_a_denial) if w not in pointing()]) >= SAYING


@cache
def pointing() -> frozenset[str]:
    """Words that point at what has been said without saying it again."""
    return frozenset(row["word"] for row in rows("report_nouns"))


def _report(read: Annotated, found: Sequence[Statement], at: int) -> Anchor | None:
    """What those reports are of that a denial only points at: the nearest words before that tell it of such a noun."""
    here = found[at]
    if here.target is None or says_what(here.target.text):
        return None
    first = max(0, here.anchor.start - FAR)
    named = {stem(w.folded) for w in words(here.target.text) if w.folded in pointing()}
    for noun, joint in reversed(list(pairwise(words(read.article.text[first:here.anchor.start])))):
        if joint.folded in OPENS_WHAT and stem(noun.folded) in named:
            opens = first + joint.end
            held = next((s.anchor for s in _back(found, at, FAR) if s.anchor.start <= opens < s.anchor.end), None)
            if held:
                return read.article.anchor(first + noun.start, held.end)
    return None


def _figure(read: Annotated, found: Sequence[Statement], at: int) -> Anchor | None:
    """What was counted where somebody gave the figure that a statement only points at."""
    role = _pointed_role(found[at])
    if role is None:
        return None
    return next((s.anchor for s in _back(found, at, NEAR) if _meant(read, s, found[at], role)), None)


def _pointed_role(statement: Statement) -> str | None:
    """What happened to the things counted, empty where that is open; None where the statement points at no figure."""
    found = [w.folded for w in words(statement.anchor.text)]
    if len(found) > LONGEST or any(w[0].isdigit() for w in found):
        return None
    after = (w for at, same in enumerate(found) if same in SAME for w in found[at + 1:at + 1 + REACH])
    return next((_nouns()[w] for w in after if w in _nouns()), None)


def _meant(read: Annotated, said: Statement, here: Statement, role: str) -> bool:
    """Whether somebody else gave such a figure in these words."""
    counts = any(q.unit is None and role in ("", q.role) for q in read.quantities if said.anchor.holds(q.anchor))
    return counts and said.source != here.source


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["role"] for row in rows("figure_nouns")}
