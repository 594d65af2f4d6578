"""What one stage of a case hands to the next."""

from typing import NamedTuple

from sayso.model import Attribution, Derivation, Loss, Pair, Source


class Resolved(NamedTuple):
    """Sources across the case, and all attributions with `source_id` and `via` filled in."""

    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]


class Descent(NamedTuple):
    """How the texts derive from one another."""

    pairs: tuple[Pair, ...]
    derivations: tuple[Derivation, ...]
    losses: tuple[Loss, ...]
