"""The application: every address on one page."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sayso.errors import SaysoError
from sayso.web import adding, claims, figures, judging, lineage, matrix, partings, printing, reading, share, sources
from sayso.web.bench import Bench, is_part
from sayso.web.boards import PATIENCE, Boards, Opening
from sayso.web.desk import Desk
from sayso.web.guard import Access, Guard
from sayso.web.pages import Pages, static

ROUTES = (
    ("/", claims.cases),
    ("/cases/{case}", claims.claims),
    ("/cases/{case}/claim/{at:path}", claims.claim),
    ("/cases/{case}/why", claims.why),
    ("/cases/{case}/read", reading.read),
    ("/cases/{case}/lineage", lineage.lineage),
    ("/cases/{case}/between", lineage.between),
    ("/cases/{case}/article", lineage.article),
    ("/cases/{case}/matrix", matrix.matrix),
    ("/cases/{case}/discrepancies", partings.partings),
    ("/cases/{case}/figures", figures.figures),
    ("/cases/{case}/sources", sources.sources),
    ("/cases/{case}/source/{id}", sources.source),
    ("/cases/{case}/share", share.share),
    ("/cases/{case}/share/{format}", share.download),
    ("/cases/{case}/print", printing.paper),
    ("/cases/{case}/judgements", judging.history),
    ("/cases/{case}/standing", judging.standing),
    ("/log", judging.log),
    ("/add", adding.page),
    ("/add/{number:int}", adding.progress),
    ("/static/{name:path}", static),
)

CHANGES = (
    ("/cases/{case}/judge", judging.judge),
    ("/add", adding.add),
)
"""Each reads its form through `guard.form_of`, which wants the token of our own pages."""


def application(desk: Desk, access: Access, patience: float | None = PATIENCE) -> ASGIApp:
    """The workbench over these cases, guarded. A page waits `patience` seconds for a case to be worked out, and without
    end where it is None; the case that changed last is begun at once."""
    routes = [*(Route(path, page, methods=["GET"]) for path, page in ROUTES),
              *(Route(path, change, methods=["POST"]) for path, change in CHANGES)]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _refused, SaysoError: _failed, Opening: _opening})
    app.state.arrivals = adding.Arrivals()
    app.state.bench = Bench(boards := Boards(desk, patience), Pages(), access)
    boards.prepare()
    return Guard(app, access)


def _refused(request: Request, error: Exception) -> Response:
    """A page that says what cannot be had or done, in place of a bare code."""
    if not isinstance(error, HTTPException):
        raise error
    return _told(request, error.detail, error.status_code)


def _failed(request: Request, error: Exception) -> Response:
    """What Sayso itself says of a workspace that cannot be read or written."""
    return _told(request, str(error), 500)


def _opening(request: Request, error: Exception) -> Response:
    """A case that is being worked out for the first time: the page asks again until it is there."""
    held = {"case": request.path_params["case"]}
    page: Response = request.app.state.bench.pages.answer(request, "opening.html", held)
    page.status_code = 202
    return page


def _told(request: Request, says: str, code: int) -> Response:
    title = {404: "That is not here", 500: "That failed"}.get(code, "That cannot be done")
    template = "refused_part.html" if is_part(request) else "refused.html"
    answer: Response = request.app.state.bench.pages.answer(request, template, {"says": says, "title": title})
    answer.status_code = code
    return answer
