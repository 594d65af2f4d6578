"""Sentences that say the same in other words, one by one, as a rewrite has them."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.relate.lineage.text import Text, small
from sayso.tables import rows

FEWEST_WORDS = 3
FEWEST_SHARED = 3
HOLDS_FROM = 5
HOLDS_WEIGHT = 0.75
MOSTLY = 0.5
SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "er", "es", "ly", "s")


class Likeness(NamedTuple):
    """Sentence number `a` of one text and `b` of the other; `score` 0..1; `quoted` if it is somebody's words."""

    a: int
    b: int
    score: float
    quoted: bool


class Profile(NamedTuple):
    """The stems of each sentence, and whether it is mostly quoted."""

    stems: tuple[frozenset[str], ...]
    quoted: tuple[bool, ...]


def profile(text: Text) -> Profile:
    """What the sentences of a text are compared by."""
    stems = tuple(
        frozenset(stem(f) for f in text.forms[first:last] if f not in small() and len(f) > 1)
        for first, last in text.sentences
    )
    quoted = tuple(sum(text.quoted[first:last]) > MOSTLY * (last - first) for first, last in text.sentences)
    return Profile(stems, quoted)


def alike(one: Profile, other: Profile, lowest: float) -> tuple[Likeness, ...]:
    """Pairs of sentences, each used once, the likest first; those below `lowest` are left out."""
    weights = _weights(one, other)
    masses = tuple([math.fsum(weights[s] for s in stems) for stems in side.stems] for side in (one, other))
    found = []
    for a, b, common in _sharing(one, other):
        shared = math.fsum(weights[s] for s in common)
        short = min(len(one.stems[a]), len(other.stems[b])) < HOLDS_FROM
        score = _score(shared, masses[0][a], masses[1][b], short)
        if score >= lowest:
            found.append(Likeness(a, b, score, one.quoted[a] or other.quoted[b]))
    found.sort(key=lambda x: (-x.score, x.a, x.b))
    return _one_to_one(found)


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """The form without its commonest endings."""
    base = _bases().get(form, form)
    for suffix in SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= 4:
            return base.removesuffix(suffix)
    return base


def _sharing(one: Profile, other: Profile) -> list[tuple[int, int, frozenset[str]]]:
    """Pairs of sentences with enough stems in common."""
    pairs = ((a, b, stems & others) for a, stems in enumerate(one.stems) for b, others in enumerate(other.stems))
    return [(a, b, common) for a, b, common in pairs if len(common) >= FEWEST_SHARED]


def _weights(one: Profile, other: Profile) -> Mapping[str, float]:
    """What every other sentence says weighs little: idf over the sentences of both texts."""
    count = Counter(s for stems in (*one.stems, *other.stems) for s in stems)
    total = len(one.stems) + len(other.stems)
    return {s: math.log(1 + total / n) for s, n in count.items()}


def _score(shared: float, one: float, other: float, short: bool) -> float:
    """Cosine of the weighted sets; a sentence wholly inside a longer one counts for somewhat less than that."""
    held = 0.0 if short else shared / min(one, other)
    return max(shared / math.sqrt(one * other), HOLDS_WEIGHT * held)


def _one_to_one(found: list[Likeness]) -> tuple[Likeness, ...]:
    used_a: set[int] = set()
    used_b: set[int] = set()
    kept = []
    for likeness in found:
        if likeness.a not in used_a and likeness.b not in used_b:
            used_a.add(likeness.a)
            used_b.add(likeness.b)
            kept.append(likeness)
    return tuple(kept)


@cache
def _bases() -> dict[str, str]:
    return {row["form"]: row["base"] for row in rows("irregular_verbs")}
