"""Which pairs of articles are worth laying beside each other, in memory that grows with the articles alone.

Up to a few dozen articles: all. Beyond that each article is compared with those that share the most shingles with it,
counted over an inverted index one article at a time, so that no table of all pairs ever exists.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sayso.relate.lineage.leaning import same
from sayso.relate.lineage.relation import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALL = 48
NEAREST = 12
FEWEST_SHINGLES = 3
CREDITED = 4


def candidate_pairs(sides: Sequence[Side]) -> list[tuple[int, int]]:
    """Pairs of numbers, the smaller first, in order."""
    if len(sides) <= SMALL:
        return [(a, b) for a in range(len(sides)) for b in range(a + 1, len(sides))]
    near = {(min(a, b), max(a, b)) for a, b in (*_nearest(sides), *_credited(sides))}
    return sorted(near)


def _nearest(sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Each article with those that have the most shingles in common with it."""
    import numpy as np

    owners, starts, numbers = _index(sides)
    for one, shingles in enumerate(numbers):
        held = [owners[starts[s]:starts[s + 1]] for s in shingles]
        if not held:
            continue
        shared = np.bincount(np.concatenate(held), minlength=len(sides))
        shared[one] = 0
        found = np.flatnonzero(shared >= FEWEST_SHINGLES)
        best = found[np.lexsort((found, -shared[found]))][:NEAREST]
        yield from ((one, int(other)) for other in best)


def _index(sides: Sequence[Side]) -> tuple["NDArray[Any]", list[int], list[list[int]]]:
    """Owners of each distinct shingle, where each shingle's owners begin, and each article's shingles by number."""
    import numpy as np

    distinct = [np.unique(side.text.codes) for side in sides]
    codes = np.concatenate(distinct)
    owners = np.repeat(np.arange(len(sides), dtype=np.int32), [len(d) for d in distinct])
    order = np.argsort(codes, kind="stable")
    vocabulary, starts = np.unique(codes[order], return_index=True)
    numbers = [np.searchsorted(vocabulary, d).tolist() for d in distinct]
    return owners[order], [*starts.tolist(), len(codes)], numbers


def _credited(sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Each article with some of those that appeared in an outlet it credits."""
    by_outlet: dict[str, list[int]] = {}
    for number, side in enumerate(sides):
        if side.leaning.outlet:
            by_outlet.setdefault(side.leaning.outlet, []).append(number)
    for child, side in enumerate(sides):
        for named in sorted(side.leaning.all):
            for outlet, parents in sorted(by_outlet.items()):
                if same(named, outlet):
                    yield from ((child, parent) for parent in parents[:CREDITED] if parent != child)
