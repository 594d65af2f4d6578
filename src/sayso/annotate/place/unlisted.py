"""Villages that the gazetteer does not have: named as such, or said to lie in a place that it has."""

import re
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


def longer_names(text: str) -> list[tuple[int, int]]:
    """Where names of several words stand behind "village of": no word of them is a place by itself."""
    return [match.span("name") for match in SHAPES[0].finditer(text) if " " in match["name"]]


def unlisted(article: Article, found: Sequence[Mention], known: Sequence[Place],
             context: Context) -> Iterator[Place]:
    """Places without entry, in the country of what is said to hold them, else in the one the article speaks of."""
    taken = [(place.anchor.start, place.anchor.end) for place in known]
    taken += [(one.span.start, one.span.end) for one in found if one.inside]
    for shape in SHAPES:
        for match in shape.finditer(article.text):
            start, end = match.span("name")
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                yield _place(article, start, end, known, context)


def _place(article: Article, start: int, end: int, known: Sequence[Place], context: Context) -> Place:
    holder = next((place for place in known if 0 < place.anchor.start - end <= 40 and place.kind == "place"
                   and LINK.fullmatch(article.text[end:place.anchor.start])), None)
    if holder:
        return Place(article.anchor(start, end), article.text[start:end], None, holder.country,
                     (holder.name, *holder.within))
    leading = context.leading()
    country = country_name(leading) if leading else None
    return Place(article.anchor(start, end), article.text[start:end], None, country, (country,) if country else ())
