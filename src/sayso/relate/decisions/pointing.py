"""Which finding a decision points at now: the one that holds most of the words it pointed at then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    return next(iter(all_pointed_at(target, found)), None)


def all_pointed_at(target: Target, found: Sequence[Held]) -> tuple[Held, ...]:
    """Every finding that holds some of the target's words, the one that holds most first."""
    wanted: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in target.anchors:
        wanted[anchor.article].append(anchor)
    some = [(n, one) for one in found if (n := _held(wanted, one))]
    return tuple(one for _, one in sorted(some, key=lambda counted: -counted[0]))


def _held(wanted: Mapping[str, Sequence[Anchor]], found: Claim | Source | Discrepancy) -> int:
    """How many of these words, by article, a finding shares a character with. A case has tens of thousands of mentions,
    and few of them stand in these articles."""
    here = [at for at in words_of(found) if at.article in wanted]
    return len({anchor for at in here for anchor in wanted[at.article] if anchor.overlap(at)})


def articles_of(decision: Decision) -> frozenset[str]:
    """The articles that the decision knew of."""
    return frozenset(a for t in decision.about for a in (*t.articles, *(x.article for x in t.anchors)))


def ground(decision: Decision, says: str, anchors: tuple[Anchor, ...] = ()) -> Ground:
    """That an analyst decided it: `decided by Ida on 2031-05-14: one ministry, two spellings`."""
    by = f" by {decision.who}" if decision.who else ""
    on = f" on {decision.at[:10]}" if decision.at else ""
    why = f": {decision.why}" if decision.why else ""
    return Ground("decision", f"{says}{by}{on}{why}", anchors)
