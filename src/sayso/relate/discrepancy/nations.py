"""Names that stand for countries: the country, its people, its capital, its seat of government."""

from functools import cache

from sayso import tables
from sayso.relate.discrepancy.stems import stem
from sayso.words import fold

COMPASS = ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "far", "middle")
CELLS = ("country", "demonyms", "capital", "metonyms", "aliases")


@cache
def nations() -> dict[str, str]:
    """The country code of each folded name."""
    found: dict[str, str] = {}
    for row in tables.rows("demonyms"):
        for cell in CELLS:
            for name in row[cell].split("; "):
                if name:
                    found.setdefault(fold(name), row["iso"])
    return found


@cache
def national_stems() -> frozenset[str]:
    """Stems of all words of these names, and of the points of the compass: they tell no place apart within a case."""
    return frozenset(stem(word) for name in (*nations(), *COMPASS) for word in name.split())
