"""Statements that say the same, gathered without letting one wrong pair join two claims.

Average linkage over log-odds (correlation clustering by greedy merging, Bansal, Blum and Chawla 2004): two groups are
joined while the mean over all pairs between them speaks for it. A pair that is alike by chance is outvoted by the pairs
that are not, which single linkage cannot do. Ties are broken by the words themselves, so the order of the articles
does not matter.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

Pair = tuple[int, int]
Groups = tuple[tuple[int, ...], ...]
Odds = Callable[[Sequence[Pair]], Sequence[float]]
ENOUGH = -0.75
"""Mean log-odds above which groups are joined. Below 0, since wordings of one claim that are far apart lower a mean."""
FAR = -2.5
"""Groups with a mean below this are not looked at again: so the pairs that are asked stay near the candidates."""


def gather(count: int, near: Iterable[Pair], odds: Odds, enough: float = ENOUGH) -> Groups:
    """Groups of the numbers 0..count-1, each in order; every number stands in one group.

    `near` are the pairs worth looking at; `odds` gives log-odds for any pairs and is asked once for each.
    """
    return _Gathering(count, tuple(near), odds, enough).done()


class _Gathering:
    def __init__(self, count: int, near: Sequence[Pair], odds: Odds, enough: float) -> None:
        self._odds, self._enough = odds, enough
        self._members: dict[int, tuple[int, ...]] = {k: (k,) for k in range(count)}
        self._sums: dict[Pair, float] = dict(zip(near, odds(near), strict=True))
        self._beside: dict[int, set[int]] = defaultdict(set)
        for (a, b), s in self._sums.items():
            if s > FAR:
                self._beside[a].add(b)
                self._beside[b].add(a)
        self._next = count
        self._heap = [(-s, a, b) for (a, b), s in self._sums.items() if s > enough]
        heapq.heapify(self._heap)

    def done(self) -> Groups:
        while self._heap:
            mean, a, b = heapq.heappop(self._heap)
            if a in self._members and b in self._members and -mean == self._mean(a, b):
                self._join(a, b)
        return tuple(sorted(self._members.values()))

    def _mean(self, a: int, b: int) -> float:
        key = (a, b) if a < b else (b, a)
        return self._sums[key] / (len(self._members[a]) * len(self._members[b]))

    def _join(self, a: int, b: int) -> None:
        """The joined group takes a number of its own; sums towards its neighbours are completed by asking."""
        new, self._next = self._next, self._next + 1
        beside = (self._beside.pop(a) | self._beside.pop(b)) - {a, b}
        self._members[new] = tuple(sorted((*self._members[a], *self._members[b])))
        for c in sorted(beside):
            self._beside[c] -= {a, b}
            self._sums[(c, new)] = self._sum(a, c) + self._sum(b, c)
            if (mean := self._mean(c, new)) > FAR:
                self._beside[c].add(new)
                self._beside[new].add(c)
            if mean > self._enough:
                heapq.heappush(self._heap, (-mean, c, new))
        del self._members[a], self._members[b]

    def _sum(self, a: int, b: int) -> float:
        key = (a, b) if a < b else (b, a)
        if key not in self._sums:
            pairs = [(min(x, y), max(x, y)) for x in self._members[a] for y in self._members[b]]
            self._sums[key] = sum(self._odds(pairs))
        return self._sums[key]
