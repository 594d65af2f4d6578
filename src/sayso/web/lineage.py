"""How the reports hang together: the picture, one article in full, and what was lost between two."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Article
from sayso.render import svg
from sayso.render.lineage import Forest, Node, size
from sayso.render.view import ClaimView, LossView
from sayso.web import descent
from sayso.web.bench import bench, board, is_part, show
from sayso.web.board import Board
from sayso.web.pages import link
from sayso.web.rows import Row

MOST_CLAIMS = 60
MOST_DRAWN = 200
"""Reports and ancestors that are drawn at first: a browser draws so many at once, and a reader sees as many."""
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Between:
    """Two articles: the way from the one to the other along the lineage, what it lost, and what either alone has.

    `way` are article ids from the earlier to the later, empty where neither rests on the other, `edges` the ids of the
    derivations along it."""

    first: Article
    second: Article
    way: tuple[str, ...]
    edges: tuple[str, ...]
    losses: tuple[LossView, ...]
    only_first: tuple[ClaimView, ...]
    only_second: tuple[ClaimView, ...]
    both: int


def lineage(request: Request) -> Response:
    """The picture of the articles and of ancestors that are not at hand, against time or by steps of descent; beside it
    the article or the two that were picked."""
    held, asked = board(request), request.query_params
    whole, steps = held.report.tree, asked.get("by") == "steps"
    tree = whole if asked.get("all") else first(whole, MOST_DRAWN)
    targets = {a.id: link(held.id, "article", id=a.id) for a in held.case.articles}
    made = svg.draw(tree.trees, targets) if steps and tree.trees else descent.draw(held.case, tree, targets)
    return show(request, "lineage.html", board=held, drawing=Markup(made) if tree.trees or not steps else "",
                apart=whole.alone, related=bool(whole.trees), tab="lineage", articles=held.case.articles, steps=steps,
                kinds=descent.kinds(held.case), drawn=_nodes(tree, steps), nodes=_nodes(whole, steps),
                **_picked(request, held, [a for a in (asked.get("a"), asked.get("b")) if a in held.articles]))


def between(request: Request) -> Response:
    """What was lost between two articles."""
    held, asked = board(request), request.query_params
    template = "between_part.html" if is_part(request) else "between.html"
    return show(request, template, board=held, tab="lineage", **_picked(
        request, held, [_known(held, asked.get(side, "")) for side in ("a", "b")]))


def article(request: Request) -> Response:
    """One article: what it alone has, what it leaves out, what it rests on."""
    held = board(request)
    template = "article_part.html" if is_part(request) else "article.html"
    return show(request, template, board=held, tab="lineage", **_picked(
        request, held, [_known(held, request.query_params.get("id", ""))]))


def _picked(request: Request, held: Board, ids: Sequence[str]) -> dict[str, object]:
    """What the panel shows of one article or of two; nothing of none."""
    if len(ids) == SEVERAL:
        return {"found": compared(held, *(held.articles[a] for a in ids)), "most": MOST_CLAIMS}
    if not ids:
        return {}
    alone, left_out = own_and_missing(held, ids[0])
    return {"article": held.articles[ids[0]], "alone": alone, "left_out": left_out, "most": MOST_CLAIMS,
            "edges": [d for d in held.case.derivations if ids[0] in (d.child, d.parent)],
            "doubtful": held.read[ids[0]].dates_doubtful,
            "others": [c for c in bench(request).boards.desk.cases() if c.id != held.id]}


def first(tree: Forest, most: int) -> Forest:
    """The reports that are read first, each under all that it rests on; with room left, those on no other report."""
    trees = tuple(_upper(tree.trees, most))
    return Forest(trees, tree.alone[:max(0, most - sum(map(size, trees)))])


def _upper(trees: Sequence[Node], most: int) -> Iterator[Node]:
    for node in trees:
        if most <= 0:
            return
        kept = replace(node, children=tuple(_upper(node.children, most - 1)))
        most -= size(kept)
        yield kept


def _nodes(tree: Forest, steps: bool) -> int:
    """How many reports and ancestors are drawn: by steps of descent, only those that hang together."""
    return sum(map(size, tree.trees)) + (0 if steps else len(tree.alone))


def compared(held: Board, a: Article, b: Article) -> Between:
    """The two in the order of the lineage, where it has one."""
    way = _way(held, a.id, b.id) or _way(held, b.id, a.id)
    first, second = (held.articles[way[0]], held.articles[way[-1]]) if way else (a, b)
    steps = set(pairwise(way))
    lost = tuple(view for loss, view in zip(held.case.losses, held.report.losses, strict=True)
                 if (loss.parent, loss.child) in steps)
    edges = tuple(d.id for d in held.case.derivations if (d.parent, d.child) in steps)
    mine, other = (held.claims_in.get(x.id, ()) for x in (first, second))
    numbers, others = {v.number for v in mine}, {v.number for v in other}
    return Between(first, second, way, edges, lost, tuple(v for v in mine if v.number not in others),
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


def _known(held: Board, ident: str) -> str:
    if ident not in held.articles:
        raise HTTPException(404, f"This case has no article {ident!r}.")
    return ident
