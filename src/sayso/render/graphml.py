"""The lineage as GraphML, which Gephi, yEd, Cytoscape and networkx read: http://graphml.graphdrawing.org/specification.html

Ids are short names that XML allows; the article's own id is the `name` of its node.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from sayso.model import Case
from sayso.render.graph import Link, Vertex, graph

NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OF_NODE = ("name", "kind", "label", "title", "outlet", "published", "language", "url")
OF_EDGE = {"kind": "string", "of": "string", "ground": "string", "evidence": "string", "score": "double",
           "losses": "int", "directed": "boolean"}


def render(case: Case) -> str:
    """One graph. All edges are written as directed, since common readers refuse a mixed graph; `directed` is false on
    one whose direction nobody can tell."""
    found = graph(case)
    number = {v.key: f"n{k}" for k, v in enumerate(found.vertices)}
    return "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_keys(),
        '  <graph id="lineage" edgedefault="directed">',
        *(line for v in found.vertices for line in _vertex(v, number[v.key])),
        *(line for e in found.links for line in _link(e, number[e.parent], number[e.child])),
        "  </graph>", "</graphml>", "",
    ))


def _keys() -> Iterator[str]:
    for name in OF_NODE:
        yield f'  <key id="node-{name}" for="node" attr.name="{name}" attr.type="string"/>'
    for name, kind in OF_EDGE.items():
        yield f'  <key id="edge-{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>'


def _vertex(v: Vertex, number: str) -> Iterator[str]:
    told = dict(zip(OF_NODE, (v.key, v.kind, v.label, v.title, v.outlet, v.published, v.language, v.url), strict=True))
    yield f'    <node id="{number}">'
    yield from _data("node", told)
    yield "    </node>"


def _link(e: Link, parent: str, child: str) -> Iterator[str]:
    told = {"kind": e.kind, "of": e.of, "ground": e.ground, "evidence": e.evidence, "score": str(e.score),
            "losses": str(e.losses), "directed": "true" if e.directed else "false"}
    yield f'    <edge id={quoteattr(_xml(e.id))} source="{parent}" target="{child}">'
    yield from _data("edge", told)
    yield "    </edge>"


def _data(what: str, told: dict[str, str]) -> Iterator[str]:
    """What is unknown is left out."""
    for name, text in told.items():
        if text:
            yield f'      <data key="{what}-{name}">{escape(_xml(text))}</data>'


def _xml(text: str) -> str:
    """Without the characters that no XML 1.0 document may hold."""
    return NOT_XML.sub("", text)
