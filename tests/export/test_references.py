"""BibTeX, CSL-JSON, TimelineJS and brat, each read by a second implementation or against its rules."""

import json
import re

import bibtexparser
import jsonschema
import networkx
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from made_case import SAID, WIRE, case

from sayso.export import bibtex, brat, csl, timeline
from sayso.render import graphml

TIMELINE = {
    "type": "object", "required": ["title", "events"], "additionalProperties": False,
    "properties": {
        "title": {"type": "object", "required": ["text"]},
        "events": {"type": "array", "items": {
            "type": "object", "required": ["start_date", "text"],
            "properties": {
                "start_date": {
                    "type": "object", "required": ["year"], "additionalProperties": False,
                    "properties": {"year": {"type": "integer"},
                                   "month": {"type": "integer", "minimum": 1, "maximum": 12},
                                   "day": {"type": "integer", "minimum": 1, "maximum": 31},
                                   "hour": {"type": "integer", "minimum": 0, "maximum": 23},
                                   "minute": {"type": "integer", "minimum": 0, "maximum": 59}},
                },
                "text": {"type": "object", "required": ["headline", "text"]},
            },
        }},
    },
}  # fmt: skip
"""What https://timeline.knightlab.com/docs/json-format.html asks for."""


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


def test_a_timeline_keeps_the_rules_and_brings_no_markup_of_articles(any_case):
    made = json.loads(timeline.render(any_case))
    jsonschema.Draft202012Validator(TIMELINE).validate(made)
    assert "<script" not in json.dumps(made)
    assert len(made["events"]) == sum(bool(a.published) for a in any_case.articles)


def test_a_timeline_shows_what_is_new():
    first, second, *_ = json.loads(timeline.render(case()))["events"]
    assert first["unique_id"] == "wire"
    assert "Water is seeping" in first["text"]["text"]
    assert "No claim that an earlier one did not have" in second["text"]["text"]


def parse(annotations, text):
    """What brat itself checks when it opens a file: known types, ranges in the text, arguments that exist."""
    marks, links = {}, []
    for line in annotations.splitlines():
        ident, rest, *words = line.split("\t", 2)
        if ident[0] == "T":
            kind, places = rest.split(" ", 1)
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert kind in ("Source", "Cue", "Content")
            assert spans == sorted(spans)
            assert " ".join(text[a:b] for a, b in spans) == words[0]
            assert "\n" not in words[0]
            marks[ident] = (kind, spans)
        elif ident[0] == "R":
            links.append((rest.split()[0], *re.findall(r"Arg\d:(T\d+)", rest)))
        else:
            assert rest.split()[1] in marks
    assert all(a in marks and b in marks for _, a, b in links)
    return marks, links


def test_brat_files_hold_together(any_case):
    files = brat.render(any_case)
    assert len(files) == 2 * len(any_case.articles) + 1
    for name, annotations in files.items():
        if name.endswith(".ann"):
            parse(annotations, files[name.replace(".ann", ".txt")])


def test_brat_gives_back_the_attribution():
    files = brat.render(case())
    marks, links = parse(files["wire.ann"], WIRE.text)
    spans = {kind: [(a.start, a.end) for a in part]
             for kind, part in (("Source", SAID.source), ("Cue", SAID.cue), ("Content", SAID.content))}
    assert dict(marks.values()) == spans
    assert sorted((relation, marks[a][0], marks[b][0]) for relation, a, b in links) == [
        ("By", "Cue", "Source"), ("Says", "Cue", "Content")]


def test_graphml_is_read_by_networkx(any_case):
    graph = networkx.parse_graphml(graphml.render(any_case))
    assert graph.is_directed()
    assert len(graph.edges) == len(any_case.derivations)
    named = {data["name"] for _, data in graph.nodes(data=True)}
    assert len(named) >= len(any_case.articles)
