"""An article's text with its findings marked in it: cut at every border, each piece with all that covers it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
                 "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e007f]")
"""Characters that are not seen, or turn the direction around: an article may hide something with them, so they show."""
NAMES = {0x202E: "turns the direction to the left", 0x202D: "turns the direction to the right", 0xAD: "soft hyphen"}


class Mark(NamedTuple):
    """A range of code points with a style and, where several of its kind are told apart, which one it is."""

    start: int
    end: int
    style: str
    which: str = ""


class Piece(NamedTuple):
    """Words under the same marks."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def pieces(marks: Iterable[Mark], start: int, end: int) -> Iterator[Piece]:
    """`[start, end)` cut at every border of a mark; n log n in the marks."""
    held = sorted({Mark(max(m.start, start), min(m.end, end), m.style, m.which) for m in marks
                   if m.start < end and m.end > start and m.start < m.end})
    borders = sorted({start, end, *(m.start for m in held), *(m.end for m in held)})
    over: list[Mark] = []
    coming = iter(held)
    following = next(coming, None)
    for at, until in pairwise(borders):
        over = [m for m in over if m.end > at]
        while following and following.start <= at:
            over.append(following)
            following = next(coming, None)
        yield Piece(at, until, tuple(over))


def marked(text: str, marks: Iterable[Mark], start: int, end: int) -> Markup:
    """The words as HTML: escaped, in spans whose classes are the styles and whose data tell which."""
    return Markup("").join(_span(text, piece) for piece in pieces(marks, start, end))


def _span(text: str, piece: Piece) -> Markup:
    words = visible(text[piece.start:piece.end])
    if not piece.marks:
        return words
    styles = " ".join(dict.fromkeys(m.style for m in piece.marks))
    telling = dict.fromkeys(m.style for m in piece.marks if m.which)
    data = Markup("").join(_data(piece.marks, style) for style in telling)
    return Markup('<span class="{}"{}>{}</span>').format(styles, data, words)


def _data(marks: Sequence[Mark], style: str) -> Markup:
    which = " ".join(dict.fromkeys(m.which for m in marks if m.style == style))
    return Markup(' data-{}="{}"').format(style, which)


def visible(text: str) -> Markup:
    """Escaped, with what cannot be seen named in its place."""
    out, at = Markup(""), 0
    for found in ODD.finditer(text):
        out += escape(text[at:found.start()]) + _odd(found[0])
        at = found.end()
    return out + escape(text[at:])


def _odd(character: str) -> Markup:
    code = ord(character)
    name = NAMES.get(code) or unicodedata.name(character, "control character").lower()
    return Markup('<abbr class="odd" title="{} (U+{:04X})">U+{:04X}</abbr>').format(name, code, code)
