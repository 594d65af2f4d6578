"""The case on paper: the claims as they are seen, each with numbered citations, and behind them the words cited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Anchor, Judged
from sayso.render.view import ClaimView, Closer, LossView, Objection, Parting, SideView
from sayso.web.bench import board, show
from sayso.web.board import Board
from sayso.web.rows import Filter, Row

MOST = 250
"""Claims on paper: more is a book, and a filter makes the part of it that somebody will read."""

Numbers = Sequence[int]


class Notes:
    """The words cited, numbered in the order in which they are; the same words have one number."""

    def __init__(self) -> None:
        self._numbers: dict[Anchor, int] = {}

    def of(self, anchors: Iterable[Anchor]) -> Numbers:
        """The numbers of these words, the first of each article."""
        first: dict[str, Anchor] = {}
        for anchor in anchors:
            first.setdefault(anchor.article, anchor)
        return [self._numbers.setdefault(anchor, len(self._numbers) + 1) for anchor in first.values()]

    @property
    def all(self) -> Sequence[tuple[int, Anchor]]:
        """Every number with its words."""
        return [(number, anchor) for anchor, number in self._numbers.items()]


@dataclass(frozen=True, slots=True)
class Printed:
    """One claim with the numbers of the words behind each line."""

    row: Row
    said: Numbers
    objections: Sequence[tuple[Objection, Numbers]]
    closer: Sequence[tuple[Closer, Numbers]]
    partings: Sequence[tuple[Parting, Sequence[tuple[SideView, Numbers]]]]
    losses: Sequence[tuple[LossView, Numbers]]
    judged: Sequence[Judged]


def paper(request: Request) -> Response:
    """The claims that pass the filter, to be printed or saved as PDF by the browser."""
    held, wanted = board(request, wait=True), Filter.of(request.query_params)
    found, notes = wanted.kept(held.rows), Notes()
    claims = [printed(held, row, notes) for row in found[:MOST]]
    cited = dict.fromkeys(anchor.article for _, anchor in notes.all)
    return show(request, "print.html", board=held, claims=claims, notes=notes.all, found=len(found), filter=wanted,
                source=held.sources.get(wanted.source), articles=[held.articles[a] for a in sorted(cited)])


def printed(held: Board, row: Row, notes: Notes) -> Printed:
    """One claim; its words get their numbers in the order in which a reader meets them."""
    view = row.view
    return Printed(
        row, notes.of(_agreeing(view)),
        [(o, notes.of(o.anchors)) for o in view.objections],
        [(x, notes.of((x.anchor,))) for x in view.closer],
        [(p, [(s, notes.of(s.anchors)) for s in p.sides]) for p in view.partings],
        [(x, notes.of(x.anchors)) for x in view.losses],
        held.judged_about([view.id]),
    )


def _agreeing(view: ClaimView) -> Iterable[Anchor]:
    against = {a for o in view.objections for a in o.anchors}
    return (m.anchor for m in view.mentions if m.anchor not in against)
