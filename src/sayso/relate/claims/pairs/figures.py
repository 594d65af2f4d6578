"""What can be counted of two texts, the first read as evidence for the second: named figures, most of them 0 to 1.

A network of this size reads past numbers, bounds, years and a lone "not"; rules do not, and see little else.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from sayso.model import Quantity
from sayso.relate.claims.terms import NEGATIONS, content_words
from sayso.relate.claims.vectors import rows_of
from sayso.stems import stem
from sayso.tables import rows
from sayso.words import Word, fold, words

YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
BEFORE = frozenset({"before", "until", "till", "by", "pre"})
AFTER = frozenset({"after", "since", "post"})
FAR = 9.0
SENSES = ("claims", "reports", "rumours", "says", "sources", "may", "doubts", "confirms", "debunks")


class Told(NamedTuple):
    """A text and the quantities in it."""

    text: str
    quantities: tuple[Quantity, ...] = ()


class Limit(NamedTuple):
    """An open interval: what lies strictly between meets it; `exact` where both ends are one figure."""

    low: float
    high: float
    unit: str | None
    counted: frozenset[str]

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def centre(self) -> float:
        return self.low if math.isfinite(self.low) else self.high


class Met:
    """Two texts with what several figures need computed once."""

    def __init__(self, first: Told, second: Told) -> None:
        self.first, self.second = first, second
        self.first_words, self.second_words = words(first.text), words(second.text)

    @cached_property
    def stems(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Stems of the first text's content words, and of the second's in order."""
        one, other = ([stem(w) for w in content_words(t.text)] for t in (self.first, self.second))
        return frozenset(one), tuple(other)

    @cached_property
    def near(self) -> Any:
        """For each content word of the second text, how near in meaning the first text's nearest is, 0 to 1."""
        import numpy as np

        one, other = content_words(self.first.text), content_words(self.second.text)
        if not one or not other:
            return np.zeros(max(1, len(other)), np.float32)
        close = (rows_of(other) @ rows_of(one).T).max(1)
        shared = [stem(w) in self.stems[0] for w in other]
        return np.maximum(np.where(shared, 1.0, close), 0.0)

    @cached_property
    def limits(self) -> tuple[str, ...]:
        """For each quantity of the second text: met, broken or untold by the first, and whether it is a bound."""
        own = [_limit(q) for q in self.first.quantities]
        return tuple(_judged(_limit(q), own) for q in self.second.quantities)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The same for the second text's years."""
        own = _years(self.first_words)
        return tuple(_judged(y, own) for y in _years(self.second_words))


def figures(first: Told, second: Told) -> dict[str, float]:
    """All figures by name."""
    met = Met(first, second)
    return {name: float(find(met)) for name, find in FIGURES}


def _limit(q: Quantity) -> Limit:
    counted = frozenset(stem(fold(w)) for w in (q.counted or "").split())
    if q.value is not None:
        return Limit(q.value, q.value, q.unit, counted)
    return Limit(-math.inf if q.low is None else q.low, math.inf if q.high is None else q.high, q.unit, counted)


def _judged(asked: Limit, told: Sequence[Limit]) -> str:
    comparable = [t for t in told if t.unit == asked.unit or not (t.unit and asked.unit)]
    if not comparable:
        return "untold"
    kind = "" if asked.exact else "bound "
    nearest = min(comparable, key=lambda t: _distance(asked, t))
    return kind + ("met" if _meets(nearest, asked) else "broken")


def _distance(a: Limit, b: Limit) -> float:
    if a.exact and a.centre == b.centre:
        return -1.0
    apart = abs(math.log((abs(a.centre) + 1e-3) / (abs(b.centre) + 1e-3)))
    return min(apart, FAR) - 0.7 * bool(a.counted & b.counted) - 0.3 * (a.unit == b.unit)


def _meets(told: Limit, asked: Limit) -> bool:
    if asked.exact:
        return told.exact and math.isclose(told.low, asked.low, rel_tol=1e-6)
    if told.exact:
        return asked.low < told.low < asked.high
    return asked.low <= told.low and told.high <= asked.high


def _years(found: Sequence[Word]) -> list[Limit]:
    return [_year(float(w.text), [x.folded for x in reversed(found[max(0, at - 3):at])])
            for at, w in enumerate(found) if YEAR.fullmatch(w.text)]


def _year(year: float, nearest_before: Sequence[str]) -> Limit:
    for word in nearest_before:
        if word in BEFORE:
            return Limit(-math.inf, year, "year", frozenset())
        if word in AFTER:
            return Limit(year, math.inf, "year", frozenset())
    return Limit(year, year, "year", frozenset())


def _share(found: Sequence[str], wanted: str) -> float:
    return sum(x == wanted for x in found) / len(found) if found else 0.0


def _negations(found: Sequence[Word]) -> int:
    return sum(w.folded in NEGATIONS or w.folded.endswith("n't") for w in found)


def _found(m: Met) -> float:
    return sum(s in m.stems[0] for s in m.stems[1]) / max(1, len(m.stems[1]))


def _missing(m: Met) -> float:
    return min(5, sum(s not in m.stems[0] for s in m.stems[1])) / 5


def _names(m: Met) -> list[bool]:
    """Of the second text's capitalised words after the first, whether the first text has each."""
    own = {w.folded for w in m.first_words}
    return [w.folded in own for w in m.second_words[1:] if w.text[0].isupper()]


def _names_found(m: Met) -> float:
    found = _names(m)
    return sum(found) / len(found) if found else 0.0


def _names_missing(m: Met) -> float:
    return min(3, _names(m).count(False)) / 3


def _length(m: Met) -> float:
    return math.log((1 + len(m.first_words)) / (1 + len(m.second_words)))


def _says(text: str, phrases: Sequence[str]) -> bool:
    padded = f" {' '.join(w.folded for w in words(text))} "
    return any(p in padded for p in phrases)


@cache
def _phrases(table: str, column: str) -> tuple[str, ...]:
    return tuple(f" {fold(row[column])} " for row in rows(table))


def _calls_false(m: Met) -> bool:
    return _says(m.first.text, _phrases("false_words", "words"))


def _hears(m: Met) -> bool:
    return _says(m.first.text, _phrases("hearsay_words", "phrase"))


def _hedges(m: Met) -> bool:
    return _says(m.first.text, _phrases("hedges", "words"))


def _second_hedges(m: Met) -> bool:
    return _says(m.second.text, _phrases("hedges", "words"))


def _stands(sense: str) -> Callable[[Met], float]:
    """Whether the first text alone has a word of this sense (`data/headline_stance_words.tsv`)."""
    return lambda m: sense in _senses(m.first_words) - _senses(m.second_words)


def _senses(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(_stance_words()[w.folded] for w in found if w.folded in _stance_words())


@cache
def _stance_words() -> dict[str, str]:
    return {row["word"]: row["sense"] for row in rows("headline_stance_words")}


def _denies(m: Met) -> bool:
    return _says(m.first.text, _phrases("parting_denials", "phrase"))


def _asks(m: Met) -> bool:
    return "?" in m.first.text


def _quotes(m: Met) -> bool:
    return any(mark in m.first.text for mark in "\"“‘'" if not re.search(r"\w'\w", m.first.text))


FIGURES: tuple[tuple[str, Callable[[Met], float]], ...] = (
    ("words found", _found),
    ("words missing", _missing),
    ("meaning found", lambda m: float(m.near.mean())),
    ("meaning missing", lambda m: float(1 - m.near.min())),
    ("names found", _names_found),
    ("names missing", _names_missing),
    ("figures met", lambda m: _share(m.limits, "met")),
    ("figures broken", lambda m: _share(m.limits, "broken")),
    ("figures untold", lambda m: _share(m.limits, "untold")),
    ("bounds met", lambda m: _share(m.limits, "bound met")),
    ("bounds broken", lambda m: "bound broken" in m.limits),
    ("years met", lambda m: _share(m.years, "met")),
    ("years broken", lambda m: _share(m.years, "broken")),
    ("year bounds met", lambda m: _share(m.years, "bound met")),
    ("year bounds broken", lambda m: "bound broken" in m.years),
    ("years untold", lambda m: _share(m.years, "untold")),
    ("negated first", lambda m: _negations(m.first_words) > _negations(m.second_words)),
    ("negated second", lambda m: _negations(m.second_words) > _negations(m.first_words)),
    ("first longer", _length),
    ("first calls false", _calls_false),
    ("first denies", _denies),
    ("first hears", _hears),
    ("first hedges", _hedges),
    ("second hedges", _second_hedges),
    ("first asks", _asks),
    ("first quotes", _quotes),
    ("first long", lambda m: len(m.first_words) / 20),
    *((f"first {sense}", _stands(sense)) for sense in SENSES),
)
Figures = Mapping[str, float]
