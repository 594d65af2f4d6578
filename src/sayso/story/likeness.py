"""How likely two articles are to tell of one event: log-odds from figures weighed by `data/story_weights.tsv`."""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from sayso.story.profile import Profile
from sayso.tables import rows

LIMIT = 6.0


class Weighed(NamedTuple):
    """A profile whose terms are weighed by how rare they are; norms are roots of sums of squares."""

    profile: Profile
    terms: Mapping[str, float]
    rare: Mapping[str, float]
    norm: float
    name_norm: float
    word_norm: float


Rarity = Callable[[str], float]


def weigh(profile: Profile, rarity: Rarity) -> Weighed:
    """The profile as it is compared."""
    rare = {t: rarity(t) for t in profile.terms}
    terms = {t: n * rare[t] for t, n in profile.terms.items()}
    names, plain = profile.names, [t for t in terms if t not in profile.names and not t[0].isdigit()]
    return Weighed(profile, terms, rare, _norm(terms, terms), _norm(terms, names), _norm(terms, plain))


def _norm(terms: Mapping[str, float], some: Iterable[str]) -> float:
    return math.sqrt(math.fsum(terms[t] ** 2 for t in some)) or 1.0


def odds(a: Weighed, b: Weighed) -> float:
    """Natural log-odds that both tell of one event, within plus and minus 6; the same whichever comes first."""
    shared = sorted(a.terms.keys() & b.terms.keys())
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * find(a, b, shared) for name, find in FIGURES)
    return max(-LIMIT, min(LIMIT, total - _apart(a.profile, b.profile)))


def shared_terms(a: Weighed, b: Weighed) -> list[str]:
    """What both are about, the rarest and most spoken of first."""
    both = a.terms.keys() & b.terms.keys()
    return sorted(both, key=lambda t: (-a.terms[t] * b.terms[t], t))


def _alike(a: Weighed, b: Weighed, shared: list[str]) -> float:
    return math.sqrt(sum(a.terms[t] * b.terms[t] for t in shared) / (a.norm * b.norm))


def _names_alike(a: Weighed, b: Weighed, shared: list[str]) -> float:
    both = _names(a, b, shared)
    return math.sqrt(sum(a.terms[t] * b.terms[t] for t in both) / (a.name_norm * b.name_norm))


def _words_alike(a: Weighed, b: Weighed, shared: list[str]) -> float:
    plain = [t for t in shared if t not in a.profile.names and t not in b.profile.names and not t[0].isdigit()]
    return sum(a.terms[t] * b.terms[t] for t in plain) / (a.word_norm * b.word_norm)


def _no_name_shared(a: Weighed, b: Weighed, shared: list[str]) -> float:
    return float(bool(a.profile.names) and bool(b.profile.names) and not any(
        t in a.profile.names or t in b.profile.names for t in shared))


def _rarest_shared(a: Weighed, b: Weighed, shared: list[str]) -> float:
    return max((a.rare[t] for t in shared), default=0.0) / RAREST


def _number_shared(a: Weighed, b: Weighed, shared: list[str]) -> float:
    return float(any(t[0].isdigit() for t in shared))


def _numbers_differ(a: Weighed, b: Weighed, shared: list[str]) -> float:
    return float(_numbers(a) and _numbers(b) and not any(t[0].isdigit() for t in shared))


def _names(a: Weighed, b: Weighed, shared: list[str]) -> list[str]:
    return [t for t in shared if t in a.profile.names and t in b.profile.names]


def _numbers(one: Weighed) -> bool:
    return any(t[0].isdigit() for t in one.terms)


RAREST = 8.0
FIGURES: tuple[tuple[str, Callable[[Weighed, Weighed, list[str]], float]], ...] = (
    ("alike", _alike),
    ("names alike", _names_alike),
    ("words alike", _words_alike),
    ("no name shared", _no_name_shared),
    ("rarest term shared", _rarest_shared),
    ("number shared", _number_shared),
    ("numbers differ", _numbers_differ),
)
FREE_DAYS, PER_DOUBLING = 3, 0.5


def _apart(a: Profile, b: Profile) -> float:
    """What days between two reports speak against one event: nothing for three, then more for each doubling."""
    if a.day is None or b.day is None:
        return 0.0
    return PER_DOUBLING * max(0.0, math.log2(max(1, abs(a.day - b.day)) / FREE_DAYS))


@cache
def _weights() -> dict[str, float]:
    return {row["figure"]: float(row["weight"]) for row in rows("story_weights")}
