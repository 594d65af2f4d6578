"""A claim beside those who deny it: the denial was linked to the claim by its target when claims were matched."""

from collections.abc import Iterator

from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading


def contested(field: Field) -> Iterator[Parting]:
    """Every mention of a claim beside every denial of it."""
    for claim in field.claims:
        denials = [m for m in claim.against if m.stance == "denies"]
        asserted = [m for m in claim.mentions if m.stance == "asserts"]
        for m in asserted:
            for d in denials:
                yield Parting("polarity", f"whether it is so: {claim.statement}",
                              Reading(m.anchor, "asserted", own=m.source), Reading(d.anchor, "denied", own=d.source),
                              0.6, "contested", "asserted in one account, denied in another")
