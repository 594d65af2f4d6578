"""What stands in one account where another has something else of its kind: a car or an ambulance, shot or stabbed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from sayso import tables
from sayso.model import DiscrepancyKind
from sayso.relate.discrepancy.alignment import Slot, slots
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.phrases import index, occurrences
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.stems import stem
from sayso.relate.discrepancy.units import Token, Unit

CLOSE = 0.3
SUPPORT = 5.0
LONGEST = 5
NAMED = frozenset({"direction"})
"""Kinds whose words begin names: `North Island`, `East Town`."""


class Kind(NamedTuple):
    """A word of the table at tokens [first, last) of a slot."""

    kind: str
    group: str
    first: int
    last: int


@cache
def kinds() -> dict[str, tuple[str, str]]:
    """Kind and group of each word, by its stems."""
    return {" ".join(stem(w) for w in row["word"].replace("-", " ").split()): (row["kind"], row["group"])
            for row in tables.rows("parting_kinds")}


@cache
def _parts() -> dict[str, DiscrepancyKind]:
    """The kind of discrepancy that each kind of word makes."""
    return {row["kind"]: cast(DiscrepancyKind, row["parts"]) for row in tables.rows("parting_kinds")}


@cache
def _index() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return index(kinds())


def things(field: Field) -> Iterator[Parting]:
    """Slots of aligned sentences that hold two things of one kind that are not one thing."""
    for near in field.near:
        if near.cosine < CLOSE:
            break
        for slot in slots(near, field.weigh, longest=LONGEST):
            if slot.support >= SUPPORT:
                yield from _parting(field, slot)


def _parting(field: Field, slot: Slot) -> Iterator[Parting]:
    left, right = kinds_in(slot.left), kinds_in(slot.right)
    for kind in sorted({k.kind for k in left} & {k.kind for k in right}):
        a = next(k for k in left if k.kind == kind)
        b = next(k for k in right if k.kind == kind)
        ends = (slot.near.a, slot.left[a.last - 1]), (slot.near.b, slot.right[b.last - 1])
        if any(_compound(field, unit, token) for unit, token in ends):
            continue
        if kind == "people" and _describes(slot):
            continue
        if apart(a.group, b.group) and not _elsewhere(slot.near.b, a) and not _elsewhere(slot.near.a, b):
            one, two = _reading(field, slot.near.a, slot.left, a), _reading(field, slot.near.b, slot.right, b)
            says = f"where one account has “{one.anchor.text}”, another has “{two.anchor.text}”"
            yield Parting(_parts()[kind], _context(slot), one, two, slot.near.cosine, "things", says)


def _describes(slot: Slot) -> bool:
    """Whether a name follows in both: an aid worker may be a hostage too."""
    following = [unit.tokens[unit.tokens.index(side[-1]) + 1 :][:1]
                 for unit, side in ((slot.near.a, slot.left), (slot.near.b, slot.right))]
    return all(t and t[0].kind == "name" for t in following)


def apart(a: str, b: str) -> bool:
    """Whether two groups exclude each other: a `plane/warplane` is a plane."""
    return a != b and not a.startswith(f"{b}/") and not b.startswith(f"{a}/")


def kinds_in(tokens: Sequence[Token]) -> list[Kind]:
    """The words of the table among these tokens."""
    stems = [t._replace(folded=t.stem) for t in tokens]
    return [Kind(*kinds()[f.phrase], f.first, f.last) for f in occurrences(stems, _index())]


def _compound(field: Field, unit: Unit, token: Token) -> bool:
    """Part of a hyphened word, as in "rebel-held", or of a name, as in "North Island"."""
    at = unit.tokens.index(token) + 1
    named = token.text[0].isupper() and at < len(unit.tokens) and unit.tokens[at].text[0].isupper() and (
        unit.tokens[at].start - token.end == 1 and any(k.kind in NAMED for k in kinds_in((token,))))
    return named or field.read[unit.article].article.text[token.end : token.end + 1] in ("-", "‑")


def _elsewhere(unit: Unit, kind: Kind) -> bool:
    """Whether the sentence has a word of this group too: then both accounts may tell of both things."""
    return any(k.group == kind.group for k in kinds_in(unit.tokens))


def _reading(field: Field, unit: Unit, tokens: Sequence[Token], kind: Kind) -> Reading:
    first = kind.first
    while first > 0 and tokens[first - 1].kind != "small" and kind.first - first < 2:
        first -= 1
    anchor = field.anchor(unit.article, tokens[first].start, tokens[kind.last - 1].end)
    return Reading(anchor, kind.group)


def _context(slot: Slot) -> str:
    tokens = slot.near.a.tokens
    first = next(n for n, t in enumerate(tokens) if t.start == slot.left[0].start)
    before = [t.text for t in tokens[max(0, first - 4) : first]]
    after = [t.text for t in tokens[first + len(slot.left) : first + len(slot.left) + 4]]
    return " ".join([*before, "…", *after])
