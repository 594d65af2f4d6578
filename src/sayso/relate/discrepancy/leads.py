"""What the event itself was, where headlines and leads of different articles have things of one kind that exclude
each other: shelling here, an air strike there."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.slots import apart, kinds_in
from sayso.relate.discrepancy.units import Unit

KINDS = frozenset({"attack", "vehicle", "aircraft", "weapon", "way", "stage", "exit", "fall", "cause"})
SHARED = 3


class Told(NamedTuple):
    """A word of some kind and group in a lead sentence."""

    unit: Unit
    group: str
    reading: Reading


def leads(field: Field) -> Iterator[Parting]:
    """Articles whose leads have one group of a kind only, beside articles whose leads have only another."""
    for kind in sorted(KINDS):
        held = _by_article(field, kind)
        single = {ident: told for ident, told in held.items() if len({t.group for t in told}) == 1}
        idents = sorted(single)
        for number, one in enumerate(idents):
            for other in idents[number + 1 :]:
                yield from _parted(field, single[one], single[other])


def _by_article(field: Field, kind: str) -> dict[str, list[Told]]:
    held: dict[str, list[Told]] = defaultdict(list)
    for unit in field.units:
        if unit.lead:
            for found in kinds_in(unit.tokens):
                if found.kind == kind:
                    first, last = unit.tokens[found.first], unit.tokens[found.last - 1]
                    anchor = field.anchor(unit.article, first.start, last.end)
                    held[unit.article].append(Told(unit, found.group, Reading(anchor, found.group)))
    return held


def _parted(field: Field, ones: list[Told], others: list[Told]) -> Iterator[Parting]:
    """Pairs of lead sentences that share enough of what the case is about."""
    for a in ones:
        for b in others:
            shared = a.unit.terms & b.unit.terms & field.central
            if apart(a.group, b.group) and len(shared) >= SHARED:
                about = f"what happened: {field.words(a.unit, 0, len(a.unit.tokens))}"
                says = f"the lead of one article has “{a.reading.anchor.text}”, of another “{b.reading.anchor.text}”"
                yield Parting("wording", about, a.reading, b.reading, 0.5, "leads", says)
