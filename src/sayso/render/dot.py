"""The lineage in the DOT language of Graphviz: `sayso read my-case -f dot | dot -Tsvg`.

Written by the grammar of https://graphviz.org/doc/info/lang.html: every name is a quoted string.
"""

from sayso.model import Case
from sayso.render import wording
from sayso.render.graph import Link, Vertex, graph

WIDEST = 36
LOOK = {
    "article": 'shape=box, style="rounded"',
    "lost": 'shape=box, style="rounded,dashed"',
    "name": "shape=ellipse, style=dashed",
}
THIN = frozenset({"retelling", "citation"})


def render(case: Case) -> str:
    """One directed graph; an edge whose direction nobody can tell has no arrow head."""
    found = graph(case)
    lines = [*map(_vertex, found.vertices), *map(_link, found.links)]
    return "\n".join(("digraph lineage {", "  rankdir=LR;", '  node [fontname="Helvetica", fontsize=11];',
                      '  edge [fontname="Helvetica", fontsize=9];', *lines, "}", ""))


def _vertex(v: Vertex) -> str:
    label = _quoted(wording.short(v.label, WIDEST))
    return f"  {_quoted(v.key)} [label={label}, tooltip={_quoted(v.title or v.label)}, {LOOK[v.kind]}];"


def _link(e: Link) -> str:
    look = ["label=" + _quoted(wording.EDGE[e.kind]), "tooltip=" + _quoted(e.ground or "direction unknown"),
            "id=" + _quoted(e.id)]
    if not e.directed:
        look.append("dir=none")
    if e.kind in THIN:
        look.append("style=dashed")
    return f"  {_quoted(e.parent)} -> {_quoted(e.child)} [{', '.join(look)}];"


def _quoted(text: str) -> str:
    r"""In double quotes; a backslash is doubled, or DOT would read `\N` as the name of the node."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
