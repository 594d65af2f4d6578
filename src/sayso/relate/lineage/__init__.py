"""Who copied whom, and what was lost on the way."""

from sayso.model import Annotated
from sayso.relate.given import Descent


def derive(read: tuple[Annotated, ...]) -> Descent:
    """Pairs that depend on each other, the best lineage over them, and the losses along its edges."""
    return Descent((), (), ())
