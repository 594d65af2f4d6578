"""What a denial or a doubt is about: found by its target, not by likeness alone.

"denied that the bridge was closed" names its target, which is then sought among the claims; "dismissed such reports"
names none, so it is about what the article has just said, or about what the article is about. Where two claims fit
equally well nothing is linked.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sayso.model import Ground
from sayso.relate.claims.judge import Judge
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import content_words
from sayso.tables import rows

NEAR = 600
LEAST_ODDS, LEAST_LEAD = -1.5, 0.25


class Linked(NamedTuple):
    """A denial (number of its statement), the claim that it is about (number of the group), and why."""

    denial: int
    claim: int
    ground: Ground


def link(found: Sequence[Statement], groups: Sequence[Sequence[int]], judge: Judge) -> tuple[Linked, ...]:
    """All denials and doubts whose target is clear."""
    of = {k: g for g, members in enumerate(groups) for k in members}
    denials = [k for k, s in enumerate(found) if s.stance != "asserts"]
    targets = [found[k].about() for k in denials]
    field = Field([*found, *targets])
    linked = []
    for at, k in enumerate(denials):
        named = _names_it(field, len(found) + at, k, groups, judge) if _says_what(targets[at]) else None
        claim, says = (named, "its words name the claim") if named is not None else (
            _just_said(found, k, groups, of), "it points at what the article has just said")
        if claim is not None and claim != of[k]:
            anchors = (found[k].anchor, found[groups[claim][0]].anchor)
            linked.append(Linked(k, claim, Ground("target of a denial", says, anchors)))
    return tuple(linked)


def _says_what(target: Statement) -> bool:
    """Whether the content says more than `such reports`."""
    pointing = {row["word"] for row in rows("report_nouns")}
    return len([w for w in content_words(target.anchor.text) if w not in pointing]) >= 2


def _names_it(field: Field, target: int, denial: int, groups: Sequence[Sequence[int]], judge: Judge) -> int | None:
    """The claim most like the target; None where none is like it or a second one nearly as much."""
    scored: list[tuple[float, int]] = []
    for g, members in enumerate(groups):
        asserting = [k for k in members if k != denial and field.bags[k].statement.stance == "asserts"
                     and field.bags[k].terms.keys() & field.bags[target].terms.keys()]
        if asserting:
            best = sorted(judge.odds(field, [(k, target) for k in asserting]), reverse=True)[:2]
            scored.append((sum(best) / len(best), g))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < LEAST_ODDS:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < LEAST_LEAD:
        return None
    return scored[0][1]


def _just_said(found: Sequence[Statement], denial: int, groups: Sequence[Sequence[int]],
               of: Mapping[int, int]) -> int | None:
    """The nearest claim shortly before that another article has too, said by somebody else; else the headline's."""
    here = found[denial]
    before = [k for k, s in enumerate(found) if s.anchor.article == here.anchor.article and s.stance == "asserts"
              and s.anchor.end <= here.anchor.start and (s.source is None or s.source != here.source)]
    near = [k for k in before if here.anchor.start - found[k].anchor.end <= NEAR]
    wide = [k for k in near if _spread(found, groups[of[k]]) > 1]
    for some in (wide, [k for k in before if found[k].place in ("headline", "lead")], near):
        if some:
            return of[max(some, key=lambda k: found[k].anchor.start)]
    return None


def _spread(found: Sequence[Statement], members: Sequence[int]) -> int:
    return len({found[k].anchor.article for k in members})
