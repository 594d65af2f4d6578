"""Short lists of places that share one and part on another: "parts of Ardan and Velm", "parts of Velm and Sund"."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.nations import nations
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import spelled_alike
from sayso.relate.discrepancy.units import Token, Unit

JOINTS = frozenset({"and", "or", "both"})
LONGEST, BESIDE, MOST = 4, 5, 60


class Listed(NamedTuple):
    """Names joined by commas and `and` in one sentence, with the words right before."""

    unit: Unit
    tokens: tuple[Token, ...]
    names: frozenset[str]
    beside: frozenset[str]


def enumerations(field: Field) -> Iterator[Parting]:
    """Lists of places in different articles after like words: as long, with one name in common and one not."""
    held: dict[str, list[Listed]] = defaultdict(list)
    for unit in field.units:
        for listed in _listed(field, unit):
            for name in listed.names:
                held[name].append(listed)
    for _, found in sorted(held.items()):
        for a, b in combinations(found[:MOST], 2):
            if a.unit.article != b.unit.article and _parted(a, b):
                yield _parting(field, a, b)


def _listed(field: Field, unit: Unit) -> Iterator[Listed]:
    text = field.read[unit.article].article.text
    places = [p.anchor for p in field.read[unit.article].places if unit.anchor.holds(p.anchor) and p.kind == "place"]
    at = 0
    while at < len(unit.tokens):
        last = _end(unit, at, text)
        run = [t for t in unit.tokens[at:last] if t.kind == "name"]
        # two names without a joint are a town and where it lies: "Ardan, Velm"
        joined = len(run) > 2 or any(t.folded in JOINTS for t in unit.tokens[at:last])
        if len(run) > 1 and joined and all(any(p.start == t.start and p.end >= t.end for p in places) for t in run):
            beside = frozenset(t.stem for t in unit.tokens[max(0, at - BESIDE):at] if t.kind == "content")
            names = frozenset(nations().get(t.folded, t.folded) for t in run)
            yield Listed(unit, tuple(unit.tokens[at:last]), names, beside)
        at = max(last, at + 1)


def _end(unit: Unit, at: int, text: str) -> int:
    """Behind the list of single names that begins at `at`: a comma or a joint stands between any two."""
    end = at
    while end < len(unit.tokens) and end - at < 2 * LONGEST:
        token = unit.tokens[end]
        joined = end == at or unit.tokens[end - 1].folded in JOINTS or (
            "," in text[unit.tokens[end - 1].end:token.start])
        if not (token.folded in JOINTS and end > at) and not (token.kind == "name" and joined):
            break
        end += 1
    while end > at and unit.tokens[end - 1].folded in JOINTS:
        end -= 1
    return end


def _parted(a: Listed, b: Listed) -> bool:
    """As many names, some of both, another in each that the other's sentence does not know, and like words before."""
    one, two = a.names - b.names, b.names - a.names
    as_many = len(a.names) == len(b.names) and bool(one) and bool(a.names & b.names)
    return as_many and bool(a.beside & b.beside) and not _knows(a, two) and not _knows(b, one)


def _knows(listed: Listed, names: frozenset[str]) -> bool:
    return any(spelled_alike(nations().get(t.folded, t.folded), n) for t in listed.unit.tokens for n in names
               if t.kind == "name")


def _parting(field: Field, a: Listed, b: Listed) -> Parting:
    one, two = (_reading(field, x) for x in (a, b))
    about = f"which places: {' '.join(t.text for t in a.unit.tokens if t.stem in a.beside & b.beside)}"
    says = f"“{one.anchor.text}” in one account, “{two.anchor.text}” in another"
    return Parting("place", about, one, two, 0.5, "enumerations", says)


def _reading(field: Field, listed: Listed) -> Reading:
    first = max(listed.unit.tokens.index(listed.tokens[0]) - 3, 0)
    while listed.unit.tokens[first].start < listed.tokens[0].start and listed.unit.tokens[first].kind == "small":
        first += 1
    anchor = field.anchor(listed.unit.article, listed.unit.tokens[first].start, listed.tokens[-1].end)
    return Reading(anchor, " and ".join(sorted(listed.names)))
