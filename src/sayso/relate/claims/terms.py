"""What two statements are compared by: stems, pieces of words, figures and names, weighed by how rare they are here.

A word that every report of an event uses ("troops") tells two of its claims apart worse than one used twice, so the
weights come from the case itself and from nothing else.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.relate.claims.statement import Statement
from sayso.stems import stem
from sayso.tables import rows
from sayso.tags import tagged
from sayso.words import Word, words

GRAM = 4
MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
                    "nov", "dec"})
NUMBER_WORDS: Mapping[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}
SCALES: Mapping[str, float] = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
                               "m": 1e6, "bn": 1e9, "k": 1e3, "mn": 1e6}
NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "cannot", "nowhere"})
ENDS = frozenset({"longer", "more", "doubt"})
"""Words after `no` that negate nothing: what a city will no longer do it stops."""
ASIDE = frozenset({"that", "which", "who", "whose", "whom", "where", "but", "if", "unless", "because", "although",
                   "though", "without", "except"})
"""Words after which a negation is of a clause beside the main one."""


class Bag(NamedTuple):
    """A statement as it is compared. `terms` and `grams` map to how rare they are in the case, in nats; `weight`,
    `norm` and `gram_weight` are the sum of the terms' weights, the root of their squares' sum, the sum of the grams'.
    """

    statement: Statement
    ordered: tuple[str, ...]
    forms: tuple[str, ...]
    terms: Mapping[str, float]
    grams: Mapping[str, float]
    figures: frozenset[float]
    days: frozenset[float]
    names: Mapping[str, float]
    negated: bool
    weight: float
    norm: float
    gram_weight: float


class Raw(NamedTuple):
    """A statement's words before they are weighed."""

    statement: Statement
    ordered: tuple[str, ...]
    forms: tuple[str, ...]
    grams: frozenset[str]
    figures: frozenset[float]
    days: frozenset[float]
    names: frozenset[str]
    negated: bool


def bags(statements: Sequence[Statement]) -> tuple[Bag, ...]:
    """Each statement with its terms weighed by the case: `1 + ln(statements / statements that have the term)`."""
    small = _written_small(statements)
    raws = [_raw(s, small) for s in statements]
    by_term = Counter(t for r in raws for t in set(r.ordered))
    by_gram = Counter(g for r in raws for g in r.grams)
    return tuple(_weighed(r, by_term, by_gram, len(raws)) for r in raws)


def content_words(text: str) -> tuple[str, ...]:
    """The folded words of a text that are no function words."""
    return tuple(w.folded for w in words(text) if w.folded not in _function_words())


def _weighed(raw: Raw, by_term: Counter[str], by_gram: Counter[str], of: int) -> Bag:
    terms = {t: 1 + math.log(of / by_term[t]) for t in sorted(set(raw.ordered))}
    grams = {g: 1 + math.log(of / by_gram[g]) for g in sorted(raw.grams)}
    names = {n: terms[n] for n in sorted(raw.names) if n in terms}
    return Bag(raw.statement, raw.ordered, raw.forms, terms, grams, raw.figures, raw.days, names, raw.negated,
               sum(terms.values()), math.sqrt(sum(w * w for w in terms.values())), sum(grams.values()))


def _raw(statement: Statement, small: frozenset[str]) -> Raw:
    found = words(statement.text)
    content = [w for w in found if w.folded not in _function_words()]
    figures, days = _figures(found)
    ordered = tuple(_term(w) for w in content)
    grams = {g for w in content for g in _grams(w.folded)}
    names = frozenset(stem(w.folded) for w in content if w.text[0].isupper() and w.folded not in small)
    forms = tuple(w.folded for w in content)
    return Raw(statement, ordered, forms, frozenset(grams), figures, days, names, negated(statement.text))


def negated(text: str) -> bool:
    """Whether the main clause is negated, as far as the words before the negation tell."""
    found, verb = tagged(text), False
    for at, (word, tag) in enumerate(found):
        if at and (word.folded in ASIDE or (verb and tag == "CC")):
            return False
        verb = verb or tag in ("FIN", "SELF")
        after = found[at + 1][0].folded if at + 1 < len(found) else ""
        if word.folded.endswith("n't") or (word.folded in NEGATIONS and after not in ENDS):
            return True
    return False


def _term(word: Word) -> str:
    number = _number(word)
    return f"#{number:g}" if number is not None else stem(word.folded)


def _grams(word: str) -> Iterable[str]:
    padded = f"_{word}_"
    return (padded[k:k + GRAM] for k in range(max(1, len(padded) - GRAM + 1)))


def _number(word: Word) -> float | None:
    if word.text[0].isdigit():
        digits = word.text.replace(",", "")
        try:
            return float(digits)
        except ValueError:
            return None
    return NUMBER_WORDS.get(word.folded)


def _figures(found: Sequence[Word]) -> tuple[frozenset[float], frozenset[float]]:
    """Numbers that count something, scale words multiplied in, and those that belong to a date."""
    counts, days, last_day = set(), set(), -9
    for at, word in enumerate(found):
        number = _number(word)
        if number is None or (word.folded in SCALES and at and _number(found[at - 1]) is not None):
            continue
        after = found[at + 1].folded if at + 1 < len(found) else ""
        if _dated(found, at, number, last_day):
            days.add(number)
            last_day = at
        else:
            counts.add(number * (SCALES[after] if after in SCALES and word.folded not in SCALES else 1))
    return frozenset(counts), frozenset(days)


def _dated(found: Sequence[Word], at: int, number: float, last_day: int) -> bool:
    """A day beside its month, the second day of `October 8 and 13`, or a year."""
    beside = {w.folded for w in found[max(0, at - 1):at + 2]}
    joined = at - last_day == 2 and found[at - 1].folded in {"and", "to", "or", "until"}
    return (number <= 31 and bool(beside & MONTHS or joined)) or (1900 <= number <= 2100 and found[at].text.isdigit())


def _written_small(statements: Sequence[Statement]) -> frozenset[str]:
    """Words that the case writes small somewhere: no names, however a headline writes them."""
    return frozenset(w.folded for s in statements for w in words(s.anchor.text) if w.text[0].islower())


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("function_words"))
