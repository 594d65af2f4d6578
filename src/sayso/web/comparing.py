"""What differs within a passage that two articles have in common."""

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from sayso.model import Anchor, Passage
from sayso.words import Word, words

MOST_WORDS = 4000
Span = tuple[int, int]


def differences(passage: Passage) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of either side that the other does not have at that place, as code points of the articles.

    Aligned by the fewest words inserted, deleted and replaced (Levenshtein); none for passages beyond `MOST_WORDS`."""
    a, b = words(passage.a.text), words(passage.b.text)
    if len(a) > MOST_WORDS or len(b) > MOST_WORDS:
        return (), ()
    steps = [s for s in Levenshtein.opcodes([w.folded for w in a], [w.folded for w in b]) if s.tag != "equal"]
    return (tuple(_spans(passage.a, a, [(s.src_start, s.src_end) for s in steps])),
            tuple(_spans(passage.b, b, [(s.dest_start, s.dest_end) for s in steps])))


def _spans(anchor: Anchor, found: tuple[Word, ...], ranges: list[Span]) -> Iterator[Span]:
    for first, last in ranges:
        if first < last:
            yield anchor.start + found[first].start, anchor.start + found[last - 1].end
