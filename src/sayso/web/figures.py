"""Figures over time: the values that accounts give to one question, by the day of the report or the day they are of.

Questions on which accounts part come first. Behind them stands every other figure that several articles have.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Anchor, Discrepancy, Quantity
from sayso.render import wording
from sayso.render.view import ClaimView, named
from sayso.stems import stem
from sayso.web.bench import board, show
from sayso.web.board import Board

WINDOW = 12
SEVERAL = 2

State = Literal["conflict", "moved", "various", "steady"]
STATES: dict[State, str] = {
    "conflict": "accounts conflict", "moved": "it moved as time went on",
    "various": "told in several ways, and no conflict found", "steady": "the same in all reports",
}


class Told(NamedTuple):
    """One account of a question: its words, on whose word (a source's id), the value in a reader's words, and the day
    that it is of."""

    anchor: Anchor
    source: str | None
    said: str
    as_of: str | None
    quantity: Quantity | None


class Question(NamedTuple):
    """What is asked, and all that is told; `id` is the discrepancy's, empty where accounts do not part."""

    state: State
    about: str
    told: tuple[Told, ...]
    claim: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One question with its points; a point without a day or a number is told in words alone."""

    question: Question
    statement: str
    address: str
    unit: str
    points: tuple[dict[str, Any], ...]

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """The points that have a place in a picture; none where a picture of one point tells nothing."""
        if self.question.state == "steady" and len({p["reported"] for p in self.points}) == 1:
            return []
        return [p for p in self.points if p["reported"] and (p["value"] is not None or p["low"] is not None
                                                             or p["high"] is not None)]


def figures(request: Request) -> Response:
    """All questions of number: conflicts, what moved, what is told in several ways, what is the same everywhere."""
    held, asked = board(request), request.query_params
    start = int(asked["from"]) if asked.get("from", "").isdecimal() and len(asked["from"]) < 9 else 0
    every = held.once(questions)
    wanted = asked.get("state", "")
    found = [q for q in every if wanted in ("", q.state)]
    counts = [(state, says, n) for state, says in STATES.items() if (n := sum(q.state == state for q in every))]
    shown = [figure(held, q) for q in found[start:start + WINDOW]]
    return show(request, "figures.html", board=held, figures=shown, tab="figures", start=start, step=WINDOW,
                found=len(found), counts=counts, state=wanted, says=STATES)


def questions(held: Board) -> tuple[Question, ...]:
    """Every question of number of a case, in the order of `STATES`, then of importance."""
    parted = [_parted(held, d) for d in held.case.discrepancies if d.kind == "figure"]
    taken: dict[str, list[Anchor]] = defaultdict(list)
    for question in parted:
        for told in question.told:
            taken[told.anchor.article].append(told.anchor)
    order = list(STATES)
    found = (*parted, *(q for view in held.report.claims for q in _agreed(held, view, taken)))
    return tuple(sorted(found, key=lambda q: (order.index(q.state), q.claim or len(held.report.claims) + 1)))


def figure(held: Board, question: Question) -> Figure:
    """The accounts of one question as points."""
    units = {t.quantity.base.unit if t.quantity and t.quantity.base else None for t in question.told}
    common = units.pop() if len(units) == 1 else None
    unit = common or next((t.quantity.unit for t in question.told if t.quantity and t.quantity.unit), "") or ""
    view = held.report.claims[question.claim - 1] if question.claim else None
    return Figure(question, view.statement if view else "", held.addresses.of(view.number) if view else "", unit,
                  tuple(_point(held, told, common) for told in question.told))


def _parted(held: Board, one: Discrepancy) -> Question:
    told = tuple(Told(s.anchor, s.source, wording.value(s.value, "figure") or wording.short(s.anchor.text, 60),
                      s.as_of, _quantity(held, s.anchor)) for s in one.sides)
    return Question("moved" if one.drift else "conflict", wording.clean(one.about), told,
                    held.numbers.get(one.claim or "", 0), one.id)


def _agreed(held: Board, view: ClaimView, taken: dict[str, list[Anchor]]) -> Iterator[Question]:
    """The figures of a claim that several articles have and no discrepancy is about, by what they count."""
    grouped: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for m in view.mentions:
        for q in held.quantities_in(m.anchor) if m.stance == "asserts" else ():
            if not any(q.anchor.overlap(a) for a in taken.get(q.anchor.article, ())):
                grouped[_counted(q)].append(Told(q.anchor, m.source, wording.short(q.anchor.text, 40), None, q))
    for told in grouped.values():
        first = {t.anchor: t for t in told}
        if len({t.anchor.article for t in told}) >= SEVERAL:
            values = {_amount(t.quantity) for t in told}
            yield Question("steady" if len(values) == 1 else "various", _about(told), tuple(first.values()),
                           view.number)


def _counted(q: Quantity) -> tuple[str, ...]:
    """What a quantity is of: two of one claim that agree on this answer one question."""
    noun = (q.counted or "").split()[-1:]
    return (q.base.unit if q.base else q.unit or "", *(stem(word.lower()) for word in noun), q.role or "")


def _amount(q: Quantity | None) -> tuple[float | None, ...]:
    amount = (q.base or q) if q else None
    return (amount.value, amount.low, amount.high) if amount else ()


def _about(told: Sequence[Told]) -> str:
    first = next((t.quantity for t in told if t.quantity), None)
    return wording.short((first.counted or first.unit or "amount") if first else "amount", 60)


def _quantity(held: Board, anchor: Anchor) -> Quantity | None:
    """The quantity at the words of a side: the one that shares most characters with them."""
    return max(held.quantities_in(anchor), key=lambda q: q.anchor.overlap(anchor), default=None)


def _point(held: Board, told: Told, unit: str | None) -> dict[str, Any]:
    """Plain data for the picture: a value or an interval with open ends, two days, and who says so where."""
    article, source = held.articles[told.anchor.article], held.sources.get(told.source or "")
    quantity = told.quantity
    amount = quantity.base if quantity and unit else quantity
    return {
        "value": amount.value if amount else None, "low": amount.low if amount else None,
        "high": amount.high if amount else None, "approximate": bool(quantity and quantity.approximate),
        "said": told.said, "words": wording.short(told.anchor.text, 120),
        "source": named(source) if source else "in its own words", "article": article.id,
        "reported": (article.published or "")[:10], "asof": (told.as_of or "")[:10],
    }
