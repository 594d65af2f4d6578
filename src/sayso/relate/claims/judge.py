"""How likely two statements are to say the same: the place where another judge can be put in."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from sayso.relate.claims.likeness import Field
from sayso.tables import rows

LIMIT = 6.0


class Judge(Protocol):
    """Anything that scores pairs of statements of one case, a neural model or a person among them.

    `name` travels with every claim that the judge made. `odds` gives one figure a pair, natural log-odds that both
    say the same, above 0 where that is likelier than not; it must be the same whichever comes first.
    """

    name: str

    def odds(self, field: Field, pairs: Sequence[tuple[int, int]]) -> Sequence[float]:
        """Log-odds for each pair of statement numbers of the field."""


class Weighed:
    """Logistic regression over the named figures of `likeness`; its weights are `data/claim_weights.tsv`."""

    name = "weighed likeness"

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self._weights = dict(weights) if weights is not None else _weights()

    def odds(self, field: Field, pairs: Sequence[tuple[int, int]]) -> Sequence[float]:
        """Log-odds, cut off at plus and minus 6: no pair alone decides a cluster."""
        return [max(-LIMIT, min(LIMIT, self._one(field, a, b))) for a, b in pairs]

    def _one(self, field: Field, a: int, b: int) -> float:
        figures = field.features(a, b)
        return self._weights["bias"] + sum(w * figures[name] for name, w in self._weights.items() if name != "bias")


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("claim_weights")}
