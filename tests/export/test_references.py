"""BibTeX, CSL-JSON, brat, DOT and GraphML, each read by a second implementation; TimelineJS: see test_in_browser."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import bibtexparser
import networkx
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from made_case import SAID, case

from sayso.export import bibtex, brat, csl, timeline
from sayso.render import dot, graphml

BRAT = Path(__file__).with_name("brat_reads.py")

def test_bibtex_is_read_by_another_program(any_case):
    library = bibtexparser.parse_string(bibtex.render(any_case))
    assert not library.failed_blocks
    assert len(library.entries) == len(any_case.articles)
    for entry, article in zip(library.entries, any_case.articles, strict=True):
        fields = {f.key: f.value for f in entry.fields}
        assert fields.get("date", "").strip("{}") == (article.published or "")[:10]
        assert ("journal" in fields) is bool(article.outlet)


def test_bibtex_keys_differ():
    assert bibtex._keys(["a b", "a_b", "ä", "a_b_2"]) == ["a_b", "a_b_2", "article", "a_b_2_2"]


def test_csl_is_set_by_another_program(any_case):
    items = json.loads(csl.render(any_case))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    book = CitationStylesBibliography(style, CiteProcJSON(items), plain)
    for item in items:
        book.register(Citation([CitationItem(item["id"])]))
    assert len(book.bibliography()) == len(items)


def test_csl_has_the_date_as_far_as_it_is_known(hostile):
    assert [i.get("issued") for i in json.loads(csl.render(hostile))] == [{"date-parts": [[2031]]}, None]


def test_a_timeline_shows_what_is_new():
    first, second, *_ = json.loads(timeline.render(case()))["events"]
    assert first["unique_id"] == "wire"
    assert "Water is seeping" in first["text"]["text"]
    assert "No claim that an earlier one did not have" in second["text"]["text"]


@pytest.fixture(scope="module")
def brat_reads(tmp_path_factory):
    """What brat's own server makes of the files: it runs apart, as its modules have names such as `config`."""
    def read(files):
        folder = tmp_path_factory.mktemp("brat")
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8", newline="")
        ran = subprocess.run([sys.executable, str(BRAT), str(folder)], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)
    return read


def test_brat_takes_the_files_without_a_complaint(any_case, brat_reads):
    files = brat.render(any_case)
    read = brat_reads(files)
    assert len(files) == 2 * len(any_case.articles) + 1
    for article in any_case.articles:
        one = read[quote(article.id, safe="")]
        assert one["unread"] == one["issues"] == []
        cues = [a for a in any_case.attributions if a.article == article.id and a.cue]
        assert [m["text"].split() for m in one["marks"].values() if m["kind"] == "Cue"] == [
            " ".join(anchor.text for anchor in a.cue).split() for a in cues]


def test_brat_gives_back_the_attribution(brat_reads):
    one = brat_reads(brat.render(case()))["wire"]
    spans = {m["kind"]: m["spans"] for m in one["marks"].values()}
    assert spans == {kind: [[a.start, a.end] for a in part]
                     for kind, part in (("Source", SAID.source), ("Cue", SAID.cue), ("Content", SAID.content))}
    kinds = {ident: m["kind"] for ident, m in one["marks"].items()}
    assert sorted((relation, kinds[a], kinds[b]) for relation, a, b in one["links"]) == [
        ("By", "Cue", "Source"), ("Says", "Cue", "Content")]
    assert sorted(one["attributes"]) == [["Hedge", "possible"], ["Stance", "asserts"]]
    assert [note.split()[0] for note in one["notes"]] == [SAID.id]


@pytest.mark.parametrize(("was", "now", "complaint"), [
    ("\tSource ", "\tSpeaker ", "issues"), ("Water Authority\n", "Fire Authority\n", "unread"),
    ("Stance T2 asserts", "Loudness T2 asserts", "issues"), ("Arg1:T2 Arg2:T1", "Arg1:T1 Arg2:T2", "issues"),
])  # fmt: skip
def test_brat_complains_of_a_broken_file(was, now, complaint, brat_reads):
    files = dict(brat.render(case()))
    assert was in files["wire.ann"]
    files["wire.ann"] = files["wire.ann"].replace(was, now, 1)
    assert brat_reads(files)["wire"][complaint]


@pytest.mark.filterwarnings("ignore:.* deprecated - use:DeprecationWarning")
def test_dot_is_read_by_another_program(any_case):
    import pydot

    graphs = pydot.graph_from_dot_data(dot.render(any_case))
    assert graphs is not None
    (drawn,) = graphs
    assert len(drawn.get_edges()) == len(any_case.derivations)
    nodes = [n for n in drawn.get_nodes() if n.get_name() not in ("node", "edge", "graph")]
    assert len(nodes) >= len(any_case.articles)


def test_graphml_is_read_by_networkx(any_case):
    graph = networkx.parse_graphml(graphml.render(any_case))
    assert graph.is_directed()
    assert len(graph.edges) == len(any_case.derivations)
    named = {data["name"] for _, data in graph.nodes(data=True)}
    assert len(named) >= len(any_case.articles)
