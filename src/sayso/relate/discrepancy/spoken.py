"""One source's words, dated differently: "the ministry said Friday", "the ministry said on Tuesday"."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sayso.model import Anchor, Attribution, Time
from sayso.relate.discrepancy.dates import days_exclude
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Unit

NEAR = 3
SHARED = 3
ALIKE = 0.3
MOST = 40


class Spoken(NamedTuple):
    """What a source said and the day that stands beside its cue."""

    attribution: Attribution
    time: Time
    at: Anchor
    terms: frozenset[str]


def spoken(field: Field) -> Iterator[Parting]:
    """Pairs of one source's words that are alike, in different articles, on days that exclude each other. Sources that
    each article calls by the same words, `the harbour office`, are one here: their words are alike too."""
    held: dict[str, list[Spoken]] = defaultdict(list)
    by_article: dict[str, list[Unit]] = defaultdict(list)
    for unit in field.units:
        by_article[unit.article].append(unit)
    names = {source.id: source.name.casefold() for source in field.resolved.sources}
    for said in field.resolved.attributions:
        if said.source_id and said.cue and said.content and (one := _spoken(field, said, by_article[said.article])):
            held[names.get(said.source_id, said.source_id)].append(one)
    for _, found in sorted(held.items()):
        kept = sorted(found, key=lambda s: s.at)[:MOST]
        for number, a in enumerate(kept):
            for b in kept[number + 1:]:
                if a.at.article != b.at.article and days_exclude(field, a.time, b.time) and _alike(field, a, b):
                    yield _parting(a, b)


def _spoken(field: Field, a: Attribution, units: list[Unit]) -> Spoken | None:
    """With the day that stands within a few words of the cue and outside of what is said."""
    unit = next((u for u in units if u.anchor.overlap(a.cue[0])), None)
    if not unit:
        return None
    for time in field.read[a.article].times:
        beside = unit.anchor.holds(time.anchor) and not any(c.overlap(time.anchor) for c in a.content)
        if beside and time.type == "DATE" and time.granularity == "day" and _few_words(unit, a, time):
            said = {t.stem for c in a.content for t in unit.between(c.start, c.end) if t.kind in ("name", "content")}
            first = min(time.anchor.start, a.cue[0].start)
            at = field.anchor(a.article, first, max(time.anchor.end, a.cue[0].end))
            return Spoken(a, time, at, frozenset(said))
    return None


def _few_words(unit: Unit, a: Attribution, time: Time) -> bool:
    first, last = sorted((a.cue[0], time.anchor), key=lambda x: x.start)
    return len(unit.between(first.end, last.start)) <= NEAR


def _alike(field: Field, a: Spoken, b: Spoken) -> bool:
    """Enough of the lighter content in the other for both to tell of one statement."""
    shared = a.terms & b.terms
    least = min(field.weigh.total(a.terms), field.weigh.total(b.terms))
    return len(shared) >= SHARED and field.weigh.total(shared) >= ALIKE * least


def _parting(a: Spoken, b: Spoken) -> Parting:
    who = a.attribution.source[0].text if a.attribution.source else "the source"
    says = f"“{a.at.text}” in one account, “{b.at.text}” in another, of like words"
    readings = [Reading(s.at, s.time.value, own=s.attribution.source_id) for s in (a, b)]
    return Parting("date", f"when {who} spoke", readings[0], readings[1], 0.6, "spoken", says)
