"""Which finding a decision points at now: the one that holds most of the words it pointed at then."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sayso.model import Anchor, Claim, Decision, Discrepancy, Ground, Source, Target

Held = TypeVar("Held", Claim, Source, Discrepancy)


def words_of(found: Claim | Source | Discrepancy) -> tuple[Anchor, ...]:
    """The words that a finding stands at."""
    if isinstance(found, Source):
        return found.mentions
    if isinstance(found, Discrepancy):
        return tuple(s.anchor for s in found.sides)
    return tuple(m.anchor for m in found.mentions)


def touches(anchor: Anchor, others: Iterable[Anchor]) -> bool:
    """Whether the anchor shares a character with any of the others."""
    return any(anchor.overlap(other) for other in others)


def pointed_at(target: Target, found: Sequence[Held]) -> Held | None:
    """The finding that holds most of the target's words; of several that hold as many, the first."""
    best = max(found, key=lambda one: _held(target, one), default=None)
    return best if best is not None and _held(target, best) else None


def all_pointed_at(target: Target, found: Sequence[Held]) -> tuple[Held, ...]:
    """Every finding that holds some of the target's words, the one that holds most first."""
    some = [one for one in found if _held(target, one)]
    return tuple(sorted(some, key=lambda one: -_held(target, one)))


def _held(target: Target, found: Claim | Source | Discrepancy) -> int:
    at = words_of(found)
    return sum(touches(anchor, at) for anchor in target.anchors)


def articles_of(decision: Decision) -> frozenset[str]:
    """The articles that the decision knew of."""
    return frozenset(a for t in decision.about for a in (*t.articles, *(x.article for x in t.anchors)))


def ground(decision: Decision, says: str, anchors: tuple[Anchor, ...] = ()) -> Ground:
    """That an analyst decided it: `decided by Ida on 2031-05-14: one ministry, two spellings`."""
    by = f" by {decision.who}" if decision.who else ""
    on = f" on {decision.at[:10]}" if decision.at else ""
    why = f": {decision.why}" if decision.why else ""
    return Ground("decision", f"{says}{by}{on}{why}", anchors)
