"""Who has what: claims by articles or by sources, each cell saying asserts, denies, cannot confirm or silent."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Stance
from sayso.render import wording
from sayso.render.view import ClaimView, named
from sayso.web.bench import board, show
from sayso.web.board import Board
from sayso.web.rows import Filter, Row

CLAIMS, COLUMNS = 40, 16
SIGNS: Mapping[Stance, str] = {
    "asserts": "●", "denies": "✕", "cannot confirm": "?", "found no evidence": "∅", "declines to comment": "–",
    "questions": "¿", "retracts": "↩",
}


@dataclass(frozen=True, slots=True)
class Head:
    """A column: an article or a source, with its page."""

    id: str
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Line:
    """A claim with what each column says to it, empty for silent; `address` is the claim's."""

    view: ClaimView
    address: str
    cells: tuple[tuple[Stance, ...], ...]


def matrix(request: Request) -> Response:
    """A window of claims by a window of columns."""
    held, asked = board(request), request.query_params
    by = "sources" if asked.get("by") == "sources" else "articles"
    wanted = Filter.of(asked)
    found = wanted.kept(held.rows)
    start, left = _number(asked.get("from", "")), _number(asked.get("left", ""))
    heads = source_heads(held, found) if by == "sources" else article_heads(held)
    shown = heads[left:left + COLUMNS]
    lines = [_line(held, row, shown, by) for row in found[start:start + CLAIMS]]
    return show(request, "matrix.html", board=held, by=by, heads=shown, lines=lines, start=start, left=left,
                claims=len(found), columns=len(heads), filter=wanted, signs=SIGNS, tab="matrix",
                step=(CLAIMS, COLUMNS))


def article_heads(held: Board) -> list[Head]:
    """The articles in the order in which they were published, those without a date last."""
    ordered = sorted(held.case.articles, key=lambda a: (a.published is None, a.published or "", a.id))
    return [Head(a.id, wording.clean(a.id), wording.label(a)) for a in ordered]


def source_heads(held: Board, rows: Sequence[Row]) -> list[Head]:
    """The sources of these claims, those with most claims first."""
    often = Counter(s for row in rows for s in row.sources if s in held.sources)
    return [Head(s, wording.short(held.sources[s].name, 34), named(held.sources[s]))
            for s, _ in sorted(often.items(), key=lambda item: (-item[1], held.sources[item[0]].name))]


def _line(held: Board, row: Row, heads: Sequence[Head], by: str) -> Line:
    said: dict[str, list[Stance]] = defaultdict(list)
    for m in row.view.mentions:
        key = m.anchor.article if by == "articles" else m.source
        if key and m.stance not in said[key]:
            said[key].append(m.stance)
    return Line(row.view, held.addresses.of(row.view.number), tuple(tuple(said.get(h.id, ())) for h in heads))


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 9 else 0
