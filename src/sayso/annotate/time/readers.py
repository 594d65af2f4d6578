"""The readers by the names that the rules of the grammar use, and the rules that give two expressions."""

from collections.abc import Callable
from typing import NamedTuple

from sayso.annotate.time import amounts, dates, relative
from sayso.annotate.time.lexicon import LETTER
from sayso.annotate.time.parts import Parts, Setting
from sayso.annotate.time.reading import Reading
from sayso.annotate.time.scan import Tokens

Reader = Callable[[Parts, Setting], Reading | None]

READERS: dict[str, Reader] = {
    "iso": dates.iso, "slashed": dates.slashed, "date": dates.calendar, "monthday": dates.monthday,
    "month": dates.month, "year": dates.year, "decade": dates.decade, "century": dates.century,
    "season": dates.season, "quarter": dates.quarter, "halfyear": dates.halfyear, "fiscal": dates.fiscal,
    "holiday": dates.holiday, "weekday": relative.weekday, "weekend": relative.weekend, "dayword": relative.dayword,
    "nightword": relative.nightword, "thatday": relative.thatday, "unit": relative.unit,
    "thatunit": relative.thatunit, "ago": relative.ago, "longago": relative.longago, "later": relative.later,
    "stretch": relative.stretch, "duration": amounts.duration, "durations": amounts.durations, "bare": amounts.bare,
    "longword": amounts.longword, "set": amounts.sets, "reference": amounts.reference, "past": amounts.past,
}


class Piece(NamedTuple):
    """One expression of a match: the tokens it shows, and the tokens it is read from."""

    first: int
    last: int
    reader: str
    indices: tuple[int, ...]


def pieces(tokens: Tokens, first: int, last: int, reader: str) -> list[Piece]:
    """The expressions of a match: one, or two where the words share a month, a year or a unit."""
    if reader in TWO:
        return TWO[reader](tokens, first, last)
    return [Piece(first, last, reader, tuple(range(first, last)))] if reader in READERS else []


def _joint(tokens: Tokens, first: int, last: int) -> int:
    """The token that stands between the two: to, and, or, a hyphen."""
    between = {LETTER[name] for name in ("TO", "HYPHEN", "AND", "OR")}
    return next(at for at in range(first + 1, last) if tokens.letters[at] in between)


def _days(tokens: Tokens, first: int, last: int) -> list[Piece]:
    """October 8 to 13, 2016; 8-13 October."""
    joint = _joint(tokens, first, last)
    day = {LETTER["DAYNUM"], LETTER["ORD"]}
    one = next(at for at in range(first, joint) if tokens.letters[at] in day)
    two = next(at for at in range(joint, last) if tokens.letters[at] in day)
    every = range(first, last)
    return [Piece(first, joint, "date", tuple(at for at in every if at not in (joint, two))),
            Piece(joint + 1, last, "date", tuple(at for at in every if at not in (joint, one)))]


def _months(tokens: Tokens, first: int, last: int) -> list[Piece]:
    """January to March 2013."""
    joint = _joint(tokens, first, last)
    return [Piece(first, joint, "month", (*range(first, joint), last - 1)),
            Piece(joint + 1, last, "month", tuple(range(joint + 1, last)))]


def _years(tokens: Tokens, first: int, last: int) -> list[Piece]:
    """2009-10: the second year only where it follows the first."""
    begin, end = tokens.values[first], tokens.values[last - 1]
    if len(end) == 2 and 0 < (int(end) - int(begin[2:])) % 100 < 50:
        tokens.values[last - 1] = str(int(begin) + (int(end) - int(begin[2:])) % 100)
        return [Piece(first, first + 1, "year", (first,)), Piece(last - 1, last, "year", (last - 1,))]
    return [Piece(first, first + 1, "year", (first,))]


def _fromto(tokens: Tokens, first: int, last: int) -> list[Piece]:
    """two to three weeks: both of the same unit."""
    joint = _joint(tokens, first, last)
    return [Piece(first, joint, "duration", (first, last - 1)),
            Piece(joint + 1, last, "duration", tuple(range(joint + 1, last)))]


def _agos(tokens: Tokens, first: int, last: int) -> list[Piece]:
    """20 and 50 years ago: both so long ago."""
    joint = _joint(tokens, first, last)
    return [Piece(first, joint, "ago", (first, *range(joint + 2, last))),
            Piece(joint + 1, last, "ago", tuple(range(joint + 1, last)))]


TWO: dict[str, Callable[[Tokens, int, int], list[Piece]]] = {
    "days": _days, "months": _months, "years": _years, "fromto": _fromto, "agos": _agos,
}
