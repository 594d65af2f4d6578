"""Words, numbers and marks of one sentence with their places: what every rule for quantities reads."""

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3}){1,7}(?![\d,]\d)(?:\.\d+)?"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,7}(?!\d)"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"
    r"|\d{1,3},\d{1,2}(?=\s(?:million|billion|trillion|per ?cent)|\s?%)"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)
DASHES = str.maketrans("–—‐‑−", "-----")


class Token(NamedTuple):
    """One word, number or mark. `glued` is true where no space stands before it. `kind` is number, word or mark."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    glued: bool


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; dashes of all lengths read as a hyphen in `low`."""
    found = []
    last = -1
    for match in TOKEN.finditer(text, start, end):
        first, past = match.span()
        word = match[0]
        low = word.lower() if word.isascii() else word.lower().replace("’", "'").translate(DASHES)
        found.append(Token(first, past, word, low, match.lastgroup or "mark", first == last))
        last = past
    return found


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a table as the sequence of `low` that it matches."""
    return tuple(t.low for t in tokenise(phrase, 0, len(phrase)))


def low_at(tokens: list[Token], at: int) -> str:
    """The folded word at an index, "" outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def lows(tokens: list[Token], first: int, past: int) -> list[str]:
    """The folded words of [first, past), cut to the sentence."""
    return [t.low for t in tokens[max(0, first) : max(0, past)]]
