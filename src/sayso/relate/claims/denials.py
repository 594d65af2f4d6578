"""What a denial or a doubt is about: found by its target, not by likeness alone.

"denied that the bridge was closed" names its target: the claim that holds most of the target's words, or words near
them in meaning, and that most articles carry. "dismissed such reports", "declined to comment" name none: they are about
the most widely told claim that stands shortly before, or at the head of the article. Where two claims fit equally well
nothing is linked.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.model import Ground
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import content_words
from sayso.tables import rows

NEAR, SHARED = 600, 2
LEAST_HELD, LEAST_LEAD, SPREAD, HEAD = 0.5, 0.005, 0.1, 0.05
NAMES = "its words name the claim"


class Linked(NamedTuple):
    """A denial (number of its statement), the claim that it is about (number of the group), and why."""

    denial: int
    claim: int
    ground: Ground


class Told(NamedTuple):
    """All statements of a case with the groups they were put in; `of` is the group of each statement."""

    found: Sequence[Statement]
    groups: Sequence[Sequence[int]]
    of: Mapping[int, int]

    def spread(self, group: int) -> int:
        """How many articles carry the claim."""
        return len({self.found[k].anchor.article for k in self.groups[group]})

    def heads(self, group: int) -> int:
        """How many articles have it in the headline or the lead."""
        return len({self.found[k].anchor.article for k in self.groups[group] if self.found[k].place != "body"})


def link(found: Sequence[Statement], groups: Sequence[Sequence[int]]) -> tuple[Linked, ...]:
    """All denials and doubts whose target is clear, the targets found in the order of the statements."""
    told = Told(found, groups, {k: g for g, members in enumerate(groups) for k in members})
    denials = [k for k, s in enumerate(found) if s.stance != "asserts"]
    field = Field([*found, *(found[k].about() for k in denials)])
    index = _asserting_by_term(field, found)
    linked = []
    for at, k in enumerate(denials):
        claim, says = _target(told, field, index, len(found) + at, k)
        if claim is not None and claim != told.of[k]:
            anchors = (found[k].anchor, found[groups[claim][0]].anchor)
            linked.append(Linked(k, claim, Ground("target of a denial", says, anchors)))
    return tuple(linked)


def _target(told: Told, field: Field, index: Mapping[str, Sequence[int]], target: int,
            k: int) -> tuple[int | None, str]:
    if not _says_what(field.bags[target].statement):
        return _just_said(told, field, k), "it points at what the article has just said"
    named = _named(told, field, index, target, k)
    if named is None and _points(told.found[k]):
        return _just_said(told, field, k, target), "it is of reports that its words name in part"
    return named, NAMES


def _points(denial: Statement) -> bool:
    """Whether it is of reports, claims or the like, more than one."""
    return any(w.endswith("s") and w in _pointing() for w in content_words(denial.anchor.text))


def _says_what(target: Statement) -> bool:
    """Whether the content says more than `such reports`."""
    return len([w for w in content_words(target.anchor.text) if w not in _pointing()]) >= 2


@cache
def _pointing() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("report_nouns"))


def _asserting_by_term(field: Field, found: Sequence[Statement]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for k, s in enumerate(found):
        if s.stance == "asserts":
            for term in field.bags[k].terms:
                index.setdefault(term, []).append(k)
    return index


def _named(told: Told, field: Field, index: Mapping[str, Sequence[int]], target: int, k: int) -> int | None:
    """The claim that holds most of the target; None where none holds much or a second one holds nearly as much."""
    best: dict[int, float] = {}
    own = told.found[k].source
    for other in {o for term in field.bags[target].terms for o in index.get(term, ())}:
        said = told.found[other]
        if not said.anchor.overlap(told.found[k].anchor) and (own is None or said.source != own) and (
                field.bags[other].negated == field.bags[target].negated):
            held = field.held(target, other)
            group = told.of[other]
            best[group] = max(best.get(group, 0.0), held if held >= LEAST_HELD else 0.0)
    return _clear((score + SPREAD * math.log(told.spread(g)) + HEAD * told.heads(g), g)
                  for g, score in best.items() if score)


def _clear(scored: Iterable[tuple[float, int]]) -> int | None:
    """The best, where it leads clearly."""
    ordered = sorted(scored, reverse=True)
    if not ordered or (len(ordered) > 1 and ordered[0][0] - ordered[1][0] < LEAST_LEAD):
        return None
    return ordered[0][1]


def _just_said(told: Told, field: Field, k: int, target: int | None = None) -> int | None:
    """Of what somebody else said shortly before, else at the head of the article: first what other articles tell too,
    then the nearest. It shares words with the target, where one is given."""
    here = told.found[k]
    before = [j for j, s in enumerate(told.found) if s.anchor.article == here.anchor.article and s.stance == "asserts"
              and s.anchor.end <= here.anchor.start and (s.source is None or s.source != here.source)
              and not field.bags[j].negated and (target is None or _shares(field, j, target))]
    for within in (_shortly_before, _at_the_head):
        some = [j for j in before if within(told.found[j], here)]
        if some:
            return told.of[max(some, key=lambda j: (told.spread(told.of[j]) > 1, told.found[j].anchor.start))]
    return None


def _shares(field: Field, said: int, target: int) -> bool:
    return len(field.bags[said].terms.keys() & field.bags[target].terms.keys()) >= SHARED


def _shortly_before(said: Statement, here: Statement) -> bool:
    return here.anchor.start - said.anchor.end <= NEAR and here.stance != "declines to comment"


def _at_the_head(said: Statement, _here: Statement) -> bool:
    return said.place in ("headline", "lead")
