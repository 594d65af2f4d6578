"""On whom an article says it leans, and whether that is the other article's outlet."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.model import Anchor, Annotated, Credit
from sayso.tables import rows
from sayso.words import words

SPOKEN_TO = frozenset(("told", "said on", "its reporter saw", "could not verify", "its interview"))
NOBODY = re.compile(r"agencies|wires?|wire (?:services|reports)|news services|newswires", re.IGNORECASE)


class Leaning(NamedTuple):
    """`outlet` is the article's own, `signed` whose copy it says it prints, `told` whose report it retells or cites
    often, `cited` whose report it cites; all as keys under which two spellings of one outlet are equal. `agencies`:
    it says that it prints agency copy, without saying whose."""

    outlet: str | None
    signed: frozenset[str]
    told: frozenset[str]
    cited: frozenset[str]
    agencies: bool = False

    @property
    def all(self) -> frozenset[str]:
        """Everybody credited in any way."""
        return self.signed | self.told | self.cited

    @property
    def whole(self) -> frozenset[str]:
        """Those on whom the whole article leans."""
        return self.signed | self.told


def leaning(read: Annotated, copied: Sequence[Anchor] = (), other: frozenset[str] = frozenset()) -> Leaning:
    """What the article's credits and metadata say. Credits inside `copied` words that the other article has too were
    handed on with those words and do not count."""
    article = read.article
    outlet = key(read.outlet) if read.outlet else None
    agency = {key(article.agency)} if article.agency else set()
    own_words = [c for c in read.credits if _signs(c) or not (_inside(c, copied) and _credited(c, other))]
    named = [c for c in own_words if not (outlet and same(key(c.of), outlet)) and not unnamed(c.of)]
    times = Counter(key(c.of) for c in named)
    signed = {key(c.of) for c in named if _signs(c)} | agency
    told = {key(c.of) for c in named if c.kind == "retelling" or (c.rule not in SPOKEN_TO and times[key(c.of)] > 1)}
    cited = {key(c.of) for c in named if c.kind == "citation"}
    return Leaning(outlet, frozenset(signed), frozenset(told - signed), frozenset(cited - told - signed),
                   any(unnamed(c.of) for c in read.credits))


def spoken_to(read: Annotated, copied: Sequence[Anchor]) -> str | None:
    """The agency to which somebody speaks inside `copied` words ("told AFP"), if they name no other outlet: those words
    are that agency's copy."""
    inside = [c for c in read.credits if _inside(c, copied)]
    named = {key(c.of) for c in inside}
    told = any(c.rule in SPOKEN_TO and is_agency(key(c.of)) for c in inside)
    return min(named) if told and len(named) == 1 else None


def no_agencies(named: frozenset[str]) -> frozenset[str]:
    """Without the agencies, which many articles cite that do not depend on each other."""
    return frozenset(name for name in named if not is_agency(name))


def _signs(credit: Credit) -> bool:
    """Whether it says whose copy the text is; such words are no part of what is compared."""
    return credit.kind in ("agency", "republication")


def _credited(credit: Credit, named: frozenset[str]) -> bool:
    return meet(frozenset((key(credit.of),)), named) is not None


def _inside(credit: Credit, passages: Sequence[Anchor]) -> bool:
    return any(passage.holds(credit.anchor) for passage in passages)


def unnamed(name: str) -> bool:
    """Whether this is some agency without a name."""
    return bool(NOBODY.search(name)) and key(name) not in _keys().values()


@cache
def key(name: str) -> str:
    """One key for all spellings of an outlet that the table holds; the folded name for others."""
    folded = _folded(name)
    return _keys().get(folded, folded)


def same(one: str, other: str) -> bool:
    """Whether two keys may mean one outlet: equal, one short for the other ("Coast Radio", "Coast Radio 9"), or its
    initials ("KNA", "Kestrel News Agency")."""
    a, b = _bare(one), _bare(other)
    shorter = bool(a and b) and (a <= b or b <= a) and _own_word(a & b)
    return one == other or shorter or one == _initials(other) or other == _initials(one)


def meet(some: frozenset[str], others: frozenset[str]) -> str | None:
    """The first name of `some`, in order, that is also among `others`."""
    return next((a for a in sorted(some) for b in sorted(others) if same(a, b)), None)


def is_agency(name: str) -> bool:
    """Whether the key is that of an agency, which many articles cite without depending on each other."""
    return name in _agencies()


def credits_of(read: Annotated, wanted: str) -> tuple[Credit, ...]:
    """The article's credits for this outlet."""
    return tuple(c for c in read.credits if same(key(c.of), wanted))


def _bare(name: str) -> set[str]:
    """The words of a key; a station's channel number is no part of its name."""
    return {word.rstrip("0123456789") or word for word in name.split()}


def _initials(name: str) -> str | None:
    """First letters of three words or more; two letters stand for too much."""
    parts = name.split()
    return "".join(word[0] for word in parts) if len(parts) > 2 else None


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
