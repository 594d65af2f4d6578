"""What a reader should see first, and why."""

from sayso.model import Claim, Discrepancy


def order(claims: tuple[Claim, ...], discrepancies: tuple[Discrepancy, ...]) -> tuple[Claim, ...]:
    """The claims in the order of a report, with rank and the reason for it."""
    return claims
