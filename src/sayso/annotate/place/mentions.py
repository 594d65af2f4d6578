"""The names of a text that can be places, each with what it can mean and what stands beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.annotate.place.candidates import Span, Token, spans, tokens
from sayso.annotate.place.gazetteer import Entry, places
from sayso.annotate.place.key import place_key
from sayso.annotate.place.nations import Nation, Region, nations, regions
from sayso.annotate.place.senses import is_government
from sayso.annotate.place.surroundings import Beside, beside
from sayso.model import Name

BIG = 100_000


class Mention(NamedTuple):
    """`inside` is the kind of the name of a person or organisation that the words belong to; `small_too` says whether
    the words also stand uncapitalised in the text."""

    span: Span
    nations: tuple[Nation, ...]
    region: Region | None
    entries: tuple[Entry, ...]
    beside: Beside
    inside: str | None
    government: bool
    small_too: bool

    @property
    def big(self) -> bool:
        """Whether a reader knows the name without being told where the place lies."""
        return bool(self.nations or self.region) or any(
            one.population >= BIG and one.kind != "district" for one in self.entries)


def mentions(text: str, names: tuple[Name, ...]) -> list[Mention]:
    """All of them, left to right."""
    words = tokens(text)
    found = list(spans(text, words, _known))
    small = {token.text for token in words if token.text.islower()}
    within = _Within(names)
    return [_mention(text, words, found, at, within, small) for at in range(len(found))]


def _known(name: str) -> bool:
    if name.startswith("The ") and (name[4:] in nations() or place_key(name[4:]) in regions()):
        return False
    return name in nations() or (len(name) > 2 and (place_key(name) in regions() or bool(places(name))))


def _mention(text: str, words: Sequence[Token], found: list[Span], at: int, within: "_Within",
             small: set[str]) -> Mention:
    span = found[at]
    around = beside(text, words, found, at)
    return Mention(
        span, nations().get(span.text, ()), regions().get(place_key(span.text)),
        places(span.text) if len(span.text) > 2 else (), around, within.kind(span), is_government(words, span, around),
        span.text.lower() in small)


class _Within:
    """Names of persons and organisations, to be asked in the order of the text."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = [name for name in names if name.kind in ("person", "organisation")]
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
