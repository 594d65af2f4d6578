"""Place names, resolved to a gazetteer made from GeoNames."""

import sys
from bisect import bisect_right

from sayso.annotate.place.mentions import Mention, mentions
from sayso.annotate.place.reading import placed, spoken_of
from sayso.annotate.place.unlisted import longer_names, unlisted
from sayso.model import Article, Name, Place


def find(article: Article, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """Places in the order of the text: towns, provinces, countries, regions, and names of peoples and governments.

    `country` is the usual name of a country; `entry` is None where places of one name tie and for places that the
    gazetteer does not have. Names of persons and organisations are no places, but what they hold counts as context."""
    longer = longer_names(article.text)
    # A mention knows its holder by its number among all of them.
    named = mentions(article.text, names)
    found = [one for one in named if not _part_of(one, longer)]
    context = spoken_of(found)
    known = [place for mention in found if (place := placed(article, named, mention, context))]
    return tuple(sorted((*known, *unlisted(article, found, known, context)), key=lambda place: place.anchor))


def _part_of(mention: Mention, longer: list[tuple[int, int]]) -> bool:
    """Whether the words are less than all of the last longer name that begins no later."""
    span, at = mention.span, bisect_right(longer, (mention.span.start, sys.maxsize)) - 1
    if at < 0:
        return False
    start, end = longer[at]
    return span.end <= end and span.end - span.start < end - start
