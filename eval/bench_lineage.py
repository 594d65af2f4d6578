"""How long the lineage of one big story takes, beside a plain quadratic comparison and, where installed, datasketch.

    python -m eval.bench_lineage [ARTICLES]      1000 by default
    pip install 'sayso[bench]'                   for datasketch; without it its row says that it is missing

The story is generated: agency takes with their prints, cut, reordered and with swapped terms, and as many reports of
its own. All are about one event and share its names and terms, so that no method can tell them apart by topic. Printed
are wall and CPU seconds, CPU as a multiple of Sayso's, peak memory (allocations that Python traces) for a half and for
all of the articles, and which of the planted pairs were found. On a busy machine the CPU seconds are what counts.
"""

import importlib.util
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from sayso.annotate import boilerplate, credit, sentences
from sayso.model import Annotated, Article
from sayso.relate.lineage import derive
from sayso.words import words

PRINTS, SHARE = 12, 0.5
SENTENCES, LENGTH = 24, (12, 26)
SHINGLE, COPY = 5, 0.5
TRACED = 400
SYLLABLES = ("ka", "lo", "mer", "tis", "an", "vol", "dre", "sun", "pi", "har", "gol", "en", "bri", "tuk", "sa", "mo")
GRAMMAR = ("the", "of", "in", "and", "to", "a", "that", "was", "for", "on", "with", "by", "at", "from", "had", "were")

Pairs = set[tuple[str, str]]


class Story(NamedTuple):
    """Articles, and for each the number of the take that it prints; reports of their own have one each."""

    read: list[Annotated]
    take: dict[str, int]

    def half(self) -> "Story":
        """Every second article."""
        return Story(self.read[::2], self.take)


def big_story(size: int) -> Story:
    """A story of so many articles, the same each time."""
    draw = random.Random(7)
    event = [_word(draw).capitalize() for _ in range(60)] + [_word(draw) for _ in range(240)]
    read: list[Annotated] = []
    take: dict[str, int] = {}
    for number in range(size):
        told = _told(event, random.Random(number))
        prints = PRINTS if draw.random() < SHARE / PRINTS else 1
        for k in range(min(prints, size - len(read))):
            one = _read(f"{number:04d}-{k:02d}", _printed(told, random.Random(number * 100 + k)) if k else told)
            read.append(one)
            take[one.article.id] = number
        if len(read) >= size:
            break
    return Story(read, take)


def lineage(read: list[Annotated]) -> Pairs:
    """Sayso: pairs aligned word for word, with the lineage over them and the losses along it."""
    return {(p.a, p.b) for p in derive(tuple(read)).pairs if p.relation in ("verbatim", "partial")}


def quadratic(read: list[Annotated]) -> Pairs:
    """All pairs by the containment of word 5-grams, each pair on its own."""
    grams = {one.article.id: _grams(one) for one in read}
    return {(a, b) for a, b in combinations(sorted(grams), 2)
            if len(grams[a] & grams[b]) >= COPY * min(len(grams[a]), len(grams[b]))}


def datasketch(read: list[Annotated]) -> Pairs:
    """Pairs by datasketch's MinHash and LSH at the same threshold, of Jaccard similarity."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    index, hashes = MinHashLSH(threshold=COPY, num_perm=128), {}
    for one in read:
        hashed = MinHash(num_perm=128)
        hashed.update_batch([" ".join(gram).encode() for gram in _grams(one)])
        hashes[one.article.id] = hashed
        index.insert(one.article.id, hashed)
    return {(min(a, b), max(a, b)) for a, hashed in hashes.items() for b in index.query(hashed) if a != b}


METHODS: tuple[Callable[[list[Annotated]], Pairs], ...] = (lineage, quadratic, datasketch)


class Measured(NamedTuple):
    """Seconds, MB for a half and for all of at most TRACED articles, and shares of planted and of found pairs."""

    wall: float
    cpu: float
    half_mb: float
    mb: float
    found: float
    right: float


def measure(method: Callable[[list[Annotated]], Pairs], story: Story) -> Measured:
    """One method on one story."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = method(story.read)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    traced = Story(story.read[:TRACED], story.take)
    planted = _planted(story)
    return Measured(wall, cpu, _peak(method, traced.half()), _peak(method, traced),
                    len(found & planted) / max(1, len(planted)), len(found & planted) / max(1, len(found)))


def figures() -> dict[str, float]:
    """Sayso's own row for 1,000 articles, in CPU seconds: those do not depend on what else the machine does."""
    story = big_story(1000)
    planted, cpu = _planted(story), time.process_time()
    found = lineage(story.read)
    return {"CPU s": time.process_time() - cpu, "found": len(found & planted) / len(planted),
            "right": len(found & planted) / max(1, len(found))}


def main(size: int) -> None:
    """Prints one row a method."""
    story = big_story(size)
    traced = min(TRACED, size)
    grams = sum(len(_grams(one)) for one in story.read) // size
    print(f"{size} articles, {grams} word 5-grams each, {len(_planted(story))} pairs that print one take")
    print(f"{'method':<12}{'wall s':>9}{'CPU s':>9}{'x Sayso':>9}{f'MB {traced // 2}':>9}{f'MB {traced}':>9}"
          f"{'found':>9}{'right':>9}")
    ours = 0.0
    for method in METHODS:
        if method is datasketch and not importlib.util.find_spec("datasketch"):
            print(f"{'datasketch':<12}  skipped: not installed (pip install 'sayso[bench]')")
            continue
        got = measure(method, story)
        ours = ours or got.cpu
        print(f"{method.__name__:<12}{got.wall:>9.1f}{got.cpu:>9.1f}{got.cpu / ours:>9.1f}{got.half_mb:>9.1f}"
              f"{got.mb:>9.1f}{got.found:>9.3f}{got.right:>9.3f}", flush=True)


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 3, 4))))


def _told(event: list[str], draw: random.Random) -> list[str]:
    """Sentences of grammar, of the event's terms and of words that are this report's own."""
    own = [_word(draw) for _ in range(200)]
    return [" ".join(_next(event, own, draw) for _ in range(draw.randint(*LENGTH))).capitalize() + "."
            for _ in range(SENTENCES + draw.randrange(SENTENCES))]


def _next(event: list[str], own: list[str], draw: random.Random) -> str:
    kind = draw.random()
    return draw.choice(GRAMMAR if kind < 0.45 else event if kind < 0.75 else own)


def _printed(told: list[str], draw: random.Random) -> list[str]:
    """A print: some sentences cut, two exchanged, a term swapped throughout."""
    kept = [s for s in told if draw.random() < 0.8] or told[:1]
    if len(kept) > 3:
        at = draw.randrange(len(kept) - 2)
        kept[at], kept[at + 1] = kept[at + 1], kept[at]
    old = max(" ".join(kept).split(), key=len)
    return [s.replace(old, old[::-1]) for s in kept]


def _read(ident: str, body: list[str]) -> Annotated:
    article = Article(ident, "\n\n".join(body), outlet=f"Outlet {ident}")
    split = sentences.find(article)
    return Annotated(article, split, credits=credit.find(article, split), boilerplate=boilerplate.find(article))


def _planted(story: Story) -> Pairs:
    takes: dict[int, list[str]] = {}
    for one in story.read:
        takes.setdefault(story.take[one.article.id], []).append(one.article.id)
    return {pair for members in takes.values() for pair in combinations(sorted(members), 2)}


def _peak(method: Callable[[list[Annotated]], Pairs], story: Story) -> float:
    """Megabytes at the highest."""
    tracemalloc.start()
    method(story.read)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak


def _grams(one: Annotated) -> set[tuple[str, ...]]:
    folded = [w.folded for w in words(one.article.text)]
    return {tuple(folded[k:k + SHINGLE]) for k in range(len(folded) - SHINGLE + 1)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
