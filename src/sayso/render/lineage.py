"""How the reports hang together, as trees a reader can follow: each article once, under what it most surely rests on.

The lineage is a graph. Of several parents the one it took most text from is shown above it, the others beside it. Above
the texts stands, where several trees have it in common, the source on whose word most of what they share rests.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model import Case, Derivation
from sayso.render import wording
from sayso.render.standing import main_source

CLOSENESS = ("republication", "cut", "version", "rewrite", "translation", "retelling", "citation")

DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Node:
    """An article, an ancestor that is not at hand (`lost`), an outlet or agency known by name only (`name`), or the
    `source` of what the articles below share.

    `note` says how it rests on what stands above it, `also` on what else; `edge` is the id to ask why.
    """

    key: str
    kind: Literal["article", "lost", "name", "source"]
    label: str
    note: str
    edge: str | None
    also: tuple[str, ...]
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees, largest first, and the articles that rest on no other report as far as the texts show."""

    trees: tuple[Node, ...]
    alone: tuple[str, ...]


def forest(case: Case) -> Forest:
    """The lineage of a case."""
    edges = _edges_by_child(case.derivations)
    above = _parents(edges)
    names = {parent_of(e): e.of or "" for e in case.derivations if e.of}
    labels = {a.article.id: wording.label(a.article, a.outlet) for a in case.read}
    hung = _hung(above)
    below: dict[str, list[str]] = defaultdict(list)
    for child, parent in hung.items():
        below[parent].append(child)

    def node(key: str) -> Node:
        edge = above.get(key)
        others = [_other(e, names) for e in edges.get(key, ()) if e is not edge]
        also = [name for name in others if name not in _above(key, hung, names)]
        children = _largest_first(node(child) for child in below[key])
        return Node(key, _kind(key, labels), _label(key, labels, names), _note(edge, hung.get(key)),
                    edge.id if edge else None, tuple(dict.fromkeys(also)), children)

    roots = dict.fromkeys(k for k in (*(parent_of(e) for e in above.values()), *labels) if k not in above)
    trees = _on_one_word([node(key) for key in roots], case)
    return Forest(_largest_first(t for t in trees if t.children),
                  tuple(sorted(t.key for t in trees if not t.children)))


def _on_one_word(trees: Sequence[Node], case: Case) -> list[Node]:
    """The trees, those whose articles mostly stand on one source's word under that source, if they are several."""
    stands, sources = main_source(case), {s.id: s for s in case.sources}
    under: dict[str, list[Node]] = defaultdict(list)
    for tree in trees:
        counted = Counter(stands.get(key, "") for key in _articles_of(tree))
        source, articles = max(counted.items(), key=lambda x: (x[1], x[0]))
        if source and 2 * articles > sum(counted.values()):
            under[source].append(tree)
    joined = {source: held for source, held in under.items() if len(held) > 1}
    taken = {id(tree) for held in joined.values() for tree in held}
    return [*(Node(f"source:{s}", "source", wording.named(sources[s]), "behind most of what these share", s, (),
                   _largest_first(held)) for s, held in joined.items()), *(t for t in trees if id(t) not in taken)]


def _articles_of(node: Node) -> Iterator[str]:
    if node.kind == "article":
        yield node.key
    for child in node.children:
        yield from _articles_of(child)


def _above(key: str, hung: dict[str, str], names: dict[str, str]) -> set[str]:
    """What the nodes above this one are called."""
    found = set()
    while key in hung:
        key = hung[key]
        found |= {wording.clean(names.get(key, "")), wording.clean(key.removeprefix("name:"))}
    return found


def size(node: Node) -> int:
    """How many articles and ancestors a tree holds."""
    return 1 + sum(map(size, node.children))


def _edges_by_child(derivations: tuple[Derivation, ...]) -> dict[str, list[Derivation]]:
    edges: dict[str, list[Derivation]] = defaultdict(list)
    for d in derivations:
        if d.parent or d.of:
            edges[d.child].append(d)
    for of_child in edges.values():
        of_child.sort(key=lambda d: (CLOSENESS.index(d.kind), d.parent is None, -d.score, parent_of(d)))
    return edges


def _parents(edges: dict[str, list[Derivation]]) -> dict[str, Derivation]:
    """One edge a child; an edge that would close a circle gives way to the next."""
    above: dict[str, Derivation] = {}
    root: dict[str, str] = {}
    for child in sorted(edges):
        for edge in edges[child]:
            top = _top(parent_of(edge), root)
            if top != child:
                above[child], root[child] = edge, top
                break
    return above


def _top(key: str, root: dict[str, str]) -> str:
    """The node at the top of this one's tree so far; the way there is shortened for the next time (union-find)."""
    path = []
    while key in root:
        path.append(key)
        key = root[key]
    root.update(dict.fromkeys(path, key))
    return key


def _hung(above: dict[str, Derivation]) -> dict[str, str]:
    """What each child is shown under: its parent, or in an endless chain of versions the last one that has room."""
    depth: dict[str, int] = {}
    hung: dict[str, str] = {}
    for child in above:
        path = []
        at = child
        while at in above and at not in depth:
            path.append(at)
            at = parent_of(above[at])
        for one in reversed(path):
            parent = parent_of(above[one])
            hung[one] = parent if depth.get(parent, 0) < DEEPEST else hung[parent]
            depth[one] = depth.get(hung[one], 0) + 1
    return hung


def parent_of(edge: Derivation) -> str:
    """The key of what an edge leads from: an article, a lost ancestor, or `name:` and an outlet."""
    return edge.parent or f"name:{edge.of}"


def _kind(key: str, labels: dict[str, str]) -> Literal["article", "lost", "name"]:
    if key in labels:
        return "article"
    return "lost" if key.startswith("lost:") else "name"


def _label(key: str, labels: dict[str, str], names: dict[str, str]) -> str:
    if key in labels:
        return labels[key]
    return absent(key, names.get(key, ""))


def absent(key: str, of: str) -> str:
    """How to call what is no article of the case; `of` is the outlet that a lost ancestor is known to be from."""
    if key.startswith("lost:"):
        return f"{wording.clean(of)}, a report that is not at hand" if of else "a report that is not at hand"
    return f"{wording.clean(key.removeprefix('name:'))}, not at hand"


def _note(edge: Derivation | None, under: str | None) -> str:
    if not edge:
        return ""
    of = "" if under == parent_of(edge) else f", from {wording.clean(parent_of(edge))}"
    unsure = "" if edge.direction or not edge.parent or edge.parent.startswith("lost:") else ", or the other way round"
    return wording.EDGE[edge.kind] + of + unsure


def _other(edge: Derivation, names: dict[str, str]) -> str:
    key = parent_of(edge)
    return wording.clean(edge.of or names.get(key) or (key if not key.startswith("lost:") else "a report not at hand"))


def _largest_first(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda n: (-size(n), n.label)))
