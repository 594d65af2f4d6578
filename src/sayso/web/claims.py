"""The case page: the claims in order of importance, filtered, a window of them at a time, and one claim in full."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import UnknownId
from sayso.export.misp import credibility
from sayso.model import Article, Mention
from sayso.render import wording
from sayso.render.context import around
from sayso.render.view import ClaimView, named
from sayso.web.bench import bench, board, is_part, show
from sayso.web.board import Board
from sayso.web.pages import link
from sayso.web.rows import FLAGS, Filter, Row

WINDOW = 40
MOST_CHOICES = 300
MOST_MENTIONS = 60
ROOM = 110


class Choice(NamedTuple):
    """One entry of a list to filter by."""

    value: str
    label: str
    claims: int


class Quoted(NamedTuple):
    """A mention as a reader meets it: where, on whose word, and its words with what stands around them."""

    article: Article
    who: str
    stance: str
    hedge: str
    before: str
    words: str
    after: str


def cases(request: Request) -> Response:
    """The list of cases; where there is one alone, that one."""
    listed = bench(request).boards.desk.cases()
    if len(listed) == 1:
        return RedirectResponse(link(listed[0].id), 303)
    return show(request, "cases.html", cases=listed)


def claims(request: Request) -> Response:
    """The claims of a case that pass the filter: a whole page, or the next window of the list."""
    held, wanted = board(request), Filter.of(request.query_params)
    found = wanted.kept(held.rows)
    start = _number(request.query_params.get("from", ""))
    here = {"board": held, "rows": found[start:start + WINDOW], "found": len(found), "start": start,
            "next": start + WINDOW if start + WINDOW < len(found) else 0, "filter": wanted}
    if is_part(request):
        return show(request, "claim_rows.html" if start else "claim_list.html", **here)
    address = request.query_params.get("claim", "")
    chosen = told(held, address) if address else None
    return show(request, "claims.html", **here, **choices(held), claim=chosen, tab="claims")


def claim(request: Request) -> Response:
    """One claim in full: beside the list, or as a page of its own."""
    held = board(request)
    chosen = told(held, request.path_params["at"])
    template = "claim_panel.html" if is_part(request) else "claim.html"
    return show(request, template, board=held, claim=chosen, tab="claims")


def why(request: Request) -> Response:
    """The evidence and the method behind any finding, by its id."""
    held, wanted = board(request), request.query_params.get("id", "")
    try:
        lines = [(_depth(x), wording.clean(x)) for x in held.asked.lines(wanted) if x.strip()]
    except UnknownId as error:
        raise HTTPException(404, str(error)) from None
    return show(request, "why_part.html" if is_part(request) else "why.html", board=held, lines=lines, tab="")


def choices(held: Board) -> dict[str, object]:
    """What can be chosen in the filter, the most frequent first, and how many claims each flag keeps."""
    sources = Counter(s for row in held.rows for s in row.sources)
    kinds = Counter(k for row in held.rows for k in row.kinds)
    outlets = Counter(o for row in held.rows for o in row.outlets)
    return {
        "sources": [Choice(s, named(held.sources[s]), n) for s, n in sources.most_common(MOST_CHOICES)
                    if s in held.sources],
        "kinds": [Choice(k, k, n) for k, n in kinds.most_common()],
        "outlets": [Choice(o, o, n) for o, n in outlets.most_common(MOST_CHOICES)],
        "flags": {flag: sum(flag in row.flags for row in held.rows) for flag in FLAGS},
    }


def told(held: Board, address: str) -> dict[str, object]:
    """All that is known of the claim at this address."""
    row = row_at(held, address)
    return {"row": row, "view": row.view, "suggested": credibility(held.claim(row.view), {}),
            "at": held.addresses.of(row.view.number), "mentions": quoted(held, row.view),
            "more": max(0, len(row.view.mentions) - MOST_MENTIONS)}


def row_at(held: Board, address: str) -> Row:
    """The claim at this address; not found where nothing stands there."""
    try:
        return held.rows[held.addresses.find(address) - 1]
    except UnknownId:
        raise HTTPException(404, "No claim stands at these words any more.") from None


def quoted(held: Board, view: ClaimView) -> Sequence[Quoted]:
    """The first mentions of a claim, those that assert it before those that do not."""
    return list(_quoted(held, view.mentions[:MOST_MENTIONS]))


def _quoted(held: Board, mentions: Sequence[Mention]) -> Iterator[Quoted]:
    for m in mentions:
        article, source = held.articles[m.anchor.article], held.sources.get(m.source or "")
        before, after = around(article.text, m.anchor.start, m.anchor.end, ROOM)
        yield Quoted(article, named(source) if source else "", m.stance, m.hedge, before, m.anchor.text, after)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 9 else 0


def _depth(line: str) -> int:
    return min(3, (len(line) - len(line.lstrip())) // 2)
