"""Texts as the network is trained on them: the run time's words, packed without context around them.

Teacher and student share the words, so that a soft label of the one is a target for the other, word by word.
"""

from collections.abc import Sequence

from tokenizers import Tokenizer

from sayso.annotate.attribution.draft import Range
from sayso.annotate.attribution.windows import Words, packed

Window = list[Range]
CLS, SEP, PAD, UNKNOWN, MASK = 0, 2, 1, 104, 30526


def pieces(tokenizer: Tokenizer, words: Words, unknown: int) -> list[list[int]]:
    """Word piece ids of each word, at least one."""
    out: list[list[int]] = [[] for _ in words.ranges]
    if out:
        texts = [words.text[a:b] for a, b in words.ranges]
        encoded = tokenizer.encode(texts, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            out[word].append(piece)
    return [ids or [unknown] for ids in out]


def windows(words: Words, lengths: Sequence[int], size: int) -> list[Window]:
    """Whole paragraphs, in order, with a mark each and two at the edges."""
    return packed(words, lengths, size - 2, size)
