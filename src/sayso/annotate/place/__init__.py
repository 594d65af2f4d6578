"""Place names, resolved to a gazetteer made from GeoNames."""

from sayso.annotate.place.mentions import mentions
from sayso.annotate.place.reading import placed, spoken_of
from sayso.annotate.place.unlisted import unlisted
from sayso.model import Article, Name, Place


def find(article: Article, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """Places in the order of the text: towns, provinces, countries, regions, and names of peoples and governments.

    `country` is the usual name of a country; `entry` is None where places of one name tie and for places that the
    gazetteer does not have. Names of persons and organisations are no places, but what they hold counts as context."""
    found = mentions(article.text, names)
    context = spoken_of(found)
    known = [place for mention in found if (place := placed(article, found, mention, context))]
    return tuple(sorted((*known, *unlisted(article, found, known, context)), key=lambda place: place.anchor))
