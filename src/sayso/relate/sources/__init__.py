"""Sources resolved across the articles of a case: one entity, many names."""

from sayso.model import Annotated
from sayso.relate.given import Resolved


def resolve(read: tuple[Annotated, ...]) -> Resolved:
    """All sources of the case, and all attributions with their source and the chain it came through."""
    return Resolved((), tuple(a for one in read for a in one.attributions))
