"""Villages that the gazetteer does not have: named as such, or said to lie in a place that it has."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.annotate.place.mentions import Mention
from sayso.annotate.place.nations import country_name
from sayso.annotate.place.resolve import Context
from sayso.model import Article, Place

NAME = r"(?P<name>(?:[Aa]l-)?[A-Z][\w’'-]+(?: (?:al-|[A-Z])[\w’'-]+){0,2})"
KIND = r"(?:village|town|hamlet|settlement|suburb|neighbou?rhood)"
SHAPES = tuple(re.compile(shape) for shape in (
    rf"\b{KIND}s? of {NAME}",
    rf"\b(?:in|near|at|outside|from) {NAME}(?= {KIND}\b)",
    rf"\b(?:in|near|at|outside) {NAME}(?=,? in (?:the )?(?:(?:north|south|east|west|central|rural)\w* )?[A-Z])",
))

LINK = re.compile(rf"(?: {KIND})?,? (?:in |of )?(?:the )?(?:\w+ern )?(?:\w+ of )?")
NEAR = 40


def longer_names(text: str) -> list[tuple[int, int]]:
    """Where names of several words stand behind "village of": no word of them is a place by itself."""
    return [match.span("name") for match in SHAPES[0].finditer(text) if " " in match["name"]]


def unlisted(article: Article, found: Sequence[Mention], known: Sequence[Place],
             context: Context) -> Iterator[Place]:
    """Places without entry, in the country of what is said to hold them, else in the one the article speaks of."""
    taken = bytearray(len(article.text))
    for start, end in (*((one.anchor.start, one.anchor.end) for one in known),
                       *((one.span.start, one.span.end) for one in found if one.inside)):
        taken[start:end] = b"\1" * (end - start)
    for shape in SHAPES:
        for match in shape.finditer(article.text):
            start, end = match.span("name")
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield _place(article, (start, end), known, context)


def _place(article: Article, span: tuple[int, int], known: Sequence[Place], context: Context) -> Place:
    anchor = article.anchor(*span)
    holder = _holder(article.text, span[1], known)
    if holder:
        return Place(anchor, anchor.text, None, holder.country, (holder.name, *holder.within))
    leading = context.leading()
    country = country_name(leading) if leading else None
    return Place(anchor, anchor.text, None, country, (country,) if country else ())


def _holder(text: str, end: int, known: Sequence[Place]) -> Place | None:
    """The next place, where only "in", "of" or a direction stands between; `known` is in the order of the text."""
    at = bisect_right(known, end, key=lambda place: place.anchor.start - 1)
    if at == len(known) or known[at].kind != "place" or known[at].anchor.start > end + NEAR:
        return None
    return known[at] if LINK.fullmatch(text, end, known[at].anchor.start) else None
