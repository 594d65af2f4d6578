"""A claim beside those who deny it: the denial was linked to the claim by its target when claims were matched."""

from collections.abc import Iterator

from sayso.model import Mention
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import classes
from sayso.relate.discrepancy.stems import stem
from sayso.words import words

SAME = 0.8
TELLING = "telling"
WEIGHTY = frozenset({TELLING, "negation"})


def contested(field: Field) -> Iterator[Parting]:
    """Every mention of a claim beside every denial of it."""
    for claim in field.claims:
        denials = [m for m in claim.against if m.stance == "denies"]
        asserted = [m for m in claim.mentions if m.stance == "asserts"]
        for m in asserted:
            for d in (d for d in denials if not _one_wording(m, d)):
                yield Parting("polarity", f"whether it is so: {claim.statement}",
                              Reading(m.anchor, "asserted", own=m.source), Reading(d.anchor, "denied", own=d.source),
                              0.6, "contested", "asserted in one account, denied in another")


def _one_wording(asserted: Mention, denial: Mention) -> bool:
    """Two accounts in the same words do not part, even where one of them was read as a denial."""
    one, two = (frozenset(stem(w.folded) for w in words(m.anchor.text) if classes().get(w.folded, TELLING) in WEIGHTY)
                for m in (asserted, denial))
    return bool(one) and two <= one and len(two) >= SAME * len(one)
