"""The lineage as a graph: articles, ancestors that are not at hand, outlets known by name, and every edge between them.

The tree of `lineage` shows each article once; the graph keeps all parents, for tools that draw or count."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from sayso.model import Annotated, Case, Derivation
from sayso.render import lineage, wording


@dataclass(frozen=True, slots=True)
class Vertex:
    """An article, a `lost` ancestor or an outlet known by `name`; what is unknown of it is empty."""

    key: str
    kind: Literal["article", "lost", "name"]
    label: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An edge from parent to child, the way the words went. `directed` is false where either may be the parent;
    `ground` says why it points this way, `evidence` what shows the edge; `score` is 0..1, `losses` counts what was lost
    along it."""

    id: str
    parent: str
    child: str
    kind: str
    of: str
    directed: bool
    ground: str
    score: float
    evidence: str
    losses: int


@dataclass(frozen=True, slots=True)
class Graph:
    """Vertices in the order of the case, then those that are not at hand; edges in the order of the case."""

    vertices: tuple[Vertex, ...]
    links: tuple[Link, ...]


def graph(case: Case) -> Graph:
    """All articles of the case and all its derivations."""
    edges = [d for d in case.derivations if d.parent or d.of]
    lost = Counter((loss.parent, loss.child) for loss in case.losses)
    articles = {a.article.id: _article(a) for a in case.read}
    names = {d.parent: d.of for d in edges if d.parent and d.of}
    absent = {key: _absent(key, names.get(key)) for key in map(lineage.parent_of, edges) if key not in articles}
    return Graph((*articles.values(), *absent.values()), tuple(_link(d, lost) for d in edges))


def _article(read: Annotated) -> Vertex:
    a = read.article
    told = (wording.clean(text or "") for text in (a.title, read.outlet, a.published, a.language, a.url))
    return Vertex(a.id, "article", wording.label(a, read.outlet), *told)


def _absent(key: str, of: str | None) -> Vertex:
    kind: Literal["lost", "name"] = "lost" if key.startswith("lost:") else "name"
    return Vertex(key, kind, lineage.absent(key, of or ""), outlet=wording.clean(of or key.removeprefix("name:")))


def _link(d: Derivation, lost: Counter[tuple[str, str]]) -> Link:
    parent = lineage.parent_of(d)
    directed = d.direction is not None or _not_at_hand(parent)
    return Link(d.id, parent, d.child, d.kind, wording.clean(d.of or ""), directed,
                wording.clean(d.direction or ""), round(d.score, 4),
                "; ".join(wording.clean(g.says) for g in d.grounds), lost[parent, d.child])


def _not_at_hand(key: str) -> bool:
    """What is not at hand can only be the ancestor."""
    return key.startswith(("lost:", "name:"))
