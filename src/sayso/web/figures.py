"""Figures over time: the values that accounts give to one question, by the day of the report or the day they are of."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Discrepancy, Quantity, Side
from sayso.render import wording
from sayso.render.view import Parting, named
from sayso.web.bench import board, show
from sayso.web.board import Board

WINDOW = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One question with its points; a point without a day or a number is told in words alone."""

    parting: Parting
    address: str
    unit: str
    points: tuple[dict[str, Any], ...]

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """The points that have a place in a picture."""
        return [p for p in self.points if p["reported"] and (p["value"] is not None or p["low"] is not None
                                                             or p["high"] is not None)]


def figures(request: Request) -> Response:
    """All questions of number, conflicts before drifts."""
    held = board(request)
    asked = request.query_params.get("from", "")
    start = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    told = [(d, p) for drift in (False, True) for d, p in _questions(held) if d.drift is drift]
    shown = [figure(held, d, p) for d, p in told[start:start + WINDOW]]
    return show(request, "figures.html", board=held, figures=shown, tab="figures", start=start, step=WINDOW,
                conflicts=sum(not d.drift for d, _ in told), drifts=sum(d.drift for d, _ in told))


def _questions(held: Board) -> list[tuple[Discrepancy, Parting]]:
    views = {p.id: p for p in (*held.report.partings, *held.report.drifts)}
    return [(d, views[d.id]) for d in held.case.discrepancies if d.kind == "figure"]


def figure(held: Board, question: Discrepancy, view: Parting) -> Figure:
    """The sides of one question as points."""
    found = [(side, _quantity(held, side)) for side in question.sides]
    units = {q.base.unit if q and q.base else None for _, q in found}
    common = units.pop() if len(units) == 1 else None
    unit = common or next((q.unit for _, q in found if q and q.unit), "") or ""
    address = held.addresses.of(view.claim) if view.claim else ""
    return Figure(view, address, unit, tuple(_point(held, side, q, common) for side, q in found))


def _quantity(held: Board, side: Side) -> Quantity | None:
    """The quantity at the words of a side: the one that shares most characters with them."""
    near = held.read[side.anchor.article].quantities
    best = max(near, key=lambda q: q.anchor.overlap(side.anchor), default=None)
    return best if best and best.anchor.overlap(side.anchor) else None


def _point(held: Board, side: Side, quantity: Quantity | None, unit: str | None) -> dict[str, Any]:
    """Plain data for the picture: a value or an interval with open ends, two days, and who says so where."""
    article, source = held.articles[side.anchor.article], held.sources.get(side.source or "")
    amount = quantity.base if quantity and unit else quantity
    return {
        "value": amount.value if amount else None, "low": amount.low if amount else None,
        "high": amount.high if amount else None, "approximate": bool(quantity and quantity.approximate),
        "said": wording.value(side.value, "figure") or wording.short(side.anchor.text, 60),
        "words": wording.short(side.anchor.text, 120),
        "source": named(source) if source else "in its own words", "article": article.id,
        "reported": (article.published or "")[:10], "asof": (side.as_of or "")[:10],
    }
