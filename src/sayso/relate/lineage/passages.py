"""Words that two articles have in common, in order: runs of equal words joined over small changes."""

from typing import NamedTuple

from sayso.relate.lineage.text import SHINGLE, Text

GAP = 6
SHORTEST = 5
CONTENT_WORDS = 3
REPEATS = 4


class Run(NamedTuple):
    """`length` equal words from word `a` of one text and word `b` of the other."""

    a: int
    b: int
    length: int


class Shared(NamedTuple):
    """Runs that stand in one order with small gaps, a term swapped or a word dropped between them."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        """Half-open range of words in the first text."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b(self) -> tuple[int, int]:
        """Half-open range of words in the second text."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].length

    @property
    def words(self) -> int:
        """How many words are equal."""
        return sum(run.length for run in self.runs)


def shared_passages(one: Text, other: Text) -> tuple[Shared, ...]:
    """Passages in the order of the first text; none overlaps another in either text."""
    runs = _apart(_runs(one, other), len(one.forms), len(other.forms))
    joined = [Shared(tuple(chain)) for chain in _chains(runs)]
    return tuple(s for s in joined if s.words >= SHORTEST and _says_something(one, s))


def _runs(one: Text, other: Text) -> list[Run]:
    """Longest runs of equal words, found through shingles in common."""
    import numpy as np

    first = np.searchsorted(other.ranked, one.codes, "left")
    count = np.minimum(np.searchsorted(other.ranked, one.codes, "right") - first, REPEATS)
    at = np.repeat(np.arange(len(one.codes)), count)
    if not len(at):
        return []
    repeat = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    shift = other.order[first[at] + repeat] - at
    by_shift = np.lexsort((at, shift))
    at, shift = at[by_shift], shift[by_shift]
    broken = np.flatnonzero((np.diff(shift) != 0) | (np.diff(at) != 1))
    begins, ends = np.concatenate(([0], broken + 1)), np.concatenate((broken, [len(at) - 1]))
    spans = zip(at[begins].tolist(), shift[begins].tolist(), at[ends].tolist(), strict=True)
    return [Run(start, start + by, end - start + SHINGLE) for start, by, end in spans]


def _apart(runs: list[Run], length_a: int, length_b: int) -> list[Run]:
    """The longest runs, cut so that no word is used twice."""
    used_a, used_b = bytearray(length_a), bytearray(length_b)
    kept = []
    for run in sorted(runs, key=lambda r: (-r.length, abs(r.a - r.b), r.a, r.b)):
        if cut := _free_part(run, used_a, used_b):
            kept.append(cut)
            used_a[cut.a:cut.a + cut.length] = b"\1" * cut.length
            used_b[cut.b:cut.b + cut.length] = b"\1" * cut.length
    return sorted(kept)


def _free_part(run: Run, used_a: bytearray, used_b: bytearray) -> Run | None:
    """The run without used words at its ends; None where fewer than a shingle is left or its middle is used."""
    first, last = 0, run.length
    while first < last and (used_a[run.a + first] or used_b[run.b + first]):
        first += 1
    while last > first and (used_a[run.a + last - 1] or used_b[run.b + last - 1]):
        last -= 1
    middle = 1 in used_a[run.a + first:run.a + last] or 1 in used_b[run.b + first:run.b + last]
    return Run(run.a + first, run.b + first, last - first) if last - first >= SHINGLE and not middle else None


def _chains(runs: list[Run]) -> list[list[Run]]:
    chains: list[list[Run]] = []
    for run in runs:
        if chains and _close(chains[-1][-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def _close(before: Run, after: Run) -> bool:
    """Whether little stands between two runs, in both texts."""
    return (after.a - before.a - before.length <= GAP
            and 0 <= after.b - before.b - before.length <= GAP)


def _says_something(text: Text, shared: Shared) -> bool:
    """Whether the passage has words that carry something, not only grammar."""
    return sum(text.content[run.a:run.a + run.length].count(1) for run in shared.runs) >= CONTENT_WORDS
