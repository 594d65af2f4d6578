"""What one account says is not known, and another one states: how many were civilians, what caused the blast."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.model import Anchor
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.phrases import Found, index, occurrences
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.stems import stem
from sayso.relate.discrepancy.units import Token, Unit
from sayso.tags import tagged

REACH, AROUND, AFTER = 10, 8, 4
SHARED = 3
MEASURES = frozenset({"long", "far", "old", "often", "soon", "big", "large", "high", "deep", "serious", "badly",
                      "quickly", "fast", "widely", "well", "close", "strong"})
UNKNOWN, STATED = "not known", "stated"


class Open(NamedTuple):
    """A question that an account leaves open: its words, what it is about, and whether it asks for a number or a
    cause."""

    unit: Unit
    anchor: Anchor
    about: frozenset[str]
    number: bool
    cause: bool


@cache
def _unknown() -> tuple[Mapping[str, tuple[tuple[str, ...], ...]], Mapping[str, str]]:
    sides = {row["phrase"]: row["side"] for row in tables.rows("parting_unknown")}
    return index(sides), sides


@cache
def _causes(side: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return index(row["phrase"] for row in tables.rows("parting_causes") if row["side"] == side)


def unknowns(field: Field) -> Iterator[Parting]:
    """Each open question beside the sentences of other articles that answer it."""
    holders: dict[str, list[Unit]] = {}
    for unit in field.units:
        for term in unit.terms:
            holders.setdefault(term, []).append(unit)
    for asked in (q for unit in field.units for q in _open(field, unit)):
        near = {u.anchor: u for term in asked.about for u in holders.get(term, ()) if u.article != asked.unit.article}
        for _, unit in sorted(near.items()):
            if answer := _answer(field, asked, unit):
                yield _parting(field, asked, answer)


def _open(field: Field, unit: Unit) -> Iterator[Open]:
    phrases, sides = _unknown()
    for found in occurrences(unit.tokens, phrases):
        before = unit.tokens[max(0, found.first - AROUND):found.first]
        after = unit.tokens[found.last:found.last + REACH]
        asked = before if sides[found.phrase] == "before" else after
        number = any(t.folded in ("many", "much") for t in asked[:2])
        cause = bool(list(occurrences(asked, _causes("asks")))) and not number and not _measured(asked)
        about = frozenset(t.stem for t in asked if t.kind == "content") - _asking()
        if (number or cause) and about:
            yield Open(unit, _anchor(field, unit, found, asked), about, number, cause)


def _measured(asked: Sequence[Token]) -> bool:
    """`how long` asks for no cause."""
    return len(asked) > 1 and asked[0].folded == "how" and asked[1].folded in MEASURES


@cache
def _asking() -> frozenset[str]:
    """Stems of the words that ask: they say nothing of what is asked about."""
    return frozenset(stem(w) for row in tables.rows("parting_causes") for w in row["phrase"].split()) | {stem("rest")}


def _anchor(field: Field, unit: Unit, found: Found, asked: Sequence[Token]) -> Anchor:
    first = min(unit.tokens[found.first].start, asked[0].start)
    return field.anchor(unit.article, first, max(unit.tokens[found.last - 1].end, asked[-1].end))


def _answer(field: Field, asked: Open, unit: Unit) -> Anchor | None:
    """The words of the sentence that answer the question; None where it leaves it open too or tells of another."""
    if any(occurrences(unit.tokens, _unknown()[0])):
        return None
    if asked.cause:
        return _told_cause(field, asked, unit)
    if not _one_matter(field, asked, unit):
        return None
    return next((q for q in _counts(field, unit) if _counted(q) & asked.about), None)


def _told_cause(field: Field, asked: Open, unit: Unit) -> Anchor | None:
    tags = {w.start + unit.anchor.start: tag for w, tag in tagged(unit.anchor.text)}
    for found in occurrences(unit.tokens, _causes("tells")):
        if found.last < len(unit.tokens) and tags.get(unit.tokens[found.last].start) == "BASE":
            continue  # `due to arrive` tells when, and no cause
        before = frozenset(t.stem for t in unit.tokens[max(0, found.first - REACH):found.first])
        if asked.about & before:
            last = min(len(unit.tokens), found.last + AFTER)
            return field.anchor(unit.article, unit.tokens[found.first].start, unit.tokens[last - 1].end)
    return None


def _counts(field: Field, unit: Unit) -> Iterator[Anchor]:
    """Figures of the sentence with the words that follow."""
    for q in field.read[unit.article].quantities:
        if unit.anchor.holds(q.anchor) and not q.unit:
            after = unit.between(q.anchor.end, unit.anchor.end)[:2]
            yield field.anchor(unit.article, q.anchor.start, after[-1].end if after else q.anchor.end)


def _counted(anchor: Anchor) -> frozenset[str]:
    return frozenset(stem(w.casefold()) for w in anchor.text.split())


def _one_matter(field: Field, asked: Open, unit: Unit) -> bool:
    """Both stand at the head of their articles, or share more words of the event."""
    return (asked.unit.lead and unit.lead) or len(asked.unit.terms & unit.terms) >= SHARED or (
        unit.lead and bool(unit.terms & field.central))


def _parting(field: Field, asked: Open, answer: Anchor) -> Parting:
    days = [field.read[a.article].article.published for a in (asked.anchor, answer)]
    later = bool(days[0] and days[1] and days[0][:10] < days[1][:10])
    about = f"whether it is known: {asked.anchor.text}"
    says = f"“{asked.anchor.text}” in one account, “{answer.text}” in another"
    return Parting("certainty", about, Reading(asked.anchor, UNKNOWN, days[0][:10] if days[0] else None),
                   Reading(answer, STATED, days[1][:10] if days[1] else None), 0.5, "unknowns", says, later)
