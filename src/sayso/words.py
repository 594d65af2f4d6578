"""Words of a text with their places, and the foldings under which two spellings count as one."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[’'ʼ]\w+)*", re.UNICODE)
MARKS = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                       "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})


class Word(NamedTuple):
    """A word as it stands, with its code points, and its folded form."""

    start: int
    end: int
    text: str
    folded: str


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; numbers with their separators are one word."""
    return tuple(Word(m.start(), m.end(), m[0], fold(m[0])) for m in WORD.finditer(text))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, plain quotation marks, no accents, no possessive: `Zelenskyy’s` and `zelenskyy` are one.

    The result may differ in length: never use it for offsets."""
    plain = unicodedata.normalize("NFKD", text.translate(MARKS)).casefold()
    bare = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return bare.removesuffix("'s").removesuffix("'")
