"""Another name in one place of aligned sentences: Lindau here, Bregenz there."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model import DiscrepancyKind
from sayso.relate.discrepancy.alignment import Slot, slots
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.nations import nations
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import spelled_alike
from sayso.relate.discrepancy.units import Token, Unit
from sayso.words import fold

CLOSE = 0.4
SUPPORT = 7.0
LONGEST = 6
PREFIX = 3
LOCATING = frozenset({"in", "at", "near", "from", "to", "outside", "around", "into", "toward", "towards"})
REPORT = frozenset({"said", "say", "says", "told", "according", "added", "quoted", "reported", "wrote", "by", "via"})


def naming(field: Field) -> Iterator[Parting]:
    """Slots of closely aligned sentences that hold two names that nothing shows to be one."""
    alias = _aliases(field)
    dated = frozenset((a.article, a.start) for r in field.read.values() for t in r.times for a in [t.anchor])
    for near in field.near:
        if near.cosine < CLOSE:
            break
        for slot in slots(near, field.weigh, longest=LONGEST):
            left, right = _name(slot.left), _name(slot.right)
            if _of_time(dated, slot.near.a, left) or _of_time(dated, slot.near.b, right):
                continue
            if _part_of_one(slot, left, right) or _listed(slot.left, left) != _listed(slot.right, right):
                continue
            if left and right and slot.support >= SUPPORT and slot.after and (slot.before or _opens(slot)) and not _one(
                field, slot, left, right, alias
            ):
                yield from _parting(field, slot, left, right)


def _of_time(dated: frozenset[tuple[str, int]], unit: Unit, tokens: Sequence[Token]) -> bool:
    """Weekdays and months are names of no place and no person."""
    return any((unit.article, t.start) in dated for t in tokens)


def _part_of_one(slot: Slot, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Two spellings of a part of one longer name: Tal Afar and Tel Afar."""
    if len(left) != 1 or len(right) != 1:
        return False
    beside = [{t.stem for t in _beside(unit, name[0]) if t.kind == "name"}
              for unit, name in ((slot.near.a, left), (slot.near.b, right))]
    return bool(beside[0] & beside[1]) and _close(left[0].folded, right[0].folded)


def _beside(unit: Unit, token: Token) -> tuple[Token, ...]:
    at = unit.tokens.index(token)
    near = unit.tokens[max(0, at - 1) : at] + unit.tokens[at + 1 : at + 2]
    return tuple(t for t in near if t.start - token.end == 1 or token.start - t.end == 1)


def _close(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b) <= 1 or a[:PREFIX] == b[:PREFIX]


def _listed(tokens: Sequence[Token], names: Sequence[Token]) -> bool:
    """Whether the slot lists several names: of these one may be what the other account names."""
    return len(names) > 1 and any(b.start - a.end > 1 for a, b in pairwise(tokens))


def _opens(slot: Slot) -> bool:
    """Whether both sentences begin with the slot."""
    return slot.left[0] is slot.near.a.tokens[0] and slot.right[0] is slot.near.b.tokens[0]


def _name(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The slot's name, where it holds nothing but a name and small words."""
    telling = tuple(t for t in tokens if t.kind != "small")
    return telling if telling and all(t.kind == "name" for t in telling) else ()


def _aliases(field: Field) -> dict[str, set[str]]:
    """The sources that each folded name of one may stand for."""
    held: dict[str, set[str]] = {}
    for source in field.resolved.sources:
        for name in (source.name, *source.aliases):
            held.setdefault(fold(name), set()).add(source.id)
    return held


def _one(
    field: Field, slot: Slot, left: Sequence[Token], right: Sequence[Token], alias: dict[str, set[str]]
) -> bool:
    """Whether the two names may be one: spelling, initials, shared words, one country or source, or told elsewhere."""
    one, two = [t.folded for t in left], [t.folded for t in right]
    if any(spelled_alike(x, y) or x.startswith(y) or y.startswith(x) for x in one for y in two):
        return True
    full = " ".join(one), " ".join(two)
    if nations().get(full[0], full[0]) == nations().get(full[1], full[1]) or alias.get(full[0], set()) & alias.get(
        full[1], set()
    ):
        return True
    if _initials(one) in two or _initials(two) in one:
        return True
    return _reported(slot) or _elsewhere(slot.near.b, left) or _elsewhere(slot.near.a, right)


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def _reported(slot: Slot) -> bool:
    """Whether a word of saying stands beside: then the names are two who speak."""
    for unit, tokens in ((slot.near.a, slot.left), (slot.near.b, slot.right)):
        first = unit.tokens.index(tokens[0])
        around = unit.tokens[max(0, first - 2) : first] + tokens + unit.tokens[first + len(tokens) :][:2]
        if any(t.folded in REPORT for t in around):
            return True
    return False


def _elsewhere(unit: Unit, tokens: Sequence[Token]) -> bool:
    countries = {nations().get(t.folded, t.folded) for t in unit.tokens}
    return any(nations().get(t.folded, t.folded) in countries for t in tokens)


def _parting(field: Field, slot: Slot, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Parting]:
    a, b = _reading(field, slot.near.a, left), _reading(field, slot.near.b, right)
    if (kind := _kind(field, slot, a, b)) is None:
        return
    tokens = slot.near.a.tokens
    first = tokens.index(slot.left[0])
    about = " ".join([*(t.text for t in tokens[max(0, first - 4) : first]), "…",
                      *(t.text for t in tokens[first + len(slot.left) :][:4])])
    says = f"where one account names {a.anchor.text}, another names {b.anchor.text}"
    yield Parting(kind, about, a, b, slot.near.cosine, "naming", says)


def _reading(field: Field, unit: Unit, name: Sequence[Token]) -> Reading:
    anchor = field.anchor(unit.article, name[0].start, name[-1].end)
    return Reading(anchor, " ".join(t.folded for t in name))


def _kind(field: Field, slot: Slot, a: Reading, b: Reading) -> DiscrepancyKind | None:
    """Place where the gazetteer or a word before the name says so; of persons unless both are known to be none."""
    known = [any(p.anchor.overlap(r.anchor) for p in field.read[r.anchor.article].places) for r in (a, b)]
    first = slot.near.a.tokens.index(slot.left[0])
    led = first > 0 and slot.near.a.tokens[first - 1].folded in LOCATING
    if all(known) or led:
        return "place"
    return None if all(_no_person(field, r) for r in (a, b)) else "person"


def _no_person(field: Field, reading: Reading) -> bool:
    """Whether the name is one of a body, a people, a work: of no person as far as the names of its article tell."""
    kinds = {n.kind for n in field.read[reading.anchor.article].names if n.anchor.overlap(reading.anchor)}
    return bool(kinds) and "person" not in kinds
