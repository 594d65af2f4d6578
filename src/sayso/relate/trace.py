"""A statement from outside the case, matched against its claims as their own mentions were matched to each other."""

from sayso.model import Anchor, Case, Claim
from sayso.relate.claims.judge import Judge, Weighed
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement

ENOUGH = -0.75
BEST = 2
"""Least log-odds to be told; of a claim's mentions, the likest count."""


def trace(case: Case, statement: str, judge: Judge | None = None) -> tuple[tuple[Claim, float], ...]:
    """The claims that say the same, with the log-odds of it, the likeliest first."""
    asked = Statement(Anchor("", 0, len(statement), statement))
    mentions = [(n, m) for n, c in enumerate(case.claims) for m in c.mentions]
    field = Field([*(Statement(m.anchor, m.attribution, m.source) for _, m in mentions), asked])
    mine = field.bags[-1].terms.keys()
    near = [at for at in range(len(mentions)) if field.bags[at].terms.keys() & mine]
    odds = (judge or Weighed()).odds(field, [(at, len(mentions)) for at in near])
    held: dict[int, list[float]] = {}
    for at, one in zip(near, odds, strict=True):
        held.setdefault(mentions[at][0], []).append(one)
    scored = [(case.claims[n], sum(sorted(found)[-BEST:]) / min(BEST, len(found))) for n, found in held.items()]
    return tuple(sorted(((c, o) for c, o in scored if o >= ENOUGH), key=lambda found: (-found[1], found[0].rank)))
