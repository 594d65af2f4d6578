"""From a question to a discrepancy: sides with sources and origins, the claim it belongs to, its ground."""

from sayso.model import Anchor, Claim, Discrepancy, Ground
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Question

GROUNDS = 4


def report(field: Field, question: Question) -> Discrepancy:
    """One question as readers see it; its first grounds are those of the strongest partings."""
    best = question.partings[0]
    return Discrepancy(
        kind=question.kind,
        about=best.about,
        sides=field.voices.sides(question.readings),
        claim=_claim(field.claims, [r.anchor for r in question.readings]),
        drift=question.drift,
        grounds=tuple(Ground(p.method, p.says, (p.a.anchor, p.b.anchor)) for p in question.partings[:GROUNDS]),
    )


def _claim(claims: tuple[Claim, ...], anchors: list[Anchor]) -> str | None:
    """The claim whose mentions cover most of the sides; None where two cover as many, or none covers two."""
    counted = sorted(((sum(any(m.anchor.overlap(a) for m in c.mentions) for a in anchors), c.id) for c in claims),
                     reverse=True)
    if not counted or counted[0][0] < 2 or (len(counted) > 1 and counted[1][0] == counted[0][0]):
        return None
    return counted[0][1]
