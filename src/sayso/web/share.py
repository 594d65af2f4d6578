"""The case as it is seen, to take away: every format that there is, with the claims that pass the filter."""

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import MissingExtra
from sayso.export.archive import archive, as_bytes
from sayso.export.formats import BY_NAME, FORMATS, Format
from sayso.model import Case
from sayso.model.findings import Findings
from sayso.web.bench import board, show
from sayso.web.board import Board
from sayso.web.rows import Filter

FIRST = ("html", "md", "docx", "pdf")


def share(request: Request) -> Response:
    """What can be taken away."""
    held, wanted = board(request), Filter.of(request.query_params)
    kept = len(wanted.kept(held.rows))
    formats = sorted(FORMATS, key=lambda f: f.name not in FIRST)
    return show(request, "share.html", board=held, filter=wanted, kept=kept, formats=formats, tab="share")


def download(request: Request) -> Response:
    """The case in one format, as a file."""
    held, form = board(request, wait=True), BY_NAME.get(request.path_params["format"])
    if form is None:
        raise HTTPException(404, "There is no such format.")
    try:
        made = form.render(as_seen(held, Filter.of(request.query_params)))
    except MissingExtra as error:
        raise HTTPException(404, str(error)) from None
    content = made if isinstance(made, str | bytes) else archive(made)
    return Response(as_bytes(content), media_type="application/octet-stream",
                    headers={"content-disposition": f'attachment; filename="{_name(form)}"'})


def as_seen(held: Board, wanted: Filter) -> Case:
    """The case with the claims that pass the filter, and what accounts of these part on; all of it without a filter."""
    if not wanted.query:
        return held.case
    kept = [held.case.claims[row.view.number - 1] for row in wanted.kept(held.rows)]
    ids = {c.id for c in kept}
    parted = [d for d in held.case.discrepancies if d.claim in ids]
    return replace(held.case, claims=Findings(kept), discrepancies=Findings(parted))


def _name(form: Format) -> str:
    return f"sayso{form.suffixes[0]}"
