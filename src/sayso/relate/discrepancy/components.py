"""Groups of things that are joined pair by pair."""

from collections import defaultdict
from collections.abc import Iterable


def components(size: int, joined: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups of 0..size-1 that the pairs connect, each in order, ordered by their first member."""
    root = list(range(size))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for a, b in joined:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(size):
        groups[find(n)].append(n)
    return [groups[first] for first in sorted(groups)]
