"""Countries, their people and their governments by name; regions that are no division of one state."""

from functools import cache
from typing import Literal, NamedTuple

from sayso import tables
from sayso.annotate.place.gazetteer import Entry, holders, places
from sayso.annotate.place.key import place_key

Sense = Literal["country", "demonym", "government", "seat"]


class Nation(NamedTuple):
    """What a name says of a country: `seat` is a capital, which may be the town or the government."""

    country: str
    iso: str
    sense: Sense


class Region(NamedTuple):
    """A region with the provinces (country and shown name) and countries that it holds, and what holds it."""

    name: str
    ident: int | None
    provinces: frozenset[tuple[str, str]]
    countries: frozenset[str]
    inside: tuple[str, str]


def _cells(row: tables.Row, column: str) -> list[str]:
    return [cell.strip() for cell in row[column].split(";") if cell.strip()]


@cache
def nations() -> dict[str, tuple[Nation, ...]]:
    """All nations that a name, as it is written, can stand for."""
    found: dict[str, list[Nation]] = {}
    for row in tables.rows("demonyms"):
        for sense, names in _senses(row):
            for name in names:
                nation = Nation(row["country"], row["iso"], sense)
                known = found.setdefault(name, [])
                if all(one.iso != nation.iso for one in known):
                    known.append(nation)
    return {name: tuple(known) for name, known in found.items()}


def called(name: str) -> tuple[Nation, ...]:
    """The nations that a name can stand for; datelines print it in capitals."""
    known = nations().get(name, ())
    return known or (nations().get(name.title(), ()) if name.isupper() and len(name) > 3 else ())


def _is_seat(name: str, row: tables.Row) -> bool:
    """Whether a name is a town too: the capital, or a city of some size; the White House is none."""
    least = 0 if name == row["capital"] else 100_000
    return any(one.country == row["iso"] and one.population >= least for one in places(name))


def _senses(row: tables.Row) -> list[tuple[Sense, list[str]]]:
    """Names by what they say, the first counting where one name says two things; a seat is a town as well."""
    seats = [name for name in _cells(row, "metonyms") if _is_seat(name, row)]
    offices = [name for name in _cells(row, "metonyms") if name not in seats]
    return [("country", [row["country"], *_cells(row, "aliases")]), ("demonym", _cells(row, "demonyms")),
            ("government", offices), ("seat", seats)]


@cache
def country_names() -> dict[str, str]:
    """The usual name of a country by ISO code."""
    return {row["iso"]: row["country"] for row in tables.rows("demonyms")}


def country_name(iso: str) -> str:
    """The usual name, else the gazetteer's, else the code."""
    return country_names().get(iso) or next((one.name for one in _by_code(iso)), iso)


@cache
def _by_code(iso: str) -> tuple[Entry, ...]:
    return tuple(one for one in places(country_names().get(iso, iso)) if one.kind == "country" and one.country == iso)


@cache
def country_entry(iso: str) -> int | None:
    """GeoNames id of a country; found through any town of its capital's name where its own name is not known."""
    if known := _by_code(iso):
        return known[0].ident
    for row in tables.rows("demonyms"):
        if row["iso"] == iso:
            for name in (*_cells(row, "aliases"), row["capital"]):
                if held := _country_of(name, iso):
                    return held
    return None


def _country_of(name: str, iso: str) -> int | None:
    chains = [(place, *holders(place)) for place in places(name) if place.country == iso]
    return next((one.ident for chain in chains for one in chain if one.kind == "country"), None)


@cache
def regions() -> dict[str, Region]:
    """All regions by folded name and alias."""
    found = {}
    for row in tables.rows("places_regions"):
        members = _cells(row, "members")
        provinces = frozenset((one[:2], one[3:]) for one in members if ":" in one)
        country, _, province = row["inside"].partition(":")
        region = Region(row["name"], int(row["entry"]) if row["entry"] else None, provinces,
                        frozenset(one for one in members if ":" not in one), (country, province))
        named = [] if row["entry"] and places(row["name"]) else [row["name"]]
        for name in (*named, *_cells(row, "aliases")):
            found[place_key(name)] = region
    return found


@cache
def renamed() -> dict[int, str]:
    """English names for entries that the gazetteer shows otherwise."""
    return {int(row["entry"]): row["name"] for row in tables.rows("places_regions") if row["entry"]}


def shown(place: Entry) -> str:
    """The name to show for an entry."""
    if place.kind == "country":
        return country_name(place.country)
    return renamed().get(place.ident, place.name)


def around(place: Entry) -> tuple[str, ...]:
    """Names of all that holds a place, innermost first: district, province, region, country, region of countries."""
    chain = [one for one in holders(place) if one.kind != "country" and shown(one) != shown(place)]
    inner = [shown(one) for one in chain]
    provinces = [one for one in (place, *chain) if one.kind == "province"]
    keys = {(one.country, name) for one in provinces for name in (shown(one), one.name)}
    wider = [one.name for one in _regions() if keys & one.provinces]
    nation = [] if place.kind == "country" else [country_name(place.country)]
    outer = [one.name for one in _regions() if place.country in one.countries]
    return tuple(dict.fromkeys((*inner, *wider, *nation, *outer)))


@cache
def _regions() -> tuple[Region, ...]:
    return tuple(dict.fromkeys(regions().values()))
