"""One happening, dated differently."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sayso.model import Anchor, Time
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Unit

WINDOW = 10
ALIKE = 0.4
ALIKE_CLOCK = 0.25
SHARED = 3
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
ABSOLUTE = re.compile(r"\d")
LINKS = {"since": "since", "until": "until", "till": "until", "by": "until", "before": "until", "after": "after",
         "from": "since", "to": "until"}
YEAR = re.compile(r"\b\d{4}\b")
HEAD = 200
CLOCK = frozenset({"second", "minute", "hour", "part of day"})
COMPARED = (frozenset({"day", "week"}), frozenset({"day", "month"}))


class Dated(NamedTuple):
    """A time expression with the words around it. `link` is since, until, after, or "" for a plain date."""

    time: Time
    unit: Unit
    at: Anchor
    link: str
    around: frozenset[str]
    content: frozenset[str]


def dates(field: Field) -> Iterator[Parting]:
    """Pairs of dates, of one kind and one link, around one happening, that exclude each other."""
    held: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for dated in _dated(field):
        held[dated.time.type, dated.link].append(dated)
    for kind in sorted(held):
        found = held[kind]
        for number, a in enumerate(found):
            for b in found[number + 1 :]:
                if a.unit is not b.unit and _one_happening(field, a, b) and _apart(field, a, b):
                    yield _parting(field, a, b)


def _dated(field: Field) -> Iterator[Dated]:
    by_article: dict[str, list[Unit]] = defaultdict(list)
    for unit in field.units:
        by_article[unit.article].append(unit)
    for ident in sorted(field.read):
        for time in field.read[ident].times:
            held = next((u for u in by_article[ident] if u.anchor.holds(time.anchor)), None)
            if held and time.type in ("DATE", "TIME") and not _idle(field, time):
                yield _with_surroundings(field, held, time)


def _idle(field: Field, time: Time) -> bool:
    """The article's own date at its head, a second time zone in brackets, or a stretch counted back ("years ago")."""
    article = field.read[time.anchor.article].article
    full = time.granularity == "day" and ABSOLUTE.search(time.anchor.text) and YEAR.search(time.anchor.text)
    if full and time.anchor.start < article.body + HEAD:
        return True
    before = article.text[max(0, time.anchor.start - 1) : time.anchor.start]
    return before == "(" or time.anchor.text.casefold().endswith("ago")


def _with_surroundings(field: Field, unit: Unit, time: Time) -> Dated:
    inside = [n for n, t in enumerate(unit.tokens) if time.anchor.start <= t.start < time.anchor.end]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    before = unit.tokens[max(0, first - WINDOW) : first]
    link = next((LINKS[t.folded] for t in reversed(before[-2:]) if t.folded in LINKS), "")
    start = before[-1].start if link and before and before[-1].folded in LINKS else time.anchor.start
    beside = (*before, *unit.tokens[last : last + WINDOW])
    content = frozenset(t.stem for t in beside if t.kind == "content")
    around = content | {t.stem for t in beside if t.kind == "name"}
    return Dated(time, unit, field.anchor(unit.article, start, time.anchor.end), link, around, content)


def _one_happening(field: Field, a: Dated, b: Dated) -> bool:
    shared = a.around & b.around
    if not shared & a.content & b.content or not _comparable(a.time, b.time):
        return False
    weight = field.weigh.total(shared) / max(1e-9, min(field.weigh.total(a.around), field.weigh.total(b.around)))
    if a.unit.article == b.unit.article:
        return a.time.type == "TIME" and weight >= ALIKE and len(shared) >= SHARED
    if a.time.type == "TIME":
        return weight >= ALIKE_CLOCK and len(shared) >= SHARED - 1
    return weight >= ALIKE and len(shared) >= SHARED


def _comparable(a: Time, b: Time) -> bool:
    """One granularity, or two that news exchanges: a day and its week; and not the very same words."""
    if a.anchor.text.casefold() == b.anchor.text.casefold():
        return False
    grains = frozenset({a.granularity, b.granularity})
    return len(grains) == 1 or grains <= CLOCK or grains in COMPARED


def _apart(field: Field, a: Dated, b: Dated) -> bool:
    """Whether the two exclude each other: other weekdays, or other days that no doubtful article date rests on."""
    one, two = WEEKDAY.search(a.time.anchor.text), WEEKDAY.search(b.time.anchor.text)
    if one and two:
        return one[0].casefold() != two[0].casefold() or (_fixed(field, a) and _fixed(field, b) and _exclude(a, b))
    return _fixed(field, a) and _fixed(field, b) and _exclude(a, b)


def _fixed(field: Field, dated: Dated) -> bool:
    """Whether the day stands in the text itself, or is counted from an article date that nothing speaks against."""
    return bool(ABSOLUTE.search(dated.time.anchor.text)) or not field.read[dated.unit.article].dates_doubtful


def _exclude(a: Dated, b: Dated) -> bool:
    one, two = (a.time.earliest, a.time.latest), (b.time.earliest, b.time.latest)
    if None in one or None in two:
        return False
    first, second = sorted((one, two))
    return bool(first[1] and second[0] and first[1] <= second[0])


def _parting(field: Field, a: Dated, b: Dated) -> Parting:
    words = [t.text for t in a.unit.tokens if t.stem in a.around & b.around][:6]
    says = f"one account has “{a.at.text}”, another “{b.at.text}”, of one happening"
    about = f"when: {' '.join(words)}"
    return Parting("date", about, _reading(a), _reading(b), 0.6, "dates", says)


def _reading(dated: Dated) -> Reading:
    return Reading(dated.at, dated.time.value)
