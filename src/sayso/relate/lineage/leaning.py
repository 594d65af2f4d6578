"""On whom an article says it leans, and whether that is the other article's outlet."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from sayso.model import Annotated, Credit
from sayso.tables import rows
from sayso.words import words

NOBODY = re.compile(r"agencies|wires?|wire (?:services|reports)|news services|newswires", re.IGNORECASE)


class Leaning(NamedTuple):
    """`outlet` is the article's own, `signed` whose copy it says it prints, `told` whose report it retells or cites
    often, `cited` whose report it cites; all as keys under which two spellings of one outlet are equal."""

    outlet: str | None
    signed: frozenset[str]
    told: frozenset[str]
    cited: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Everybody credited in any way."""
        return self.signed | self.told | self.cited

    @property
    def whole(self) -> frozenset[str]:
        """Those on whom the whole article leans."""
        return self.signed | self.told


def leaning(read: Annotated) -> Leaning:
    """What the article's credits and metadata say."""
    article = read.article
    outlet = key(article.outlet) if article.outlet else None
    agency = {key(article.agency)} if article.agency else set()
    times = Counter(key(c.of) for c in read.credits)
    named = [c for c in read.credits if key(c.of) != outlet]
    signed = {key(c.of) for c in named if c.kind in ("agency", "republication") and not unnamed(c.of)} | agency
    told = {key(c.of) for c in named if c.kind == "retelling" or (c.kind == "citation" and times[key(c.of)] > 1)}
    return Leaning(outlet, frozenset(signed), frozenset(told - signed),
                   frozenset(key(c.of) for c in named if c.kind == "citation") - told - signed)


def unnamed(name: str) -> bool:
    """Whether this is some agency without a name."""
    return bool(NOBODY.search(name)) and key(name) not in _keys().values()


@cache
def key(name: str) -> str:
    """One key for all spellings of an outlet that the table holds; the folded name for others."""
    folded = _folded(name)
    return _keys().get(folded, folded)


def same(one: str, other: str) -> bool:
    """Whether two keys may mean one outlet: equal, or one short for the other ("Coast Radio", "Coast Radio 9")."""
    a, b = set(one.split()), set(other.split())
    return one == other or (bool(a and b) and (a <= b or b <= a) and _own_word(a & b))


def meet(some: frozenset[str], others: frozenset[str]) -> str | None:
    """The first name of `some`, in order, that is also among `others`."""
    return next((a for a in sorted(some) for b in sorted(others) if same(a, b)), None)


def is_agency(name: str) -> bool:
    """Whether the key is that of an agency, which many articles cite without depending on each other."""
    return name in _agencies()


def credits_of(read: Annotated, wanted: str) -> tuple[Credit, ...]:
    """The article's credits for this outlet."""
    return tuple(c for c in read.credits if same(key(c.of), wanted))


def _own_word(common: set[str]) -> bool:
    return any(len(word) > 3 for word in common - {"news", "daily", "times", "post", "online", "press", "radio"})


def _folded(name: str) -> str:
    return " ".join(w.folded for w in words(name)).removeprefix("the ")


@cache
def _keys() -> dict[str, str]:
    """The folded spelling of every outlet in the table with the folded name of its row."""
    keys: dict[str, str] = {}
    for column in ("name", "aliases", "domains"):
        for row in rows("outlets"):
            for spelling in filter(None, row[column].split("|")):
                keys.setdefault(_folded(spelling), _folded(row["name"]))
    return keys


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_folded(row["name"]) for row in rows("outlets") if row["kind"] == "agency")
