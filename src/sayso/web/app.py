"""The application: every address on one page."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sayso.web import claims, figures, lineage, matrix, reading, share, sources
from sayso.web.bench import Bench
from sayso.web.board import Boards
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
    ("/cases/{case}/figures", figures.figures),
    ("/cases/{case}/sources", sources.sources),
    ("/cases/{case}/source/{id}", sources.source),
    ("/cases/{case}/share", share.share),
    ("/cases/{case}/share/{format}", share.download),
    ("/static/{name:path}", static),
)


def application(desk: Desk, access: Access) -> ASGIApp:
    """The workbench over these cases, guarded."""
    app = Starlette(routes=[Route(path, endpoint, methods=["GET"]) for path, endpoint in ROUTES],
                    exception_handlers={HTTPException: _refused})
    app.state.bench = Bench(Boards(desk), Pages(), access)
    return Guard(app, access)


def _refused(request: Request, error: Exception) -> Response:
    """A page that says what is not there, in place of a bare code."""
    if not isinstance(error, HTTPException):
        raise error
    answer: Response = request.app.state.bench.pages.answer(
        request, "refused.html", {"says": error.detail, "code": error.status_code})
    answer.status_code = error.status_code
    return answer
