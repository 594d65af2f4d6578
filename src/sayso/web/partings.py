"""Where accounts part: every discrepancy with its sides, those that belong to no claim too, and what moved."""

from starlette.requests import Request
from starlette.responses import Response

from sayso.render.view import Parting
from sayso.web.bench import board, show
from sayso.web.board import Board

WINDOW = 40


def partings(request: Request) -> Response:
    """A window of the discrepancies of one kind or of all, conflicts before what later knowledge explains."""
    held, asked = board(request), request.query_params
    every = (*held.report.partings, *held.report.drifts)
    wanted = asked.get("kind", "")
    found = [p for p in every if wanted in ("", _kind(p))]
    start = int(asked["from"]) if asked.get("from", "").isdecimal() and len(asked["from"]) < 9 else 0
    counts: dict[str, int] = {}
    for one in every:
        counts[_kind(one)] = counts.get(_kind(one), 0) + 1
    return show(request, "partings.html", board=held, found=len(found), start=start, step=WINDOW, kind=wanted,
                shown=[(p, _address(held, p)) for p in found[start:start + WINDOW]], counts=counts, tab="discrepancies")


def _kind(one: Parting) -> str:
    return "moved" if one.drift else one.kind


def _address(held: Board, one: Parting) -> str:
    return held.addresses.of(one.claim) if one.claim else ""
