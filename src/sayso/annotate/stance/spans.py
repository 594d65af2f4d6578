"""Ranges of a text that can be asked, in logarithmic time for usual texts, what lies around or across a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Spans:
    """Half-open ranges, each with the number of what it belongs to."""

    def __init__(self, found: Iterable[tuple[int, int, int]]) -> None:
        self._held = sorted(found)
        self._starts = [start for start, _, _ in self._held]
        self._reach = list(accumulate((end for _, end, _ in self._held), max))

    def across(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Ranges that share a character with this one, the last first."""
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._held[at][1] > start:
                yield self._held[at]
            at -= 1

    def around(self, start: int, end: int) -> Iterator[int]:
        """The numbers of ranges that hold this one whole."""
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._reach[at] >= end:
            if self._held[at][1] >= end:
                yield self._held[at][2]
            at -= 1
