"""One happening, dated differently."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.model import Anchor, Attribution, Time
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Token, Unit

WINDOW = 14
BESIDE = 2
ALIKE = 0.33
ALIKE_CLOCK = 0.25
SHARED = 3
SHOWN = 5
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
ABSOLUTE = re.compile(r"\d")
UNTIL = re.compile(r"(until|till)\b", re.IGNORECASE)
LINKS = {"since": "since", "until": "until", "till": "until", "by": "until", "before": "until", "after": "after",
         "from": "since", "to": "until"}
YEAR = re.compile(r"\b\d{4}\b")
HEAD = 200
HOUR = re.compile(r"T(\d\d)(?::(\d\d))?")
SLACK = 0.2
PARTS = (("noon", (11.8, 12.2)), ("midday", (11.8, 12.2)), ("midnight", (23.5, 24.5)), ("dawn", (4.0, 7.0)),
         ("early", (0.0, 9.0)), ("morning", (5.0, 12.0)), ("afternoon", (12.0, 18.0)), ("evening", (17.0, 23.0)),
         ("late", (18.0, 24.0)))
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
    numbers: frozenset[str]


def dates(field: Field) -> Iterator[Parting]:
    """Pairs of dates, of one kind and one link, around one happening, that exclude each other."""
    held: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for dated in _dated(field):
        if dated.time.type == "DATE":
            held["DATE", dated.link].append(dated)
        if clock(dated.time):
            held["TIME", "until" if UNTIL.match(dated.at.text) else ""].append(dated)
    for kind in sorted(held):
        found = held[kind]
        for number, a in enumerate(found):
            for b in found[number + 1 :]:
                if a.unit is not b.unit and a.around & b.around and _one_happening(field, a, b, kind[0]) and (
                    _hours_apart(a, b) if kind[0] == "TIME" else days_exclude(field, a.time, b.time)
                ) and not _both(a, b, found):
                    yield _parting(field, a, b)


def _both(a: Dated, b: Dated, found: list[Dated]) -> bool:
    """Whether one sentence has the date of the other too: then each date has a happening of its own."""
    return any((o.unit is a.unit and o is not a and o.time.value == b.time.value)
               or (o.unit is b.unit and o is not b and o.time.value == a.time.value) for o in found)


def _dated(field: Field) -> Iterator[Dated]:
    by_article: dict[str, list[Unit]] = defaultdict(list)
    for unit in field.units:
        by_article[unit.article].append(unit)
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in field.resolved.attributions:
        said[attribution.article].append(attribution)
    for ident in sorted(field.read):
        for time in field.read[ident].times:
            held = next((u for u in by_article[ident] if u.anchor.holds(time.anchor)), None)
            if held and time.type in ("DATE", "TIME") and not _idle(field, time) and not _of_saying(
                held, time, said[ident]
            ):
                yield _with_surroundings(field, held, time)


def _of_saying(unit: Unit, time: Time, said: Sequence[Attribution]) -> bool:
    """The day beside a cue and outside of what is said is the day of the saying: `the office said on Tuesday`."""
    return any(unit.anchor.holds(cue) and not any(c.overlap(time.anchor) for c in a.content)
               and len(_between(unit, cue, time.anchor)) <= BESIDE for a in said for cue in a.cue)


def _between(unit: Unit, a: Anchor, b: Anchor) -> tuple[Token, ...]:
    first, last = sorted((a, b), key=lambda x: x.start)
    return unit.between(first.end, last.start)


def _idle(field: Field, time: Time) -> bool:
    """A dateline, the article's own date at its head, a second time zone in brackets, or a stretch counted back."""
    read = field.read[time.anchor.article]
    article = read.article
    if any(b.holds(time.anchor) for b in read.boilerplate):
        return True
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
    return Dated(time, unit, field.anchor(unit.article, start, time.anchor.end), link, around, content,
                 frozenset(t.folded for t in beside if t.kind == "number"))


def _one_happening(field: Field, a: Dated, b: Dated, kind: str) -> bool:
    shared = a.around & b.around
    if len(shared) < SHARED - 1 or not shared & a.content & b.content or _other_figures(a, b):
        return False
    if kind == "DATE" and not _comparable(a.time, b.time):
        return False
    weight = field.weigh.total(shared) / max(1e-9, min(field.weigh.total(a.around), field.weigh.total(b.around)))
    if a.unit.article == b.unit.article:
        return kind == "TIME" and weight >= ALIKE and len(shared) >= SHARED
    if kind == "TIME":
        return weight >= ALIKE_CLOCK and len(shared) >= SHARED - 1
    return weight >= ALIKE and len(shared) >= SHARED


def _comparable(a: Time, b: Time) -> bool:
    """One granularity, or two that news exchanges: a day and its week; and not the very same words."""
    if a.anchor.text.casefold() == b.anchor.text.casefold():
        return False
    grains = frozenset({a.granularity, b.granularity})
    return len(grains) == 1 or grains <= CLOCK or grains in COMPARED


def days_exclude(field: Field, a: Time, b: Time) -> bool:
    """Whether the two exclude each other: other days that no doubtful article date rests on, or, where a day cannot be
    told, other weekdays."""
    sure = _fixed(field, a) and _fixed(field, b)
    one, two = WEEKDAY.search(a.anchor.text), WEEKDAY.search(b.anchor.text)
    if one and two and not (sure and a.earliest and b.earliest):
        return one[0].casefold() != two[0].casefold()
    return sure and _exclude(a, b)


def _fixed(field: Field, time: Time) -> bool:
    """Whether the day stands in the text itself, or is counted from an article date that nothing speaks against."""
    return bool(ABSOLUTE.search(time.anchor.text)) or not field.read[time.anchor.article].dates_doubtful


def _other_figures(a: Dated, b: Dated) -> bool:
    """Other figures beside the dates: two happenings."""
    return bool(a.numbers and b.numbers and not a.numbers & b.numbers)


def clock(time: Time) -> tuple[float, float] | None:
    """The hours of the day that the words allow, None where they name none."""
    if found := HOUR.search(time.value):
        hour = int(found[1]) + int(found[2] or 0) / 60
        return hour - SLACK, hour + SLACK
    words = time.anchor.text.casefold()
    return next((hours for word, hours in PARTS if word in words.split()), None)


def _hours_apart(a: Dated, b: Dated) -> bool:
    one, two = sorted(c for c in (clock(a.time), clock(b.time)) if c)
    return one[1] < two[0]


def _exclude(a: Time, b: Time) -> bool:
    one, two = (a.earliest, a.latest), (b.earliest, b.latest)
    if None in one or None in two:
        return _patterns_exclude(a.value, b.value)
    first, second = sorted((one, two))
    return bool(first[1] and second[0] and first[1] <= second[0])


def _patterns_exclude(a: str, b: str) -> bool:
    """Values with open parts, as `XXXX-09`: whether a part that both know differs."""
    if len(a) != len(b) or "W" in a + b or "REF" in a + b:
        return False
    return any(x != y and "X" not in (x, y) for x, y in zip(a, b, strict=True))


def _parting(field: Field, a: Dated, b: Dated) -> Parting:
    says = f"one account has “{a.at.text}”, another “{b.at.text}”, of one happening"
    about = f"when: {_happening(field, a, a.around & b.around)}"
    return Parting("date", about, _reading(a), _reading(b), 0.6, "dates", says)


def _happening(field: Field, dated: Dated, shared: frozenset[str]) -> str:
    """The words of the sentence that tell of the happening, on the side of the date that has more of them."""
    tokens = dated.unit.tokens
    before = [n for n, t in enumerate(tokens) if t.end <= dated.at.start and t.stem in shared]
    after = [n for n, t in enumerate(tokens) if t.start >= dated.at.end and t.stem in shared]
    places = max(before[-SHOWN:], after[:SHOWN], key=len)
    first, last = places[0], places[-1] + 1
    while first and _belongs(tokens[first - 1], tokens[first - 1], tokens[first], dated):
        first -= 1
    while last < len(tokens) and _belongs(tokens[last], tokens[last - 1], tokens[last], dated):
        last += 1
    return field.words(dated.unit, first, last)


def _belongs(word: Token, before: Token, after: Token, dated: Dated) -> bool:
    """Whether a word at the edge is of the same phrase: `Hall 4`, `ammonium nitrate`."""
    return word.kind != "small" and after.start - before.end == 1 and not dated.at.start <= word.start < dated.at.end


def _reading(dated: Dated) -> Reading:
    return Reading(dated.at, dated.time.value)
