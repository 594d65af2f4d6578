"""How long the lineage of one big story takes, beside a plain quadratic comparison and, where installed, datasketch.

    python -m eval.bench_lineage [ARTICLES]      1000 by default

The story is generated: agency takes, their prints, cuts and rewrites, and reports of their own, in the proportions of a
big event. Printed are seconds, the peak memory that Python allocated, and the share of planted copies that were found.
"""

import importlib.util
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from itertools import combinations

from eval.planted import story
from sayso.annotate import boilerplate, credit, sentences
from sayso.model import Annotated, Article
from sayso.relate.lineage import derive
from sayso.words import words

FAMILY = 25
SHINGLE = 5
COPY = 0.5


def big_story(size: int) -> tuple[list[Annotated], list[set[str]]]:
    """Articles, and the families of those that print one take, each another cut of it."""
    read, families = [], []
    for number in range(-(-size // FAMILY)):
        told = [*story(number).first, *story(number + 5000).other, *story(number + 9000).reworded]
        draw = random.Random(number)
        family = set()
        for print_ in range(min(FAMILY, size - number * FAMILY)):
            kept = sorted(draw.sample(range(len(told)), draw.randrange(20, len(told))))
            body = "\n\n".join(told[k] for k in kept)
            article = Article(f"{number:03d}-{print_:02d}", body, outlet=f"Outlet {print_}")
            split = sentences.find(article)
            read.append(Annotated(article, split, credits=credit.find(article, split),
                                  boilerplate=boilerplate.find(article)))
            family.add(article.id)
        families.append(family)
    return read, families


def quadratic(read: list[Annotated]) -> set[tuple[str, str]]:
    """All pairs by the containment of word 5-grams, each pair on its own."""
    grams = {one.article.id: _grams(one) for one in read}
    return {(a, b) for a, b in combinations(sorted(grams), 2)
            if len(grams[a] & grams[b]) >= COPY * min(len(grams[a]), len(grams[b]))}


def datasketch(read: list[Annotated]) -> set[tuple[str, str]]:
    """Pairs by datasketch's MinHash and LSH at the same threshold, of Jaccard similarity."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    index, hashes = MinHashLSH(threshold=COPY, num_perm=128), {}
    for one in read:
        hashed = MinHash(num_perm=128)
        hashed.update_batch([" ".join(gram).encode() for gram in _grams(one)])
        hashes[one.article.id] = hashed
        index.insert(one.article.id, hashed)
    return {(min(a, b), max(a, b)) for a, hashed in hashes.items() for b in index.query(hashed) if a != b}


def lineage(read: list[Annotated]) -> set[tuple[str, str]]:
    """Sayso's: pairs aligned word for word, with the lineage over them."""
    return {(p.a, p.b) for p in derive(tuple(read)).pairs if p.relation in ("verbatim", "partial")}


def measure(method: Callable[[list[Annotated]], set[tuple[str, str]]], read: list[Annotated],
            families: list[set[str]]) -> tuple[float, float, float, float]:
    """Seconds, peak memory in MB, share of articles joined to a copy, share of the pairs that are right."""
    start = time.perf_counter()
    found = method(read)
    took = time.perf_counter() - start
    tracemalloc.start()
    method(read[:200])
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    home = {member: number for number, family in enumerate(families) for member in family}
    right = [(a, b) for a, b in found if home[a] == home[b]]
    joined = {article for pair in right for article in pair}
    return took, peak, len(joined) / len(read), len(right) / max(1, len(found))


def main(size: int) -> None:
    """Prints one row a method."""
    read, families = big_story(size)
    print(f"{size} articles, {sum(len(_grams(one)) for one in read) // size} word 5-grams each")
    print(f"{'method':<14}{'seconds':>10}{'MB at 200':>12}{'joined':>10}{'right':>10}")
    methods = [lineage, quadratic, *([datasketch] if importlib.util.find_spec("datasketch") else [])]
    for method in methods:
        took, peak, joined, right = measure(method, read, families)
        print(f"{method.__name__:<14}{took:>10.1f}{peak:>12.1f}{joined:>10.3f}{right:>10.3f}")


def _grams(one: Annotated) -> set[tuple[str, ...]]:
    folded = [w.folded for w in words(one.article.text)]
    return {tuple(folded[k:k + SHINGLE]) for k in range(len(folded) - SHINGLE + 1)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
