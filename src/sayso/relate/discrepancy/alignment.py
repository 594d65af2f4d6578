"""Which sentences of different articles tell the same thing, and in which words they part.

Candidates come from an inverted index of word stems with the case's own inverse document frequency; a sentence keeps
its best few, so the work grows with the number of sentences. Two candidates are then aligned word by word by longest
common subsequence (rapidfuzz), and the stretches that differ between stretches that agree are slots: what one account
has where the other has something else.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.relate.discrepancy.units import Token, Unit

NEAREST = 12
COMMON = 60
LEAST_SHARED = 2
PRIOR = 60


class Near(NamedTuple):
    """Two sentences that may tell the same thing: how much of the lighter one's weight the other holds, 0..1."""

    a: Unit
    b: Unit
    contained: float
    cosine: float


class Gap(NamedTuple):
    """Where two token lists part: half-open ranges in each, the one or the other may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]


class Slot(NamedTuple):
    """Words of `a` that stand where `b` has others, between words that both have; `support` is the weight of these."""

    near: Near
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    support: float
    before: int
    after: int


class Weights(NamedTuple):
    """Inverse document frequency of stems in this case, over sentences."""

    idf: dict[str, float]
    sentences: int

    def of(self, stem: str) -> float:
        return self.idf.get(stem, math.log(1 + self.sentences))

    def total(self, stems: frozenset[str]) -> float:
        return sum(self.of(s) for s in sorted(stems))


def weights(units: Sequence[Unit]) -> Weights:
    """Weights from all sentences of a case, as if `PRIOR` more lay beside them: in a case of two sentences a word
    that both have still weighs."""
    seen = Counter(term for unit in units for term in unit.terms)
    size = len(units) + PRIOR
    return Weights({t: math.log(1 + size / n) for t, n in seen.items()}, size)


def neighbours(units: Sequence[Unit], weigh: Weights) -> tuple[Near, ...]:
    """Pairs of sentences of different articles that share weighty words, each once, best first."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for term in unit.terms:
            index[term].append(number)
    totals = [weigh.total(u.terms) for u in units]
    pairs: dict[tuple[int, int], float] = {}
    for number, unit in enumerate(units):
        for other, shared in _closest(number, unit, units, index, weigh):
            pairs[min(number, other), max(number, other)] = shared
    found = [Near(units[i], units[j], shared / max(1e-9, min(totals[i], totals[j])),
                  shared / max(1e-9, math.sqrt(totals[i] * totals[j]))) for (i, j), shared in pairs.items()]
    return tuple(sorted(found, key=lambda n: (-n.cosine, n.a.anchor, n.b.anchor)))


def _closest(
    number: int, unit: Unit, units: Sequence[Unit], index: dict[str, list[int]], weigh: Weights
) -> list[tuple[int, float]]:
    shared: dict[int, float] = defaultdict(float)
    hits: Counter[int] = Counter()
    for term in sorted(unit.terms):
        holders = index[term]
        if len(holders) > max(COMMON, len(units) // 4):
            continue
        for other in holders:
            if units[other].article != unit.article:
                shared[other] += weigh.of(term)
                hits[other] += 1
    ranked = sorted((o for o in shared if hits[o] >= LEAST_SHARED), key=lambda o: (-shared[o], o))
    return [(o, weigh.total(unit.terms & units[o].terms)) for o in ranked[:NEAREST]]


def gaps(a: Sequence[Token], b: Sequence[Token]) -> tuple[Gap, ...]:
    """The stretches that part, in order, after the longest common subsequence of stems was taken out."""
    from rapidfuzz.distance import Indel

    codes = Indel.opcodes([t.stem for t in a], [t.stem for t in b])
    equal = [(c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes if c.tag == "equal"]
    edges = [(0, 0, 0, 0), *equal, (len(a), len(a), len(b), len(b))]
    found = [Gap((p[1], n[0]), (p[3], n[2])) for p, n in pairwise(edges)]
    return tuple(g for g in found if g.left[0] < g.left[1] or g.right[0] < g.right[1])


def shared_run(a: Sequence[Token], b: Sequence[Token]) -> int:
    """How many words both have in one order."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity([t.stem for t in a], [t.stem for t in b]))


def slots(near: Near, weigh: Weights, reach: int = 4, longest: int = 7) -> Iterator[Slot]:
    """The stretches where both have something, with the weight of the words that both have close by."""
    a, b = near.a.tokens, near.b.tokens
    for gap in gaps(a, b):
        left, right = a[slice(*gap.left)], b[slice(*gap.right)]
        if left and right and len(left) <= longest and len(right) <= longest:
            before = _weight(a[max(0, gap.left[0] - reach) : gap.left[0]], near, weigh)
            after = _weight(a[gap.left[1] : gap.left[1] + reach], near, weigh)
            yield Slot(near, left, right, sum(before) + sum(after), len(before), len(after))


def _weight(tokens: Sequence[Token], near: Near, weigh: Weights) -> list[float]:
    return [weigh.of(t.stem) for t in tokens if t.kind in ("name", "content") and t.stem in near.b.terms]
