"""Where the accounts part."""

from sayso.model import Annotated, Claim, Discrepancy
from sayso.relate.given import Descent, Resolved


def find(
    read: tuple[Annotated, ...], claims: tuple[Claim, ...], resolved: Resolved, descent: Descent
) -> tuple[Discrepancy, ...]:
    """Discrepancies and drifts, the sharpest first."""
    return ()
