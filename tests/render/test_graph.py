"""The lineage as DOT and GraphML: every edge, hostile names and all."""

import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from sayso.model import Annotated, Article, Case, Derivation, Ground
from sayso.render import dot, graphml
from sayso.render.graph import graph

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
HOSTILE = 'x"\\N]]>&<b>\x07\ufffe'


def case(*edges: Derivation, ids: str = "abc", title: str = "Ferry sinks") -> Case:
    return Case(read=tuple(Annotated(Article(i, i, title=title, outlet="Sund Herald")) for i in ids), derivations=edges)


MIXED = case(
    Derivation("c", "a", None, "rewrite", 0.6, "the earlier date", (Ground("lineage: partly", "30 % stands in both"),)),
    Derivation("c", "b", None, "rewrite", 0.5),
    Derivation("a", "lost:1", "Kestrel", "republication", 0.9, "both credit the same origin"),
    Derivation("b", None, "Coast Radio", "citation", 0.6, "the text credits it"),
)


def test_every_parent_is_there() -> None:
    found = graph(MIXED)
    assert [(e.parent, e.child, e.directed) for e in found.links] == [
        ("a", "c", True), ("b", "c", False), ("lost:1", "a", True), ("name:Coast Radio", "b", True)]
    assert [(v.key, v.kind) for v in found.vertices][3:] == [("lost:1", "lost"), ("name:Coast Radio", "name")]


def test_dot_leaves_the_arrow_out_where_nobody_knows() -> None:
    lines = dot.render(MIXED).splitlines()
    assert sum("dir=none" in line for line in lines) == 1
    assert any('"a" -> "c"' in line and 'tooltip="the earlier date"' in line for line in lines)


def test_graphml_is_read_back() -> None:
    root = ElementTree.fromstring(graphml.render(MIXED))
    edges = root.findall(".//g:edge", NS)
    directed = [e.find("g:data[@key='edge-directed']", NS) for e in edges]
    assert [d.text for d in directed if d is not None] == ["true", "false", "true", "true"]
    evidence = edges[0].find("g:data[@key='edge-evidence']", NS)
    assert evidence is not None
    assert evidence.text == "30 % stands in both"
    names = {n.get("id"): n.find("g:data[@key='node-name']", NS) for n in root.findall(".//g:node", NS)}
    assert all(e.get("source") in names and e.get("target") in names for e in edges)


def test_hostile_names_break_neither() -> None:
    made = case(Derivation("a", None, HOSTILE, "citation"), ids="a", title=HOSTILE)
    root = ElementTree.fromstring(graphml.render(made))
    titles = [d.text for d in root.findall(".//g:data[@key='node-title']", NS)]
    assert titles == ['x"\\N]]>&<b>']
    assert '\\\\N' in dot.render(made)
    assert all(line.count('"') % 2 == line.count('\\"') % 2 for line in dot.render(made).splitlines())


def test_a_case_without_edges_is_a_graph_too() -> None:
    assert len(ElementTree.fromstring(graphml.render(case())).findall(".//g:node", NS)) == 3
    assert "->" not in dot.render(case())


@pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not installed")
@pytest.mark.parametrize("made", [MIXED, case(Derivation("a", None, HOSTILE, "citation"), ids="a", title=HOSTILE)])
def test_graphviz_reads_it(made: Case) -> None:
    ran = subprocess.run(["dot", "-Tsvg"], input=dot.render(made), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
