"""What every page works with: the boards, the templates, who may ask; found through the request."""

from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import UnknownId
from sayso.web.board import Board
from sayso.web.boards import Boards
from sayso.web.guard import Access
from sayso.web.pages import Pages


@dataclass(frozen=True, slots=True)
class Bench:
    """Held in the application's state."""

    boards: Boards
    pages: Pages
    access: Access


def bench(request: Request) -> Bench:
    """The one of this application."""
    held: Bench = request.app.state.bench
    return held


def board(request: Request, wait: bool = False) -> Board:
    """The case that the address names, as it is now or as it was a moment ago (see `Boards`); not found where there is
    none. What leaves the workbench waits for the case as it is now; a part of a page waits for nothing."""
    boards, ident = bench(request).boards, request.path_params["case"]
    try:
        return boards.last(ident) if is_part(request) and not wait else boards.of(ident, wait)
    except UnknownId as error:
        raise HTTPException(404, str(error)) from None


def show(request: Request, template: str, **held: Any) -> Response:
    """A page, or the part of it that a script asked for."""
    return bench(request).pages.answer(request, template, held)


def is_part(request: Request) -> bool:
    """Whether a script asked for a part of the page."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers
