"""Which pairs of articles are worth laying beside each other, in memory that grows with the articles alone.

Up to a few dozen articles: all. Beyond that each article is compared with those that share the most shingles with it,
counted over an inverted index one article at a time, so that no table of all pairs ever exists.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sayso.relate.lineage.leaning import same
from sayso.relate.lineage.relation import Side
from sayso.relate.lineage.translation import trail

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALL = 48
NEAREST = 12
FEWEST_SHINGLES = 3
CREDITED = 4
UNCOMMON = 40


def candidate_pairs(sides: Sequence[Side]) -> list[tuple[int, int]]:
    """Pairs of numbers, the smaller first, in order."""
    if len(sides) <= SMALL:
        return [(a, b) for a in range(len(sides)) for b in range(a + 1, len(sides))]
    near = {(min(a, b), max(a, b)) for a, b in (*_nearest(sides), *_credited(sides), *_across_languages(sides))}
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


def _across_languages(sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Each article with those of other languages that have the most uncommon landmarks in common with it."""
    languages = [side.text.read.article.language for side in sides]
    if len(set(filter(None, languages))) < 2:
        return
    trails = [sorted(set(trail(side.text).marks)) for side in sides]
    holders: dict[str, list[int]] = {}
    for number, marks in enumerate(trails):
        for mark in marks:
            holders.setdefault(mark, []).append(number)
    for one, marks in enumerate(trails):
        shared = Counter(other for mark in marks if len(holders[mark]) <= UNCOMMON for other in holders[mark]
                         if languages[one] and languages[other] and languages[one] != languages[other])
        best = sorted(shared, key=lambda other: (-shared[other], other))
        yield from ((one, other) for other in best[:NEAREST])


def _credited(sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Each article with some of those that appeared in an outlet it credits."""
    by_outlet: dict[str, list[int]] = {}
    for number, side in enumerate(sides):
        if side.leaning.outlet:
            by_outlet.setdefault(side.leaning.outlet, []).append(number)
    credited = sorted({named for side in sides for named in side.leaning.all})
    parents = {named: [number for outlet, numbers in sorted(by_outlet.items()) if same(named, outlet)
                       for number in numbers[:CREDITED]] for named in credited}
    for child, side in enumerate(sides):
        yield from ((child, parent) for named in sorted(side.leaning.all) for parent in parents[named]
                    if parent != child)
