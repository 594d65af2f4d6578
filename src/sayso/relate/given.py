"""What one stage of a case hands to the next."""

from typing import NamedTuple

from sayso.model import Attribution, Derivation, Loss, Pair, Source

POINTS = "it points at words before"
"""Method of the ground that a mention has no figure of its own: its anchors are the mention and the words it means."""



class Resolved(NamedTuple):
    """Sources across the case, and all attributions with `source_id` and `via` filled in."""

    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]


class Descent(NamedTuple):
    """How the texts derive from one another."""

    pairs: tuple[Pair, ...]
    derivations: tuple[Derivation, ...]
    losses: tuple[Loss, ...]
