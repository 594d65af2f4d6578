"""Words that differ as direct and reported speech of one utterance do: "we will" and "they would"; "I've", "I have"."""

from collections.abc import Iterator, Sequence
from functools import cache

from sayso import tables
from sayso.relate.discrepancy.units import Token

JOINED = (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'d", "would"), ("'m", "am"))
SPOKEN = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"),
          "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to")}
IS = frozenset({"there", "here", "it", "he", "she", "that", "this", "what", "who", "where"})
LEFT_OUTSIDE = frozenset({"he", "have", "be"})


@cache
def _shifted() -> dict[str, str]:
    return {row["word"]: row["for"] for row in tables.rows("parting_shifts")}


def spelled_out(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words with what speech joins set apart."""
    return tuple(w for t in tokens for w in _parts(t))


def reported(tokens: Sequence[Token], head: bool = False) -> tuple[str, ...]:
    """The words as they stand in any tense and person: equal for two reports of one utterance. At the `head` of a
    quotation a pronoun may have been left to the words before it, and `have` with it."""
    found = tuple(_shifted().get(w, w) for w in spelled_out(tokens))
    if not head:
        return found
    return found[next((n for n, w in enumerate(found) if w not in LEFT_OUTSIDE), len(found)) :]


def _parts(token: Token) -> Iterator[str]:
    folded = token.folded
    if folded in IS and token.text[-2:-1] in "'’" and len(token.text) > len(folded):
        yield from (folded, "is")
        return
    if folded in SPOKEN:
        yield from SPOKEN[folded]
        return
    for ending, word in JOINED:
        if folded.endswith(ending) and len(folded) > len(ending):
            yield folded.removesuffix(ending)
            yield word
            return
    yield folded
