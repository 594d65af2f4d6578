"""The names of a text that can be places, each with what it can mean and what stands beside it."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.annotate.place.candidates import Span, Token, spans, tokens
from sayso.annotate.place.gazetteer import Entry, places
from sayso.annotate.place.key import place_key, without_article
from sayso.annotate.place.nations import Nation, Region, called, regions
from sayso.annotate.place.resolve import lies_in
from sayso.annotate.place.senses import is_government
from sayso.annotate.place.surroundings import Beside, beside
from sayso.model import Name

BIG = 100_000


class Mention(NamedTuple):
    """`inside` is the kind of the name of a person or organisation that the words belong to; `is_word`: they are an
    English word as well; `surname`: a person of the article is called so; `shown_elsewhere`: the words beside the same
    name somewhere in the article say that it is a place."""

    span: Span
    nations: tuple[Nation, ...]
    region: Region | None
    entries: tuple[Entry, ...]
    beside: Beside
    inside: str | None
    government: bool
    is_word: bool
    surname: bool
    shown_elsewhere: bool = False

    @property
    def big(self) -> bool:
        """Whether some place of the name is known without being told where it lies."""
        return bool(self.nations or self.region) or any(map(_is_big, self.entries))

    @property
    def own(self) -> bool:
        """Whether some place bears it as its own name, not as a foreign or former one."""
        return any(_own_name(self.span.text, one) for one in self.entries)

    @property
    def big_own(self) -> bool:
        """Whether a big place bears it as its own name."""
        return any(_is_big(one) and _own_name(self.span.text, one) for one in self.entries)


def _own_name(name: str, one: Entry) -> bool:
    return without_article(place_key(one.name)) == without_article(place_key(name))


def _is_big(one: Entry) -> bool:
    return one.population >= BIG and one.kind != "district"


def mentions(text: str, names: tuple[Name, ...]) -> list[Mention]:
    """All of them, left to right."""
    words = tokens(text)
    found = list(spans(text, words, _known))
    within = _Within(names)
    made = [_held(one, found) for one in (_mention(text, words, found, at, within) for at in range(len(found)))]
    shown = {place_key(one.span.text) for one in made if not one.inside and (
        one.beside.within or one.beside.feature or one.beside.held_by is not None)}
    return [one._replace(shown_elsewhere=place_key(one.span.text) in shown) for one in made]


def _known(name: str) -> bool:
    if name.startswith("The ") and (called(name[4:]) or place_key(name[4:]) in regions()):
        return False
    return bool(called(name)) or (len(name) > 2 and (place_key(name) in regions() or bool(places(name))))


def _mention(text: str, words: Sequence[Token], found: list[Span], at: int, within: "_Within") -> Mention:
    span = found[at]
    around = beside(text, words, found, at)
    return Mention(
        span, called(span.text), regions().get(place_key(span.text)),
        places(span.text) if len(span.text) > 2 else (), around, within.kind(span), is_government(words, span, around),
        span.text.lower() in _words(), span.text in within.surnames)


def _held(mention: Mention, found: list[Span]) -> Mention:
    """The mention, without a holder in which no place of its name lies."""
    at = mention.beside.held_by
    if at is None or any(lies_in(one, _called(found[at].text)) for one in mention.entries):
        return mention
    return mention._replace(beside=mention.beside._replace(held_by=None))


def _called(name: str) -> str:
    """The folded name by which a holder is known: a country's usual one."""
    nation = called(name)
    return place_key(nation[0].country) if nation and nation[0].sense == "country" else place_key(name)


@cache
def _words() -> frozenset[str]:
    given = {name.lower() for row in tables.rows("given_names") for name in row["names"].split()}
    return frozenset(row["word"] for row in tables.rows("places_words")) | given


class _Within:
    """Names of persons and organisations, to be asked in the order of the text."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = [name for name in names if name.kind in ("person", "organisation")]
        self.surnames = {name.anchor.text.split()[-1] for name in names if name.kind == "person"}
        self.at = 0

    def kind(self, span: Span) -> str | None:
        """The kind of the name that the span belongs to: all of a person's, part of an organisation's."""
        while self.at < len(self.names) and self.names[self.at].anchor.end <= span.start:
            self.at += 1
        if self.at == len(self.names):
            return None
        name = self.names[self.at]
        if name.anchor.start >= span.end:
            return None
        whole = name.kind == "organisation" and span.start <= name.anchor.start and name.anchor.end <= span.end
        return None if whole else name.kind
