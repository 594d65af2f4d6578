"""Which pairs of statements are worth judging: an inverted index over their rarest terms and pieces of words.

Each statement asks the index with its rarest keys and keeps the best answers, and a key that very many statements have
is not asked. So the pairs grow with the statements times a constant, and the sorting makes it n log n.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from sayso.relate.claims.terms import Bag

KEYS, KEPT, LONGEST = 24, 24, 400


def candidates(bags: Sequence[Bag]) -> tuple[tuple[int, int], ...]:
    """Pairs of statement numbers, the smaller first, in order."""
    keyed = [_keys(bag) for bag in bags]
    index: dict[str, list[int]] = defaultdict(list)
    for at, keys in enumerate(keyed):
        for key in keys:
            index[key].append(at)
    found = set()
    for at, keys in enumerate(keyed):
        found |= {(min(at, b), max(at, b)) for b in _answers(at, keys, index, bags)}
    return tuple(sorted(found))


def _keys(bag: Bag) -> Mapping[str, float]:
    weighed = {**{f"={t}": 3 * w for t, w in bag.terms.items()}, **bag.grams}
    rare = sorted(weighed, key=lambda k: (-weighed[k], k))
    return {k: weighed[k] for k in (*(k for k in rare if k[0] == "="), *islice((k for k in rare if k[0] != "="), KEYS))}


def _answers(at: int, keys: Mapping[str, float], index: Mapping[str, list[int]], bags: Sequence[Bag]) -> list[int]:
    votes: dict[int, float] = defaultdict(float)
    for key, weight in keys.items():
        if len(index[key]) <= LONGEST:
            for other in index[key]:
                votes[other] += weight
    votes.pop(at, None)
    size = {b: v / (10 + bags[b].weight) for b, v in votes.items()}
    return sorted(size, key=lambda b: (-size[b], bags[b].statement.anchor))[:KEPT]
