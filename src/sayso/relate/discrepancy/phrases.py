"""Finding the phrases of a table in a sentence: the longest that fits at a word, no two on the same words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.relate.discrepancy.units import Token


class Found(NamedTuple):
    """The phrase that stands at tokens [first, last)."""

    first: int
    last: int
    phrase: str


def index(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases as word tuples under their first word, the longest first."""
    held: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        held.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in held.items()}


def occurrences(tokens: Sequence[Token], held: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterator[Found]:
    """Every occurrence, from left to right."""
    at = 0
    while at < len(tokens):
        fit = next((w for w in held.get(tokens[at].folded, ()) if _stands(tokens, at, w)), None)
        if fit:
            yield Found(at, at + len(fit), " ".join(fit))
        at += len(fit) if fit else 1


def _stands(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return len(tokens) >= at + len(words) and all(
        tokens[at + n].folded == word for n, word in enumerate(words)
    )
