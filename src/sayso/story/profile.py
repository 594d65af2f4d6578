"""What an article is about, as few terms as tell its story from others: names, numbers and rare words."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso.model import Annotated
from sayso.stems import stem
from sayso.tables import rows
from sayso.words import Word, words

KEPT = 48
LEAD = 2500
UNSEEN = 0.5
"""Terms kept; characters of the body that are read; in how many articles of the background a term is counted that is in
none."""


class Profile(NamedTuple):
    """`terms` map to how much is made of them, 1 + ln(times); `names` are those of them that are parts of names. `day`
    is the day of publication as a number of days, None where it is unknown or in doubt."""

    article: str
    terms: Mapping[str, float]
    names: frozenset[str] = frozenset()
    day: int | None = None


def profile(read: Annotated) -> Profile:
    """The profile of one article; what is no part of its story (navigation, disclaimers) is left out."""
    found = list(_terms(read))
    weighed = {t: 1 + math.log(n) for t, n in Counter(t for t, _ in found).items()}
    best = sorted(weighed, key=lambda t: (-weighed[t] * rarity(t), t))[:KEPT]
    names = frozenset(t for t, named in found if named) & set(best)
    return Profile(read.article.id, {t: weighed[t] for t in sorted(best)}, names, _day(read))


def rarity(term: str, here: int = 0, of: int = 0) -> float:
    """How rare a term is, in nats: ln of articles over articles that have it, the background's and those at hand."""
    listed, total = _background()
    return math.log((total + of + 1) / (listed.get(term, UNSEEN) + here))


def terms_of(text: str) -> frozenset[str]:
    """The terms of a text; function words are none."""
    return frozenset(_term(w) for w in words(text) if w.folded not in _function_words())


def _term(word: Word) -> str:
    return word.folded.replace(",", "") if word.text[0].isdigit() else stem(word.folded)


def _terms(read: Annotated) -> Iterator[tuple[str, bool]]:
    """Each word that is no function word, as a term, and whether it is part of a name."""
    small = _function_words()
    inside = {at for n in read.names for at in range(n.anchor.start, n.anchor.end)}
    outside = {at for b in read.boilerplate for at in range(b.start, b.end)}
    for word in words(read.article.text[:read.article.body + LEAD]):
        if word.folded not in small and word.start not in outside:
            yield _term(word), word.start in inside and not word.text[0].isdigit()


def _day(read: Annotated) -> int | None:
    from datetime import date

    told = read.article.published
    if read.dates_doubtful or not told or len(told) < len("2030-01-01"):
        return None
    try:
        return date.fromisoformat(told[:10]).toordinal()
    except ValueError:
        return None


@cache
def _background() -> tuple[dict[str, float], float]:
    """In how many of the background's articles each term is, and how many those are."""
    counts = {row["term"]: float(row["articles"]) for row in rows("story_terms")}
    return counts, counts.pop("(all)")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("function_words"))
