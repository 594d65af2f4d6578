"""How likely two statements are to say the same: the place where another judge can be put in."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from typing import Protocol
from weakref import WeakKeyDictionary

from sayso.relate.claims.likeness import Field
from sayso.relate.claims.pairs import Network, Reading, shared
from sayso.relate.claims.pairs.decision import log_softmax
from sayso.tables import rows

LIMIT = 6.0
Pair = tuple[int, int]


class Judge(Protocol):
    """Anything that scores pairs of statements of one case, a neural model or a person among them.

    `name` travels with every claim that the judge made. `odds` gives one figure a pair, natural log-odds that both
    say the same, above 0 where that is likelier than not; it must be the same whichever comes first.
    """

    name: str

    def odds(self, field: Field, pairs: Sequence[Pair]) -> Sequence[float]:
        """Log-odds for each pair of statement numbers of the field."""


class Weighed:
    """Logistic regression over the named figures of `likeness`; its weights are `data/claim_weights.tsv`."""

    name = "weighed likeness"

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self._weights = dict(weights) if weights is not None else _weights()

    def odds(self, field: Field, pairs: Sequence[Pair]) -> Sequence[float]:
        """Log-odds, cut off at plus and minus 6: no pair alone decides a cluster."""
        return [log_odds(field.features(a, b), self._weights) for a, b in pairs]


class Once:
    """What a judge of a case says: likeness of any pair, and of some that it leaves in doubt what a slow reader says.

    The reader is asked once a case, about pairs chosen from the case alone: so an answer depends neither on what else
    is asked with it nor on what was asked before.
    """

    def __init__(self, likeness: Judge, doubted: Callable[[Mapping[Pair, float]], list[Pair]],
                 read: Callable[[Field, Sequence[Pair]], Mapping[Pair, float]]) -> None:
        self._likeness, self._doubted, self._read = likeness, doubted, read
        self._cases: WeakKeyDictionary[Field, Mapping[Pair, float]] = WeakKeyDictionary()

    def odds(self, field: Field, pairs: Sequence[Pair]) -> Sequence[float]:
        """Log-odds of each pair."""
        if field not in self._cases:
            self._cases[field] = self._case(field)
        known, twins = self._cases[field], [field.twin_pair(*pair) for pair in pairs]
        further = [twin for twin in twins if twin not in known]
        likely = dict(zip(further, self._likeness.odds(field, further), strict=True))
        return [known[twin] if twin in known else likely[twin] for twin in twins]

    def _case(self, field: Field) -> Mapping[Pair, float]:
        """Of all pairs worth judging; twins and those of two stances are settled without a reader."""
        twins = {field.twin_pair(a, b) for a, b in field.near if field.one_stance(a, b)}
        near = sorted((a, b) for a, b in twins if a != b)
        odds = dict(zip(near, self._likeness.odds(field, near), strict=True))
        return {**odds, **self._read(field, self._doubted(odds))}


class Paired:
    """Weighed likeness, and where it leaves a pair in doubt, what the pair network reads in its texts beside it.

    The network is slow, so of a case's pairs it reads, once, those that likeness finds neither far apart nor sure to
    be one, and that are close to each other. Weights are `data/claim_pair_weights.tsv`.
    """

    name = "weighed likeness and pair network"

    def __init__(self, network: Network | None = None) -> None:
        self._network = network
        self._once = Once(Weighed(), in_doubt, lambda f, pairs: dict(zip(pairs, self.read(f, pairs), strict=True)))

    def odds(self, field: Field, pairs: Sequence[Pair]) -> Sequence[float]:
        """Log-odds, cut off at plus and minus 6."""
        return self._once.odds(field, pairs)

    def read(self, field: Field, pairs: Sequence[Pair]) -> Sequence[float]:
        """Log-odds after reading every pair, whatever likeness says of it."""
        if not pairs:
            return []
        found = read_figures(field, pairs, self._network or shared())
        return [log_odds({**field.features(*pair), **figures}, _weights("claim_pair_weights"))
                for pair, figures in zip(pairs, found, strict=True)]


DOUBTED = (-3.0, 2.0)
"""Log-odds of likeness between which the network is asked."""
CLOSEST = 6
"""A pair is read where each is among so many closest to the other (`training/claims/grouping.py`)."""


def in_doubt(odds: Mapping[Pair, float], closest: int = CLOSEST) -> list[Pair]:
    """The pairs that the network should read, in order."""
    beside: dict[int, list[tuple[float, Pair]]] = {}
    for pair, o in odds.items():
        if DOUBTED[0] < o < DOUBTED[1]:
            for k in pair:
                beside.setdefault(k, []).append((-o, pair))
    close = Counter(pair for near in beside.values() for _, pair in nsmallest(closest, near))
    return sorted(pair for pair, ends in close.items() if ends == 2)


def read_figures(field: Field, pairs: Sequence[Pair], network: Network) -> list[dict[str, float]]:
    """What the network reads in each pair, by name: whether the longer text bears the shorter out. The same whichever
    comes first."""
    texts = [sorted((_text(field, a), _text(field, b)), key=lambda t: (-len(t), t)) for a, b in pairs]
    return [_named(reading) for reading in network.read([(longer, shorter) for longer, shorter in texts])]


def _text(field: Field, at: int) -> str:
    return field.bags[at].statement.text


def _named(reading: Reading) -> dict[str, float]:
    borne, left_open, against = log_softmax(reading.relation)
    return {
        "read: borne out": borne,
        "read: open": left_open,
        "read: against": against,
        "read: one happening": max(-LIMIT, min(LIMIT, reading.same)),
    }


def log_odds(figures: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighed sum of named figures, cut off at plus and minus 6."""
    odds = weights["bias"] + sum(w * figures[name] for name, w in weights.items() if name != "bias")
    return max(-LIMIT, min(LIMIT, odds))


@cache
def _weights(table: str = "claim_weights") -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows(table)}
