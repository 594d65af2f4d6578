"""What a denial or a doubt is about: found by its target, not by likeness alone.

"denied that the bridge was closed" names its target: the claim that holds most of the target's words, or words near
them in meaning, and that most articles carry. "dismissed such reports", "declined to comment" name none: they are about
the most widely told claim that stands shortly before, or at the head of the article. Where two claims fit equally well
nothing is linked.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.model import Ground
from sayso.relate.claims.echoes import pointing, says_what
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import content_words

NEAR, SHARED = 600, 2
LEAST_HELD, LEAST_LEAD, SPREAD, HEAD = 0.6, 0.005, 0.1, 0.05
TOLD = frozenset({"denies", "found no evidence", "cannot confirm", "retracts"})
"""Stances that say something of their target, so that two that say the same have the same one."""
NAMES = "its words name the claim"
IN_PART = "it is of reports that its words name in part"
POINTS_BACK = "it points at what the article has just said"


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
    """All denials and doubts whose target is clear; those that say the same have one target."""
    told = Told(found, groups, {k: g for g, members in enumerate(groups) for k in members})
    denials = [k for k, s in enumerate(found) if s.stance != "asserts"]
    about = {k: len(found) + at for at, k in enumerate(denials)}
    field = Field([*found, *(found[k].about() for k in denials)])
    index = _asserting_by_term(field, found)
    linked = []
    for one in _of_one_thing(found, groups):
        claim, says = _target(told, field, index, {k: about[k] for k in one})
        linked += [_linked(told, k, claim, says) for k in one if claim is not None]
    return tuple(linked)


def _of_one_thing(found: Sequence[Statement], groups: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Denials and doubts that have one target; who says nothing says it of whatever he was asked."""
    for members in groups:
        if found[members[0]].stance in TOLD:
            yield members
        elif found[members[0]].stance != "asserts":
            yield from ([k] for k in members)


def _linked(told: Told, denial: int, claim: int, says: str) -> Linked:
    anchors = (told.found[denial].anchor, told.found[told.groups[claim][0]].anchor)
    return Linked(denial, claim, Ground("target of a denial", says, anchors))


def _target(told: Told, field: Field, index: Mapping[str, Sequence[int]],
            about: Mapping[int, int]) -> tuple[int | None, str]:
    """The claim that some denials are about, which say the same; `about` has for each the number of what it denies."""
    scores: dict[int, float] = {}
    for k, target in about.items():
        if says_what(field.bags[target].statement.text):
            for group, score in _named(told, field, index, target, k).items():
                scores[group] = max(scores.get(group, 0.0), score)
    if (named := _clear((score, g) for g, score in scores.items())) is not None:
        return named, NAMES
    for k, target in about.items():
        whole = says_what(field.bags[target].statement.text)
        if (not whole or _points(told.found[k])) and (
                claim := _just_said(told, field, k, target if whole else None)) is not None:
            return claim, IN_PART if whole else POINTS_BACK
    return None, ""


def _points(denial: Statement) -> bool:
    """Whether it is of reports, claims or the like, more than one."""
    return any(w.endswith("s") and w in pointing() for w in content_words(denial.anchor.text))


def _asserting_by_term(field: Field, found: Sequence[Statement]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for k, s in enumerate(found):
        if s.stance == "asserts":
            for term in field.bags[k].terms:
                index.setdefault(term, []).append(k)
    return index


def _named(told: Told, field: Field, index: Mapping[str, Sequence[int]], target: int, k: int) -> dict[int, float]:
    """The claims that hold much of what one denies: how much, and how widely they are told."""
    best: dict[int, float] = {}
    own = told.found[k].source
    for other in {o for term in field.bags[target].terms for o in index.get(term, ())}:
        said = told.found[other]
        if not said.anchor.overlap(told.found[k].anchor) and (own is None or said.source != own) and (
                field.bags[other].negated == field.bags[target].negated):
            held = field.held(target, other)
            group = told.of[other]
            best[group] = max(best.get(group, 0.0), held if held >= LEAST_HELD else 0.0)
    return {g: held + SPREAD * math.log(told.spread(g)) + HEAD * told.heads(g) for g, held in best.items() if held}


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
