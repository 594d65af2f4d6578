"""An article made ready for comparing: its words without agency lines and boilerplate, each narrated or quoted."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sayso.model import Anchor, Annotated
from sayso.relate.lineage.quoted import Range, merged, quoted_ranges
from sayso.tables import rows
from sayso.words import Word, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHINGLE = 4
LONGEST_SENTENCE = 40
SHORTEST_SENTENCE = 3
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Parallel sequences over the words that count; `sentences` are half-open ranges of word numbers; `quoted` has 1
    for words that are somebody's quoted ones, `content` for those that are not mere grammar.

    `forms` are the words as compared: folded, without plural or possessive s, so that lost apostrophes do not matter.
    `codes[i]` stands for the four forms from i on; `ranked` are the codes in order and `order` where each of them is.
    """

    read: Annotated
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    quoted: bytes
    content: bytes
    sentences: tuple[Range, ...]
    codes: "NDArray[Any]"
    ranked: "NDArray[Any]"
    order: "NDArray[Any]"

    @property
    def id(self) -> str:
        """The article's id."""
        return self.read.article.id

    @property
    def narrated(self) -> int:
        """How many words stand outside quotations."""
        return len(self.quoted) - sum(self.quoted)

    def anchor(self, first: int, last: int) -> Anchor:
        """The anchor from word `first` up to, not including, word `last`."""
        return self.read.article.anchor(self.words[first].start, self.words[last - 1].end)


def prepare(read: Annotated) -> Text:
    """The article's words, each with its form and role, in sentences."""
    aside = _set_aside(read)
    kept = [w for w in words(read.article.text) if not _inside(w, aside)]
    quotes = quoted_ranges(read)
    forms = tuple(form(w.folded) for w in kept)
    codes = _codes(forms)
    order = codes.argsort(kind="stable")
    quoted = bytes(_inside(w, quotes) for w in kept)
    content = bytes(f not in small() for f in forms)
    return Text(read, tuple(kept), forms, quoted, content, _sentences(read, kept), codes, codes[order], order)


@lru_cache(maxsize=65536)
def form(folded: str) -> str:
    """The folded word as compared: without apostrophes, thousands separators and a final s."""
    if folded[:1].isdigit():
        return folded.replace(",", "")
    plain = folded.replace("'", "")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


@cache
def small() -> frozenset[str]:
    """Forms of words that carry grammar and no event."""
    return frozenset(form(row["word"]) for row in rows("lineage_small_words"))


@lru_cache(maxsize=262144)
def _number(form: str) -> int:
    """The same number for the same form, on every machine."""
    return int.from_bytes(hashlib.blake2b(form.encode("utf-8", "backslashreplace"), digest_size=8).digest(), "little")


def _codes(forms: tuple[str, ...]) -> "NDArray[Any]":
    """One 64-bit number for each run of SHINGLE forms; as good as unique."""
    import numpy as np

    numbers = np.array([_number(f) for f in forms], dtype=np.uint64)
    length = max(0, len(forms) - SHINGLE + 1)
    codes = np.zeros(length, dtype=np.uint64)
    for place, factor in enumerate(_MIX):
        part = numbers[place:place + length] * np.uint64(factor)
        codes += part ^ (part >> np.uint64(29 + place))
    return codes


def _set_aside(read: Annotated) -> list[Range]:
    """The headline, boilerplate, and the names of agencies that sign the copy."""
    named = [(c.anchor.start, c.anchor.end) for c in read.credits if c.kind in ("agency", "republication")]
    return merged([(0, read.article.body), *((b.start, b.end) for b in read.boilerplate), *named])


def _inside(word: Word, ranges: list[Range]) -> bool:
    at = bisect_right(ranges, (word.start, len("x") << 40)) - 1
    return at >= 0 and word.start < ranges[at][1]


def _sentences(read: Annotated, kept: list[Word]) -> tuple[Range, ...]:
    """Sentences as ranges of words; very long ones, of texts that lost their punctuation, in pieces."""
    found: list[Range] = []
    at = 0
    for sentence in read.sentences:
        first = at
        while at < len(kept) and kept[at].start < sentence.end:
            at += 1
        found.extend(_pieces(first, at))
    found.extend(_pieces(at, len(kept)))
    return tuple(found)


def _pieces(first: int, last: int) -> list[Range]:
    length = last - first
    if length < SHORTEST_SENTENCE:
        return []
    parts = -(-length // LONGEST_SENTENCE)
    return [(first + length * k // parts, first + length * (k + 1) // parts) for k in range(parts)]
