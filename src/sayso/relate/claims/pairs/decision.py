"""The trained decision on two texts: the network's figures and the counted ones, weighed together and calibrated.

Multinomial logistic regression; the weights are `data/pair_relation_weights.tsv` and `data/pair_stance_weights.tsv`,
fitted on pairs that the network never saw (Wolpert 1992, "Stacked generalization"): its overconfidence is weighed in.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from sayso.relate.claims.pairs.figures import Told, figures
from sayso.relate.claims.pairs.network import Network, Reading, shared
from sayso.tables import rows

Three = tuple[float, float, float]
RELATIONS = ("borne out", "open", "against")
STANCES = ("for", "observing", "against")
FLOOR = -6.0
"""No logarithm of a probability counts as lower."""


def relations(pairs: Sequence[tuple[Told, Told]], network: Network | None = None) -> list[Three]:
    """For each pair, how likely the first text bears the second out (says the same or more), leaves it open, goes
    against it; the three sum to 1."""
    return _decided(pairs, "pair_relation_weights", RELATIONS, network)


def stances(pairs: Sequence[tuple[Told, Told]], network: Network | None = None) -> list[Three]:
    """For each (headline, claim), how likely the headline is for the claim, only observes it, is against it."""
    return _decided(pairs, "pair_stance_weights", STANCES, network)


def weighed_figures(first: Told, second: Told, reading: Reading) -> dict[str, float]:
    """All that the decision looks at, by name."""
    return {**figures(first, second), **network_figures(reading)}


def network_figures(reading: Reading) -> dict[str, float]:
    """Logarithms of the network's probabilities, and its log-odds of one happening."""
    relation = zip(RELATIONS, log_softmax(reading.relation), strict=True)
    stance = zip(STANCES, log_softmax(reading.stance), strict=True)
    return {
        **{f"network: {name}": value for name, value in relation},
        **{f"network, headline: {name}": value for name, value in stance},
        "network: same happening": max(FLOOR, min(-FLOOR, reading.same)),
    }


def log_softmax(values: Sequence[float]) -> Three:
    """Natural logarithms of what three figures make of probability, none under the floor."""
    highest = max(values)
    whole = highest + math.log(sum(math.exp(v - highest) for v in values))
    one, two, three = (max(FLOOR, v - whole) for v in values)
    return one, two, three


def _decided(pairs: Sequence[tuple[Told, Told]], table: str, names: Sequence[str],
             network: Network | None) -> list[Three]:
    readings = (network or shared()).read([(a.text, b.text) for a, b in pairs])
    weights = _weights(table, tuple(names))
    return [_probabilities(weighed_figures(a, b, r), weights) for (a, b), r in zip(pairs, readings, strict=True)]


def _probabilities(found: Mapping[str, float], weights: Mapping[str, Three]) -> Three:
    bias = weights["bias"]
    sums = [bias[k] + sum(w[k] * found[name] for name, w in weights.items() if name != "bias") for k in range(3)]
    one, two, three = (math.exp(v) for v in log_softmax(sums))
    whole = one + two + three
    return one / whole, two / whole, three / whole


@cache
def _weights(table: str, names: tuple[str, ...]) -> dict[str, Three]:
    return {row["figure"]: (float(row[names[0]]), float(row[names[1]]), float(row[names[2]])) for row in rows(table)}
