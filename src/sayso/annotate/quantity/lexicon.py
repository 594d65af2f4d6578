"""The tables behind the rules, read once and kept in the shape in which the rules ask for them."""

from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.annotate.quantity.tokens import Token, split

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class Unit(NamedTuple):
    """A unit or currency: the reader's name, the base unit ("" where unknown), and how to get there."""

    name: str
    base: str
    factor: float
    offset: float
    money: bool


class Verb(NamedTuple):
    """One form of a verb that says what happened to the things counted. `part`: base, s, past, participle, ing."""

    role: str
    voice: str
    part: str
    words: tuple[str, ...]


@cache
def magnitudes() -> dict[str, float]:
    """Words that multiply ("million")."""
    return {row["word"]: float(row["factor"]) for row in tables.rows("quantity_magnitudes")}


@cache
def numbers(*kinds: str) -> dict[str, float]:
    """Number words of these kinds with their values."""
    return {row["word"]: float(row["value"]) for row in tables.rows("quantity_numbers") if row["kind"] in kinds}


@cache
def number_words() -> frozenset[str]:
    """Words that state a number."""
    return frozenset((*numbers("small", "tens"), *vague(), *magnitudes()))


@cache
def marks() -> dict[str, tuple[float, bool]]:
    """What may be glued to digits ("bn"): factor, and whether the reading is doubtful without a currency."""
    found: dict[str, tuple[float, bool]] = {}
    for row in tables.rows("quantity_magnitudes"):
        for column in ("marks", "doubtful"):
            found |= {m: (float(row["factor"]), column == "doubtful") for m in row[column].split("|") if m}
    return found


@cache
def vague() -> dict[str, tuple[float, float]]:
    """Words that state an interval ("dozens")."""
    return {row["word"]: (float(row["low"]), float(row["high"])) for row in tables.rows("quantity_vague")}


@cache
def _units() -> tuple[tuple[tables.Row, Unit], ...]:
    return tuple(
        (row, Unit(row["unit"], row["base"], float(row["factor"] or 1), float(row["offset"] or 0), False))
        for row in tables.rows("quantity_units")
    )


@cache
def _currencies() -> tuple[tuple[tables.Row, Unit], ...]:
    return tuple(
        (row, Unit(row["currency"], row["code"], float(row["factor"] or 1), 0.0, True))
        for row in tables.rows("quantity_currencies")
    )


@cache
def unit_words() -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    """Units and currencies written in words, by their first word, longest first; currencies before units."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for row, unit in (*_currencies(), *_units()):
        for words in row["words"].split("|"):
            if words:
                key = split(words)
                found.setdefault(key[0], []).append((key, unit))
    for same in found.values():
        same.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def unit_named(name: str) -> Unit:
    """The unit or currency of this name; StopIteration where a user's table has lost it."""
    return next(unit for _, unit in (*_units(), *_currencies()) if unit.name == name)


@cache
def extents() -> dict[str, str]:
    """What "long", "deep" and the like measure."""
    return {row["word"]: row["measured"] for row in tables.rows("quantity_extents")}


@cache
def symbols() -> dict[str, Unit]:
    """Units and currencies behind a number, as written ("km/h", "€")."""
    found = {s: unit for row, unit in _units() for s in row["symbols"].split("|") if s}
    return {s: unit for row, unit in _currencies() for s in row["after"].split("|") if s} | found


@cache
def currency_marks() -> dict[str, Unit]:
    """Currencies in front of a number, as written ("US$")."""
    return {s: unit for row, unit in _currencies() for s in row["before"].split("|") if s}


@cache
def bounds(place: str) -> Phrases:
    """Bounding phrases before a number by their last word, or after it by their first, longest first."""
    return _phrases("quantity_bounds", "meaning", place)


@cache
def scopes(place: str) -> Phrases:
    """Scope phrases, as `bounds`."""
    return _phrases("quantity_scopes", "scope", place)


def _phrases(name: str, meaning: str, place: str) -> Phrases:
    found: Phrases = {}
    for row in tables.rows(name):
        if row["place"] in (place, "clause") or (row["place"] == "either" and place != "clause"):
            words = split(row["phrase"])
            found.setdefault(words[-1] if place == "before" else words[0], []).append((words, row[meaning]))
    for same in found.values():
        same.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def words(kind: str) -> frozenset[str]:
    """Words of one class of `quantity_words` (`stop`, `plural`)."""
    return frozenset(row["word"] for row in tables.rows("quantity_words") if row["class"] == kind)


@cache
def those(kind: str) -> frozenset[str]:
    """The words of one small class of `quantity_classes`."""
    return next(frozenset(row["words"].split()) for row in tables.rows("quantity_classes") if row["class"] == kind)


def isa(low: str, *kinds: str) -> bool:
    """Whether a word belongs to one of these small classes."""
    return any(low in those(kind) for kind in kinds)


@cache
def names() -> frozenset[str]:
    """Words in front of a number that make it a name."""
    return frozenset(row["word"] for row in tables.rows("quantity_names"))


@cache
def role_nouns(kind: str) -> Phrases:
    """Role nouns of one kind by their first word, longest first."""
    found: Phrases = {}
    for row in tables.rows("quantity_role_nouns"):
        if row["kind"] == kind:
            key = split(row["word"])
            found.setdefault(key[0], []).append((key, row["role"]))
    for same in found.values():
        same.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def verbs() -> dict[str, list[Verb]]:
    """All forms of all role verbs by their first word, longest first."""
    found: dict[str, list[Verb]] = {}
    for row in tables.rows("quantity_roles"):
        for part, form in _forms(row["verb"], row["forms"].split()):
            key = tuple(form.replace("_", " ").split())
            if part == "base" and form in words("stop"):
                continue  # "down" and the like are no verbs wherever they are prepositions too
            found.setdefault(key[0], []).append(Verb(row["role"], row["voice"], part, key))
    for same in found.values():
        same.sort(key=lambda verb: -len(verb.words))
    return found


@cache
def senses() -> dict[tuple[str, str, str], str]:
    """Roles by the verb's form, its usual role, and the noun that changes it."""
    found: dict[tuple[str, str, str], str] = {}
    for row in tables.rows("quantity_role_senses"):
        verb = next(v for v in tables.rows("quantity_roles") if v["verb"] == row["verb"])
        for _, form in _forms(verb["verb"], verb["forms"].split()):
            for noun in row["nouns"].split():
                found[form.split()[0], verb["role"], noun] = row["role"]
    return found


def _forms(verb: str, irregular: list[str]) -> list[tuple[str, str]]:
    first, _, rest = verb.partition(" ")
    rest = f" {rest}" if rest else ""
    third = first + ("es" if first.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if first.endswith("y") and first[-2] not in "aeiou":
        third = first[:-1] + "ies"
    stem = first.removesuffix("e")
    past, participle, ing = irregular if len(irregular) == 3 else (stem + "ed", stem + "ed", stem + "ing")
    if len(irregular) != 3:
        past, participle, ing = past + rest, participle + rest, ing + rest
    return [("base", verb), ("s", third + rest), ("past", past), ("participle", participle), ("ing", ing)]


def match_after(tokens: list[Token], at: int, phrases: Phrases) -> tuple[int, str] | None:
    """The longest phrase that starts at token `at`: the index behind it and its meaning."""
    if at >= len(tokens):
        return None
    for wanted, meaning in phrases.get(tokens[at].low, ()):
        if tuple(t.low for t in tokens[at : at + len(wanted)]) == wanted:
            return at + len(wanted), meaning
    return None


def match_before(tokens: list[Token], at: int, phrases: Phrases) -> tuple[int, str] | None:
    """The longest phrase that ends before token `at`: the index of its first token and its meaning."""
    if at <= 0:
        return None
    for wanted, meaning in phrases.get(tokens[at - 1].low, ()):
        if len(wanted) <= at and tuple(t.low for t in tokens[at - len(wanted) : at]) == wanted:
            return at - len(wanted), meaning
    return None
