"""Quotations of a text, whatever marks it uses: curly, straight, single, German, French.

A quotation is looked for within its paragraph. One that its paragraph never closes is kept as open: it may go on in
the next paragraph, which then begins with an opening mark of its own, as is the custom in print.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.annotate.attribution import paragraphs

# What may close what is opened by each mark; German closes with the English opening mark.
CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", '"': '"', "'": "'"}
# French puts a space within its marks.
FRENCH, FRENCH_END = "«‹", "»›"
SINGLE = "‘‚'"
MARK = re.compile("[“”„«»‘’‚‹›\"']")
BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/:")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open code point range, marks included; `closed` is false where the paragraph ends first."""

    start: int
    end: int
    closed: bool = True


def find(text: str) -> tuple[Quotation, ...]:
    """Outermost quotations in the order of the text."""
    return tuple(q for start, end in paragraphs.find(text) for q in _of_paragraph(text, start, end))


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Goes from mark to mark: after a quotation on behind it, after a lone single mark on behind the mark."""
    marks = [found.start() for found in MARK.finditer(text, start, end)]
    closers = _places(text, (k for k in marks if _may_close(text, k, start, end)))
    openers = _places(text, (k for k in marks if text[k] in CLOSES and _opens(text, k, start, end)))
    free = start
    for place in marks:
        mark = text[place]
        _forget(openers.get(mark, []), place)
        if place < free or (openers.get(mark) or [-1])[-1] != place:
            continue
        openers[mark].pop()
        close = _close(closers, mark, place)
        again = openers[mark][-1] if openers[mark] else end
        if close is not None and close < again:
            yield Quotation(place, close + 1)
            free = close + 1
        elif mark not in SINGLE:
            # Opened again before it was closed: the closing mark was forgotten.
            yield Quotation(place, again, closed=False)
            free = again


def _places(text: str, marks: Iterable[int]) -> dict[str, list[int]]:
    """Where each mark stands, its last place first, so that a scan can pop them."""
    places: dict[str, list[int]] = {}
    for k in reversed(list(marks)):
        places.setdefault(text[k], []).append(k)
    return places


def _forget(places: list[int], place: int) -> None:
    """Takes off the places that a scan has passed over."""
    while places and places[-1] < place:
        places.pop()


def _close(closers: dict[str, list[int]], mark: str, place: int) -> int | None:
    """The first mark behind `place` that closes `mark`."""
    nearest = None
    for closer in CLOSES[mark]:
        places = closers.get(closer, [])
        while places and places[-1] <= place + 1:
            places.pop()
        if places and (nearest is None or places[-1] < nearest):
            nearest = places[-1]
    return nearest


def _opens(text: str, place: int, start: int, end: int) -> bool:
    """Opening marks stand before a word and, unless they can only open, behind a space or bracket."""
    if place + 1 >= end or (text[place + 1].isspace() and text[place] not in FRENCH):
        return False
    return text[place] in "“„«‘‚‹" or place == start or text[place - 1] in BEFORE_OPENING


def _may_close(text: str, place: int, start: int, end: int) -> bool:
    """Apostrophes do not close: a letter follows them, or (of a plural's possessive) nothing stops before them."""
    if place == start or (text[place - 1].isspace() and text[place] not in FRENCH_END):
        return False
    followed = place + 1 < end and text[place + 1].isalnum()
    if text[place] in "’'":
        return not followed and not _possessive(text, place, end)
    return not (text[place] in '"' and followed)


def _possessive(text: str, place: int, end: int) -> bool:
    """`the players' union`: an s before the mark, a space and a small letter behind it."""
    after = text[place + 1 : place + 3]
    return text[place - 1] in "sS" and place + 2 < end and after[:1] == " " and after[1:].islower()
