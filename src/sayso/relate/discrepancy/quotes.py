"""Words in quotation marks, cut at sentence ends, and the words that stand outside them."""

import re
from collections.abc import Sequence

from sayso.model import Annotated
from sayso.relate.discrepancy.units import Token, Unit

DOUBLE = re.compile(r'(?<!\w)["“„](?=\S)([^"“”„\n]{2,1500})["”]')
SINGLE = re.compile(r"(?<!\w)[‘'](?=\S)((?:[^‘’'\n]|(?<=\w)['’](?=\w)){12,1500})['’](?!\w)")
LEAST_PLAIN = 4


def quoted(read: Annotated) -> tuple[tuple[int, int], ...]:
    """The ranges inside quotation marks, in order and without overlap."""
    text = read.article.text
    found = sorted(m.span(1) for pattern in (DOUBLE, SINGLE) for m in pattern.finditer(text))
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def pieces(read: Annotated, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """What is quoted, sentence by sentence."""
    found, ranges = [], quoted(read)
    for unit in units:
        for start, end in ranges:
            if start < unit.anchor.end and end > unit.anchor.start:
                found += _made(read, unit, unit.between(max(start, unit.anchor.start), min(end, unit.anchor.end)))
    return tuple(found)


def plain(read: Annotated, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The sentences without what is quoted in them."""
    ranges, found = quoted(read), []
    for unit in units:
        outside = tuple(t for t in unit.tokens if not any(a <= t.start < b for a, b in ranges))
        if len(outside) >= LEAST_PLAIN:
            found += _made(read, unit, outside)
    return tuple(found)


def direct(read: Annotated, unit: Unit) -> bool:
    """Whether the words stand as they were said: inside quotation marks that open a sentence or follow a mark. A
    quotation that goes on in the reporter's sentence (`said it "will not" go`) takes tense and person from there."""
    held = next(((a, b) for a, b in quoted(read) if a <= unit.anchor.start < b), None)
    if held is None:
        return False
    before = read.article.text[: held[0] - 1].rstrip()
    return unit.anchor.start > held[0] + 1 or not before or not (before[-1].isalnum() or before[-1] in "’')")


def _made(read: Annotated, unit: Unit, tokens: tuple[Token, ...]) -> list[Unit]:
    terms = frozenset(t.stem for t in tokens if t.kind in ("name", "content"))
    if not terms:
        return []
    anchor = read.article.anchor(tokens[0].start, tokens[-1].end)
    return [Unit(unit.article, anchor, tokens, terms, unit.lead, unit.headline, unit.order)]
