"""The gazetteer: places of GeoNames by id and by folded name, read from two packed tables when first asked.

The tables are sorted text, searched by halving in memory (some 22 MB); nothing is parsed before it is looked up.
`training/gazetteer.py` makes them. GeoNames data is published under CC BY 4.0.
"""

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from sayso.annotate.place.key import place_key, without_article

# Where names go with and without an article: al-Bab, Bab.
ARABIC = frozenset(("AE", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA",
                    "SA", "SD", "SO", "SY", "TD", "TN", "YE"))
KINDS: dict[str, Literal["country", "province", "district", "town"]] = {
    "c": "country", "p": "province", "d": "district", "t": "town"}


class Entry(NamedTuple):
    """A place: GeoNames id, name to show, what it is, ISO code of its country, id of what holds it (0 for none)."""

    ident: int
    name: str
    kind: Literal["country", "province", "district", "town"]
    country: str
    parent: int
    population: int


@cache
def _table(name: str) -> bytes:
    return gzip.decompress((files("sayso") / "data" / f"places_{name}.txt.gz").read_bytes())


def _line(table: bytes, key: bytes) -> bytes:
    """What follows the key on its line of a sorted table; empty where it has no such line."""
    low, high, wanted = 0, len(table), key + b"\t"
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.find(b"\n", start)
        if table.startswith(wanted, start):
            return table[start + len(wanted):end]
        if table[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return b""


@lru_cache(maxsize=8192)
def entry(ident: int) -> Entry | None:
    """The place with this GeoNames id; None where the gazetteer has none."""
    line = _line(_table("entries"), str(ident).encode())
    if not line:
        return None
    name, kind, country, parent, population = line.decode().split("\t")
    return Entry(ident, name, KINDS[kind], country, int(parent), int(population))


@lru_cache(maxsize=8192)
def places(name: str) -> tuple[Entry, ...]:
    """All places that bear a name, the most populous first."""
    key = place_key(name)
    return _named(key) or tuple(one for one in (_named(without_article(key)) or _named(key.replace(" ", "")))
                                if one.country in ARABIC)


def _named(key: str) -> tuple[Entry, ...]:
    found = (entry(int(ident)) for ident in _line(_table("names"), key.encode()).decode().split(",") if ident)
    return tuple(one for one in found if one)


def holders(place: Entry) -> tuple[Entry, ...]:
    """What holds a place, innermost first, its country last."""
    found: list[Entry] = []
    at = entry(place.parent)
    while at and len(found) < 5:
        found.append(at)
        at = entry(at.parent)
    return tuple(found)
