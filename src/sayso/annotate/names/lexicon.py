"""What the tables know about words in names."""

from functools import cache

from sayso.tables import rows
from sayso.words import fold


@cache
def group(name: str) -> frozenset[str]:
    """One group of the table of small words; KeyError where there is none of that name."""
    return frozenset({row["group"]: row["words"] for row in rows("name_words")}[name].split())


@cache
def formal() -> frozenset[str]:
    """Words after which `of` and `for` belong to the name ("Ministry of ...")."""
    return group("formal") | group("organisation")


@cache
def given() -> dict[str, str]:
    """Given name, folded, to gender: m, f, or empty where it may be either."""
    found: dict[str, str] = {}
    for row in rows("given_names"):
        for name in fold(row["names"]).split():
            found[name] = row["gender"] if found.get(name, row["gender"]) == row["gender"] else ""
    return found


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Titles as tuples of folded words, with their plurals."""
    single = {tuple(fold(row["title"]).replace("-", " ").replace(".", "").split()) for row in rows("titles")}
    return frozenset(single | {(*t[:-1], t[-1] + "s") for t in single})


@cache
def longest_title() -> int:
    """How many words the longest title has."""
    return max(map(len, titles()))


def _phrases(cell: str) -> list[tuple[str, ...]]:
    return [tuple(fold(part).replace(".", "").replace("-", " ").split()) for part in cell.split(";") if part.strip()]


@cache
def bodies() -> dict[tuple[str, ...], str]:
    """Names of bodies, as folded words, to the name as it is written (for names that need their capitals)."""
    found: dict[tuple[str, ...], str] = {}
    for row in rows("affiliations"):
        for part in (row["name"], *row["names"].split(";")):
            for phrase in _phrases(part):
                found[phrase] = part.strip()
    return found


@cache
def longest_body() -> int:
    """How many words the longest name of a body has."""
    return max(map(len, bodies()))


@cache
def countries() -> frozenset[tuple[str, ...]]:
    """Names of countries and their capitals, as folded words."""
    columns = ("country", "aliases", "capital")
    return frozenset(p for row in rows("demonyms") for key in columns for p in _phrases(row[key]))


@cache
def country_ends() -> frozenset[str]:
    """The last words of countries' names ("states"): no members of a body."""
    return frozenset(name[-1] for name in countries())


@cache
def demonyms() -> frozenset[tuple[str, ...]]:
    """Adjectives and inhabitants of countries, as folded words."""
    return frozenset(p for row in rows("demonyms") for p in _phrases(row["demonyms"]))


@cache
def office_words() -> frozenset[str]:
    """Single words that name a kind of body ("police", "ministry"): capitals alone make no name of them."""
    return frozenset(p[0] for row in rows("offices") for p in _phrases(row["words"]) if len(p) == 1)
