"""How firm the news itself is put: "could", "plans to", "will" and "has" in headlines and leads on one plan."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.model import Anchor
from sayso.relate.discrepancy.components import components
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.phrases import Found, index, occurrences
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Token, Unit

BEFORE, AFTER = 7, 12
CLAUSE = frozenset({"that", "which", "who", "whose", "where", "when", "while", "because", "but", "although", "though",
                    "if", "as", "after", "before"})
APART = 2
DONE = 5


class Firm(NamedTuple):
    """One headline or lead sentence with the phrase that says how firm the plan is."""

    unit: Unit
    reading: Reading
    rank: int
    actors: frozenset[str]
    act: frozenset[str]


@cache
def levels() -> dict[str, tuple[int, str]]:
    """Rank and level of each phrase."""
    return {row["phrase"]: (int(row["rank"]), row["level"]) for row in tables.rows("parting_firmness")}


def firmness(field: Field) -> Iterator[Parting]:
    """Headlines and leads that put one actor's one plan at least two steps apart, with all between them."""
    found = sorted((f for u in field.units if u.lead for f in _firm(field, u)), key=lambda f: f.reading.anchor)
    joined = [(n, m) for n in range(len(found)) for m in range(n) if _one_plan(found[n], found[m])]
    for group in components(len(found), joined):
        plan = sorted((found[n] for n in group), key=lambda f: (f.rank, f.reading.anchor))
        if plan[-1].rank - plan[0].rank >= APART:
            yield from (_parting(field, plan[0], f) for f in plan if f.rank != plan[0].rank)
            yield from (_parting(field, f, plan[-1]) for f in plan if f.rank == plan[0].rank)


def _one_plan(a: Firm, b: Firm) -> bool:
    return bool(a.actors & b.actors and a.act & b.act)


def _parting(field: Field, a: Firm, b: Firm) -> Parting:
    low, high = sorted((a, b), key=lambda f: f.rank)
    drift = high.rank == DONE and _later(field, high, low)
    says = f"one account has “{low.reading.anchor.text}”, another “{high.reading.anchor.text}”, of the same plan"
    about = f"how firm it is: {_plain(field, a)}"
    return Parting("certainty", about, low.reading, high.reading, 0.6, "firmness", says, drift)


def _later(field: Field, a: Firm, b: Firm) -> bool:
    dates = [field.read[f.unit.article].article.published for f in (a, b)]
    return bool(dates[0] and dates[1] and dates[0][:10] > dates[1][:10])


def _plain(field: Field, firm: Firm) -> str:
    first = next((n for n, t in enumerate(firm.unit.tokens) if t.stem in firm.actors), 0)
    return field.words(firm.unit, first, len(firm.unit.tokens))


def _firm(field: Field, unit: Unit) -> Iterator[Firm]:
    for at in occurrences(unit.tokens, _index()):
        before = unit.tokens[max(0, at.first - BEFORE) : at.first]
        after = _clause(unit.tokens[at.last : at.last + AFTER])
        actors = _names(field, unit.tokens[: at.first]) or _names(field, unit.tokens)
        act = frozenset(t.stem for t in after if t.kind in ("content", "name") and t.stem in field.central)
        if actors and act and not _negated(before, after):
            rank, level = levels()[at.phrase]
            yield Firm(unit, Reading(_span(field, unit, at), level), rank, actors, act - actors)


def _clause(after: tuple[Token, ...]) -> tuple[Token, ...]:
    """What is to be done, without the clauses that follow."""
    return after[: next((n for n, t in enumerate(after) if t.folded in CLAUSE), len(after))]


def _names(field: Field, tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(t.stem for t in tokens if t.kind == "name" and t.stem in field.central)


def _negated(before: tuple[Token, ...], after: tuple[Token, ...]) -> bool:
    """Also by its subject: `no gate will be opened`."""
    near = any(t.folded in ("not", "no", "never", "cannot") for t in (*before[-2:], *after[:1]))
    return near or any(t.folded in ("no", "nobody", "neither", "none") for t in before)


def _span(field: Field, unit: Unit, at: Found) -> Anchor:
    """The phrase with the verb after it."""
    last = min(len(unit.tokens), at.last + 2) - 1
    return field.anchor(unit.article, unit.tokens[at.first].start, unit.tokens[last].end)


@cache
def _index() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return index(levels())
