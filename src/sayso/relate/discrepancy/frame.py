"""A simple event frame for each figure: what happened, to whom, where, when, how many, and on what scale.

Two figures answer one question when their frames fit: one class of thing counted, one class of happening, one status
(planned or done), one scale (this event, or a week, a year, a war), and surroundings that share enough of what weighs.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.model import Anchor, Attribution, Quantity
from sayso.relate.discrepancy.amounts import same_amount, stated
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.stems import stem
from sayso.relate.discrepancy.units import Token, Unit

WINDOW = 14
NOUN = 5
LANDMARK = 7
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "previous", "next"})
HUGE = 5000
JOINED = re.compile(r" (?:and|or|including|among|of) ")
DEADLY = frozenset({"strike", "attack", "blast", "house", "missile", "shot"})
BACK, ON = 22, 18
PLANNED = frozenset({"planned", "possible"})
AGGREGATE = {"war": "war", "conflict": "war", "uprising": "war", "year": "year", "month": "month", "week": "week",
             "day": "days", "since": "since", "decad": "decade", "season": "season", "pandemic": "pandemic"}
SPANS = frozenset({"last", "past", "since", "during", "over", "within", "seven", "five", "began", "so"})


class Frame(NamedTuple):
    """`thing`: class of what is counted; `happening`: class of what happened; `planned`: not yet done; `scale`: what
    stretch of time an overall count covers, "" for one event; `names` and `around`: stems near the figure;
    `landmarks`: names right behind it; `ordinals`: which of several (quarters, waves); `alone`: no other amount of
    its unit stands in the sentence.
    """

    quantity: Quantity
    unit: Unit
    at: Anchor
    thing: str
    happening: str
    planned: bool
    scale: str
    part: bool
    names: frozenset[str]
    around: frozenset[str]
    landmarks: frozenset[str]
    ordinals: frozenset[str]
    voice: Attribution | None
    alone: bool = True


@cache
def things() -> dict[str, str]:
    """The class of each counted word, by stem."""
    return {stem(row["word"]): row["class"] for row in tables.rows("parting_counted")}


@cache
def happenings() -> dict[str, tuple[str, bool]]:
    """The class of each happening, by stem, and whether the word itself means a plan."""
    return {stem(row["word"].split()[0]): (row["class"], row["status"] == "planned")
            for row in tables.rows("parting_happenings")}


def frames(field: Field) -> tuple[Frame, ...]:
    """A frame for each quantity that stands in a sentence of the story."""
    by_article: dict[str, list[Unit]] = {}
    for unit in field.units:
        by_article.setdefault(unit.article, []).append(unit)
    found = []
    for ident, read in sorted(field.read.items()):
        for quantity in read.quantities:
            held = next((u for u in by_article.get(ident, ()) if u.anchor.holds(quantity.anchor)), None)
            if held:
                found.append(_frame(field, held, quantity))
    return tuple(f._replace(alone=not f.quantity.unit or _alone(f, found)) for f in found)


def _alone(frame: Frame, found: Sequence[Frame]) -> bool:
    """Whether no other amount of this unit stands in the sentence: of two, which answers what cannot be told."""
    return not any(o.unit is frame.unit and o.thing == frame.thing and not same_amount(o.quantity, frame.quantity)
                   for o in found)


def _frame(field: Field, unit: Unit, quantity: Quantity) -> Frame:
    near = _near(unit, quantity, WINDOW, WINDOW)
    noun = _noun(unit, quantity)
    happening, planned = _happening(quantity, near)
    after = next((t.folded for t in unit.tokens if t.start >= quantity.anchor.end), "")
    thing = _thing(quantity, happening, after == "of")
    end = noun[-1].end if noun else quantity.anchor.end
    voice = field.voices.at(quantity.anchor)
    source = {t.stem for a in (voice.source if voice else ()) for t in unit.between(a.start, a.end)}
    dated = _dated(field, unit)
    content = [t for t in near if t.kind in ("name", "content") and t not in noun and t not in dated]
    return Frame(
        quantity, unit, field.anchor(unit.article, quantity.anchor.start, max(end, quantity.anchor.end)), thing,
        happening, planned or bool(PLANNED & set(quantity.scope)), _scale(_near(unit, quantity, BACK, ON), quantity),
        bool({"of them", "including", "among them"} & set(quantity.scope)),
        frozenset(t.stem for t in content if t.kind == "name") - source,
        frozenset(t.stem for t in content) - source, _landmarks(unit, quantity),
        frozenset(t.folded for t in near if t.folded in ORDINALS), voice,
    )


def _dated(field: Field, unit: Unit) -> frozenset[Token]:
    """The words of time expressions: their names are days and months."""
    times = field.read[unit.article].times
    return frozenset(t for time in times if unit.anchor.holds(time.anchor)
                     for t in unit.between(time.anchor.start, time.anchor.end))


def _landmarks(unit: Unit, quantity: Quantity) -> frozenset[str]:
    """Names right behind a distance: what it is measured from."""
    after = [t for t in unit.tokens if t.start >= quantity.anchor.end][:LANDMARK]
    return frozenset(t.folded for t in after if t.kind == "name")


def _near(unit: Unit, quantity: Quantity, back: int, on: int) -> tuple[Token, ...]:
    """The words around a figure, its own left out."""
    inside = [n for n, t in enumerate(unit.tokens) if quantity.anchor.start <= t.start < quantity.anchor.end]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    return (*unit.tokens[max(0, first - back) : first], *unit.tokens[last : last + on])


def _noun(unit: Unit, quantity: Quantity) -> tuple[Token, ...]:
    """The counted noun phrase behind the figure, as far as `counted` says it reaches."""
    wanted = {stem(w) for w in JOINED.split((quantity.counted or "").casefold())[0].split()}
    after = [t for t in unit.tokens if t.start >= quantity.anchor.end][:NOUN]
    last = max((n for n, t in enumerate(after) if t.stem in wanted), default=-1)
    return tuple(after[: last + 1])


def _thing(quantity: Quantity, happening: str, of: bool) -> str:
    """The class of the head noun, or its stem; a bare toll counts people."""
    if quantity.unit:
        return f"unit:{stated(quantity).unit}"
    phrase = JOINED.split((quantity.counted or "").casefold())[0]
    words = [stem(w) for w in phrase.replace(",", " ").split()]
    known = [things()[w] for w in reversed(words) if w in things()]
    if len(known) > 1 and known[0] == "fighter":
        known = known[1:]
    if known:
        counted = happening == "dead" and known[0] in DEADLY and not phrase.split()[-1].endswith("s")
        return "person" if counted else known[0]
    if not words and happening in ("dead", "hurt", "missing"):
        return "" if "part of a whole" in quantity.rule or of else "person"
    return words[-1] if words else ""


def _happening(quantity: Quantity, near: Sequence[Token]) -> tuple[str, bool]:
    if quantity.role:
        known = happenings().get(stem(quantity.role.split()[0]))
        return known or (stem(quantity.role), False)
    nearby = [happenings()[t.stem] for t in near if t.stem in happenings()]
    dead = [n for n in nearby if n[0] == "dead"]
    return (dead or [("", False)])[0]


def _scale(near: Sequence[Token], quantity: Quantity) -> str:
    """What stretch of time the figure covers, where words near it say so."""
    for at, token in enumerate(near):
        if token.stem in AGGREGATE and any(t.folded in SPANS for t in near[max(0, at - 3) : at + 2]):
            return AGGREGATE[token.stem]
    number = quantity.value or quantity.low or quantity.high or 0.0
    return "war" if number > HUGE and any(t.stem in ("war", "conflict") for t in near) else ""
