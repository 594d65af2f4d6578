"""What the tables know about those who speak: titles, offices, bodies, outlets, countries."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.model import SourceKind
from sayso.tables import rows
from sayso.words import fold

Key = tuple[str, ...]


class Title(NamedTuple):
    """What somebody is. `office` is one word for titles that texts vary; `kind` is `body` where the body decides."""

    office: str
    kind: str
    gender: str
    plural: bool


class Office(NamedTuple):
    """A kind of body that most states or fields have ("intelligence agency"). `head` is the office that its head holds
    in the table of titles, empty where it has none there."""

    name: str
    kind: SourceKind
    scope: str
    head: str


class Body(NamedTuple):
    """A body by its fullest name. `office` is empty where it holds none that others are called by."""

    name: str
    kind: SourceKind
    state: str
    parent: str
    office: str


class Country(NamedTuple):
    """How a country is named here: by itself, by its capital or seat (`metonym`), or by an adjective (`demonym`)."""

    name: str
    how: str


class Outlet(NamedTuple):
    """The name under which an outlet is shown, for one form of it. `doubtful` is whether the form needs a context that
    shows it, `letters` whether it needs its capitals."""

    name: str
    doubtful: bool
    letters: bool


SHORT = 5
SITE = re.compile(r"\.(com|org|net|info|biz|co\.uk|co|ie|tv|news)$")


@lru_cache(maxsize=65536)
def key(text: str) -> Key:
    """Folded words without dots and hyphens: the form in which all tables are looked up. The ending of a web address is
    a word of its own."""
    return tuple(SITE.sub(r" \1", fold(text)).replace(".", "").replace("-", " ").replace("'", "").split())


def _kind(name: str) -> SourceKind:
    return name  # type: ignore[return-value]


@cache
def titles() -> dict[Key, Title]:
    """Titles, singular and plural."""
    found: dict[Key, Title] = {}
    for row in rows("titles"):
        one = key(row["title"])
        found[one] = Title(row["office"], row["kind"], row["gender"], one[-1] == "officials")
        found.setdefault((*one[:-1], _plural(one[-1])), Title(row["office"], row["kind"], row["gender"], True))
    return found


def _plural(word: str) -> str:
    if word.endswith(("man", "woman")) and word != "human":
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def offices() -> dict[Key, Office]:
    """Words for kinds of bodies, singular and plural."""
    found: dict[Key, Office] = {}
    for row in rows("offices"):
        for words in row["words"].split(";"):
            one = key(words)
            office = Office(row["office"], _kind(row["kind"]), row["scope"], row["head"])
            found.setdefault(one, office)
            found.setdefault((*one[:-1], _plural(one[-1])), office)
    return found


@cache
def _bodies() -> dict[Key, list[tuple[str, Body]]]:
    """The forms in which each name is written, with the body that it means."""
    found: dict[Key, list[tuple[str, Body]]] = {}
    for row in rows("affiliations"):
        body = Body(row["name"], _kind(row["kind"]), row["state"], row["parent"], row["office"])
        for part in (row["name"], *row["names"].split(";")):
            if part.strip():
                found.setdefault(key(part), []).append((part.strip(), body))
    return {at: named for at, named in found.items() if at[0] != "the" or at[1:] not in found}


@cache
def reach() -> dict[str, int]:
    """The first word of every entry of any table, and how many words the longest entry that begins so has."""
    found: dict[str, int] = {}
    for entry in (*_bodies(), *outlets(), *titles(), *offices(), *countries()):
        found[entry[0]] = max(found.get(entry[0], 0), len(entry))
        if entry in countries():
            found.setdefault(entry[0] + "s", len(entry))
    return found


@cache
def seconds() -> dict[str, frozenset[str]]:
    """The first word of every entry of two words or more, and the words that may stand second."""
    found: dict[str, set[str]] = {}
    for entry in (*_bodies(), *outlets(), *titles(), *offices(), *countries()):
        if len(entry) > 1:
            found.setdefault(entry[0], set()).update((entry[1], entry[1] + "s"))
    return {first: frozenset(second) for first, second in found.items()}


@cache
def headed_by(role: str) -> tuple[str, ...]:
    """The offices of a state that one with this role is the head of."""
    return tuple(o.name for o in _offices_by_name().values() if o.head == role and o.scope == "state") if role else ()


def office_in(name: Key) -> Office | None:
    """The office of a town that a name ends with ("Tarn Fire Brigade"), or the outlet that a number ends ("Channel 6").
    Words for offices of states are too common in names ("Tarn Health Authority" is no government)."""
    if len(name) > 1 and name[-1].isdecimal() and (outlet := offices().get(name[:-1])):
        return outlet
    return next((office for office in _at_the_end(name) if office.scope == "place"), None)


def is_press_at_large(name: str) -> bool:
    """Whether a name ends with a word for outlets of which none is meant ("Baltic media", "British newspapers")."""
    return any(office.name == "media" for office in _at_the_end(("", *key(name))))


def _at_the_end(name: Key) -> Iterator[Office]:
    """The offices that a name ends with, behind its first word, the longest first."""
    return (office for at in range(1, len(name)) if (office := offices().get(name[at:])))


def one_of_a_kind(office: str) -> bool:
    """Whether a state or a town has one such office."""
    known = office_named(office)
    return known is not None and known.scope != "field"


def office_named(name: str) -> Office | None:
    """The office called so in the table."""
    return _offices_by_name().get(name)


@cache
def _offices_by_name() -> dict[str, Office]:
    return {office.name: office for office in reversed(offices().values())}


def body(found: Key, written: str) -> Body | None:
    """The body called so; short names need their capitals ("WHO" is no "who")."""
    plain = written.replace(".", "").removesuffix("'s")
    for form, named in _bodies().get(found, ()):
        fits = len(form) > 4 or plain == form.replace(".", "")
        if fits and (written[:1].isupper() or form[:1].islower()):
            return named
    return None


@cache
def body_of_office() -> dict[tuple[str, str], Body]:
    """The one body that holds an office of a state; where several do, none is given."""
    found: dict[tuple[str, str], list[Body]] = {}
    for row in rows("affiliations"):
        if row["office"] and row["state"]:
            body = Body(row["name"], _kind(row["kind"]), row["state"], row["parent"], row["office"])
            found.setdefault((row["state"], row["office"]), []).append(body)
    return {at: held[0] for at, held in found.items() if len(held) == 1}


@cache
def outlets() -> dict[Key, Outlet]:
    """Outlets and agencies by name and alias. A short form that several have ("the Post") is shown as it stands."""
    found: dict[Key, Outlet] = {}
    shared = Counter(key(part) for row in rows("outlets") for part in row["short"].split("|"))
    for row in rows("outlets"):
        shown = row["name"].split(" (")[0]
        for column, doubtful in (("short", True), ("aliases", False), ("domains", False)):
            for part in row[column].split("|"):
                if part.strip():
                    name = part.strip() if column == "short" and shared[key(part)] > 1 else shown
                    found[key(part)] = Outlet(name, doubtful or (part.isupper() and len(part) > 5), _letters(part))
        found[key(shown)] = Outlet(shown, False, _letters(shown))
    return {at: named for at, named in found.items() if at and (at[0] != "the" or at[1:] not in found)}


@cache
def no_outlets() -> frozenset[Key]:
    """Names that stand where an outlet might and report nothing: platforms, stores, picture libraries."""
    return frozenset(key(row["name"]) for row in rows("not_outlets"))


def _letters(name: str) -> bool:
    """Whether a name is so short that it needs its capitals: DR is no "Dr"."""
    return name.strip().isupper() and len(name.strip()) < SHORT


@cache
def countries() -> dict[Key, Country]:
    """Names of countries, their capitals, seats and adjectives."""
    found: dict[Key, Country] = {}
    for row in rows("demonyms"):
        for how, column in (
            ("demonym", "demonyms"),
            ("metonym", "metonyms"),
            ("metonym", "capital"),
            ("country", "aliases"),
            ("country", "country"),
        ):
            for part in row[column].split(";"):
                if part.strip():
                    found.setdefault(key(part), Country(row["country"], how))
        found[key(row["country"])] = Country(row["country"], "country")
    return {at: country for at, country in found.items() if at[0] != "the"}


@cache
def genders() -> dict[str, str]:
    """Given name, folded, to m, f, or empty where it may be either."""
    found: dict[str, str] = {}
    for row in rows("given_names"):
        for name in fold(row["names"]).split():
            found[name] = row["gender"] if found.get(name, row["gender"]) == row["gender"] else ""
    return found
