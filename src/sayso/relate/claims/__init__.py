"""From statements in many articles to claims: what says the same."""

from sayso.model import Annotated, Claim
from sayso.relate.given import Descent, Resolved


def match(read: tuple[Annotated, ...], resolved: Resolved, descent: Descent) -> tuple[Claim, ...]:
    """Claims with all their mentions; origins are not counted yet."""
    return ()
