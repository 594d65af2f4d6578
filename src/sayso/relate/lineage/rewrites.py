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
    found = [
        Likeness(a, b, score, one.quoted[a] or other.quoted[b])
        for a, b, common in _sharing(one, other)
        if (score := _score(one.stems[a], other.stems[b], common, weights)) >= lowest
    ]
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
    holders: dict[str, list[int]] = {}
    for b, stems in enumerate(other.stems):
        for s in sorted(stems):
            holders.setdefault(s, []).append(b)
    found = []
    for a, stems in enumerate(one.stems):
        counts = Counter(b for s in stems for b in holders.get(s, ()))
        found += [(a, b, stems & other.stems[b]) for b, n in sorted(counts.items()) if n >= FEWEST_SHARED]
    return found


def _weights(one: Profile, other: Profile) -> Mapping[str, float]:
    """What every other sentence says weighs little: idf over the sentences of both texts."""
    count = Counter(s for stems in (*one.stems, *other.stems) for s in stems)
    total = len(one.stems) + len(other.stems)
    return {s: math.log(1 + total / n) for s, n in count.items()}


def _score(one: frozenset[str], other: frozenset[str], common: frozenset[str], weights: Mapping[str, float]) -> float:
    """Cosine of the weighted sets; a sentence wholly inside a longer one counts for somewhat less than that."""
    def mass(stems: frozenset[str]) -> float:
        return math.fsum(weights[s] for s in stems)

    shared, a, b = mass(common), mass(one), mass(other)
    held = shared / min(a, b) if min(len(one), len(other)) >= HOLDS_FROM else 0.0
    return max(shared / math.sqrt(a * b), HOLDS_WEIGHT * held)


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
