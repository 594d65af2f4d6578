"""How the reports hang together: the picture, one article in full, and what was lost between two."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Article
from sayso.render import svg
from sayso.render.view import ClaimView, LossView
from sayso.web import descent
from sayso.web.bench import bench, board, is_part, show
from sayso.web.board import Board
from sayso.web.pages import link
from sayso.web.rows import Row

MOST_CLAIMS = 60
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Between:
    """Two articles: the way from the one to the other along the lineage, what it lost, and what either alone has.

    `way` are article ids from the earlier to the later, empty where neither rests on the other."""

    first: Article
    second: Article
    way: tuple[str, ...]
    losses: tuple[LossView, ...]
    only_first: tuple[ClaimView, ...]
    only_second: tuple[ClaimView, ...]
    both: int


def lineage(request: Request) -> Response:
    """The picture of all articles and of ancestors that are not at hand: against time, or by steps of descent."""
    held = board(request)
    tree, steps = held.report.tree, request.query_params.get("by") == "steps"
    targets = {a.id: link(held.id, "article", id=a.id) for a in held.case.articles}
    made = svg.draw(tree.trees, targets) if steps and tree.trees else descent.draw(held.case, tree, targets)
    return show(request, "lineage.html", board=held, drawing=Markup(made) if tree.trees or not steps else "",
                alone=tree.alone, related=bool(tree.trees), tab="lineage", articles=held.case.articles, steps=steps,
                kinds=descent.kinds(held.case))


def between(request: Request) -> Response:
    """What was lost between two articles."""
    held, asked = board(request), request.query_params
    found = compared(held, _article(held, asked.get("a", "")), _article(held, asked.get("b", "")))
    template = "between_part.html" if is_part(request) else "between.html"
    return show(request, template, board=held, found=found, tab="lineage", most=MOST_CLAIMS)


def article(request: Request) -> Response:
    """One article: what it alone has, what it leaves out, what it rests on."""
    held = board(request)
    one = _article(held, request.query_params.get("id", ""))
    alone, left_out = own_and_missing(held, one.id)
    edges = [d for d in held.case.derivations if one.id in (d.child, d.parent)]
    template = "article_part.html" if is_part(request) else "article.html"
    return show(request, template, board=held, article=one, alone=alone, left_out=left_out, edges=edges, tab="lineage",
                doubtful=held.read[one.id].dates_doubtful, most=MOST_CLAIMS,
                others=[c for c in bench(request).boards.desk.cases() if c.id != held.id])


def compared(held: Board, a: Article, b: Article) -> Between:
    """The two in the order of the lineage, where it has one."""
    way = _way(held, a.id, b.id) or _way(held, b.id, a.id)
    first, second = (held.articles[way[0]], held.articles[way[-1]]) if way else (a, b)
    steps = set(pairwise(way))
    lost = tuple(view for loss, view in zip(held.case.losses, held.report.losses, strict=True)
                 if (loss.parent, loss.child) in steps)
    mine, other = (held.claims_in.get(x.id, ()) for x in (first, second))
    numbers, others = {v.number for v in mine}, {v.number for v in other}
    return Between(first, second, way, lost, tuple(v for v in mine if v.number not in others),
                   tuple(v for v in other if v.number not in numbers), len(numbers & others))


def own_and_missing(held: Board, ident: str) -> tuple[list[Row], list[Row]]:
    """Claims that no other article has, and claims of several others that this one leaves out."""
    alone, left_out = [], []
    for row in held.rows:
        where = {m.anchor.article for m in row.view.mentions}
        if where == {ident}:
            alone.append(row)
        elif ident not in where and len(where) >= SEVERAL:
            left_out.append(row)
    return alone, left_out


def _way(held: Board, start: str, goal: str) -> tuple[str, ...]:
    """The shortest way from an article down to one that rests on it, articles at hand alone; empty without one."""
    came: dict[str, str] = {start: ""}
    coming = deque([start])
    while coming and goal not in came:
        at = coming.popleft()
        for child in held.children.get(at, ()):
            if child not in came:
                came[child] = at
                coming.append(child)
    return tuple(reversed(list(_back(came, goal)))) if goal in came and goal != start else ()


def _back(came: dict[str, str], at: str) -> Iterator[str]:
    while at:
        yield at
        at = came[at]


def _article(held: Board, ident: str) -> Article:
    try:
        return held.articles[ident]
    except KeyError:
        raise HTTPException(404, f"This case has no article {ident!r}.") from None
