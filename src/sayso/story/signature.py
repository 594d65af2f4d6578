"""By which articles of an archive meet that may tell of one event, without comparing each with each.

Each of 64 rows of an article's signature is one of its terms, drawn by chance in proportion to its weight, by the same
dice for every article (consistent weighted sampling; the draw is that of P-MinHash, Moulton and Jiang 2018, after
Broder's MinHash of 1997). Two articles draw the same term the oftener the more weight they share; those that do so in
three rows are candidates. Weights are squared, so that rare terms, which tell stories apart, are drawn.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np

from sayso.story.likeness import Weighed

ROWS, MET, BACK = 64, 3, 50
"""Rows of a signature; in how many two articles must meet; how many articles back in a bucket each is compared with, in
the order of arrival, so that a term that many articles draw costs no square of them. Chosen on stories of FNC-1 among
900 other articles: 90 of 100 pairs that are likelier than not to tell of one event meet, 12 candidates an article."""


def buckets(one: Weighed) -> list[int]:
    """A number for each row: articles with the same number drew the same term in it. None for an article without
    terms."""
    terms = sorted(one.terms)
    if not terms:
        return []
    weights = np.array([one.terms[t] for t in terms]) ** 2
    hashes = np.array([_hash(t) for t in terms], dtype=np.uint64)
    dice = _mixed(hashes[None, :] ^ _mixed(np.arange(1, ROWS + 1, dtype=np.uint64))[:, None])
    chance = (dice >> np.uint64(11)).astype(np.float64) / 2.0**53
    drawn = np.argmin(-np.log(np.maximum(chance, 2.0**-60)) / np.maximum(weights, 1e-9), axis=1)
    return [int(dice[row, term] >> np.uint64(1)) for row, term in enumerate(drawn)]


def meetings(sorted_buckets: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that share a bucket, the earlier first, from (bucket, article) in order."""
    present: int | None = None
    before: deque[int] = deque(maxlen=BACK)
    for bucket, article in sorted_buckets:
        if bucket != present:
            present = bucket
            before.clear()
        yield from ((earlier, article) for earlier in before)
        before.append(article)


@lru_cache(maxsize=65536)
def _hash(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "backslashreplace"), digest_size=8).digest(), "big")


def _mixed(numbers: "np.ndarray[tuple[int, ...], np.dtype[np.uint64]]") -> (
        "np.ndarray[tuple[int, ...], np.dtype[np.uint64]]"):
    """Each number as if thrown by dice (the finaliser of SplitMix64, Steele et al. 2014)."""
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
