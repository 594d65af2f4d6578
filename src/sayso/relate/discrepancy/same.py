"""When two differing stretches say the same after all: spelling, function words, more or less detail."""

from collections.abc import Sequence
from functools import cache, lru_cache

from sayso import tables
from sayso.relate.discrepancy.units import Token

WEIGHTY = frozenset({"modal", "negation"})
CLOSE = 2
SOUNDS = (("x", "ks"), ("ph", "f"), ("kh", "h"), ("ou", "u"), ("y", "i"), ("w", "v"), ("q", "k"), ("ii", "i"))


@cache
def classes() -> dict[str, str]:
    """The class of each small word."""
    return {row["word"]: row["class"] for row in tables.rows("parting_small_words")}


def alike(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether nothing that a reader would call another word stands on either side."""
    if "".join(t.folded for t in left) == "".join(t.folded for t in right):
        return True
    a = [t for t in _weighty(left) if not any(spelled_alike(t, o.folded) for o in right)]
    b = [t for t in _weighty(right) if not any(spelled_alike(t, o.folded) for o in left)]
    return not a and not b


def _weighty(tokens: Sequence[Token]) -> list[str]:
    return [t.folded for t in tokens if t.kind != "small" or classes().get(t.folded) in WEIGHTY]


@lru_cache(maxsize=65536)
def spelled_alike(a: str, b: str) -> bool:
    """One word in two spellings: `defence` and `defense`, `Haifa` and `Hayfa`, a mistyped `hear` for `here`."""
    from rapidfuzz.distance import OSA

    a, b = _sounded(a), _sounded(b)
    if a == b:
        return True
    if min(len(a), len(b)) <= CLOSE + 1 or a[0] != b[0]:
        return False
    return OSA.distance(a, b) <= (1 if len(a) < 7 else CLOSE) or (
        abs(len(a) - len(b)) <= 1 and _consonants(a) == _consonants(b)
    )


def _sounded(word: str) -> str:
    """One spelling for letters that transliterations exchange: `Alexei` and `Aleksey`, `Khalid` and `Halid`."""
    for theirs, ours in SOUNDS:
        word = word.replace(theirs, ours)
    return word


def _consonants(word: str) -> str:
    return "".join(ch for ch in word if ch not in "aeiouy")
