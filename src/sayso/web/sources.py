"""Sources: each with all that it said, and how often others that do not rest on it say the same."""

from collections import defaultdict
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Attribution, Independence
from sayso.render import wording
from sayso.render.view import ClaimView, SourceView
from sayso.web.bench import board, is_part, show
from sayso.web.board import Board
from sayso.words import fold

WINDOW = 100
MOST_SAID = 150


@dataclass(frozen=True, slots=True)
class Standing:
    """One source: the claims at whose root it stands, how many of these have another origin that does not rest on it
    (`surely`, and `perhaps`, at most), and to how many somebody does not go along."""

    view: SourceView
    claims: int
    surely: int
    perhaps: int
    disputed: int

    @property
    def confirmed(self) -> str:
        """`3`, or `3 to 5` where it is not sure who rests on whom."""
        return f"{self.surely} to {self.perhaps}" if self.perhaps > self.surely else f"{self.surely}"


@dataclass(frozen=True, slots=True)
class Said:
    """One content on the source's word, with the claim that it is a mention of, where it is one."""

    attribution: Attribution
    words: str
    claim: ClaimView | None
    address: str


def sources(request: Request) -> Response:
    """All sources, those that most articles name first; one of them in full beside the list."""
    held, asked = board(request), request.query_params
    words = fold(asked.get("text", "")).split()
    found = [s for s in held.once(standings) if all(w in fold(f"{s.view.name} {s.view.affiliation} {s.view.kind}")
                                               for w in words)]
    start = int(asked["from"]) if asked.get("from", "").isdecimal() and len(asked["from"]) < 9 else 0
    here = {"board": held, "found": len(found), "rows": found[start:start + WINDOW], "text": asked.get("text", ""),
            "start": start, "step": WINDOW, "tab": "sources"}
    if is_part(request):
        return show(request, "source_rows.html", **here)
    chosen = told(held, asked["source"]) if asked.get("source") else None
    return show(request, "sources.html", **here, **(chosen or {"source": None}))


def source(request: Request) -> Response:
    """One source in full."""
    held = board(request)
    template = "source_panel.html" if is_part(request) else "source.html"
    return show(request, template, board=held, tab="sources", **told(held, request.path_params["id"]))


def told(held: Board, ident: str) -> dict[str, object]:
    """All that is known of a source; not found where the case has none such."""
    if ident not in held.sources:
        raise HTTPException(404, "This case has no such source.")
    one = held.sources[ident]
    said = _said(held, ident)
    standing = next(s for s in held.once(standings) if s.view.id == ident)
    return {"source": one, "standing": standing, "said": said[:MOST_SAID], "more": max(0, len(said) - MOST_SAID),
            "aliases": [wording.clean(a) for a in one.aliases],
            "named_in": sorted({m.article for m in one.mentions})}


def standings(held: Board) -> list[Standing]:
    """Every source with what became of its claims."""
    claims: dict[str, list[tuple[Independence, ClaimView]]] = defaultdict(list)
    for claim, view in zip(held.case.claims, held.report.claims, strict=True):
        for origin in claim.origins:
            claims[origin].append((claim.independent, view))
    return [Standing(view, len(own := claims.get(view.id, [])), sum(n.low > 1 for n, _ in own),
                     sum(n.high > 1 for n, _ in own), sum(bool(v.objections) for _, v in own))
            for view in held.report.sources]


def _said(held: Board, ident: str) -> list[Said]:
    by_attribution = {m.attribution: view for view in held.report.claims for m in view.mentions if m.attribution}
    out = []
    for one in held.case.attributions:
        if one.source_id == ident:
            view = by_attribution.get(one.id)
            words = " … ".join(a.text for a in one.content)
            out.append(Said(one, words, view, held.addresses.of(view.number) if view else ""))
    return sorted(out, key=lambda s: s.claim.number if s.claim else len(held.report.claims) + 1)
