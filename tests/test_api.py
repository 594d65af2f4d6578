"""The public names, what importing them costs, and what a case is to a program and to a notebook."""

import dataclasses
import json
import random
import resource
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_case import case

import sayso
from sayso.errors import NothingToRead
from sayso.model import Case

DEMO = Path(sayso.__file__).parent / "demo" / "case"
HEAVY = ("numpy", "onnxruntime", "tokenizers", "rapidfuzz", "trafilatura", "py3langid", "charset_normalizer", "rich",
         "typer", "lxml")


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_public_names():
    assert sayso.__all__ == sorted(sayso.__all__) == ["Case", "load", "read", "stories", "write"]
    assert sayso.Case is Case
    with pytest.raises(AttributeError):
        _ = sayso.nothing


def test_importing_is_light():
    loaded = json.loads(python("import sys, json, sayso; sayso.Case; print(json.dumps(sorted(sys.modules)))"))
    assert not set(HEAVY) & set(loaded)
    loaded = json.loads(python("import sys, json, sayso.cli.app; print(json.dumps(sorted(sys.modules)))"))
    assert not set(HEAVY) - {"typer", "rich"} & set(loaded)


def test_help_is_fast():
    """0.4 s on an idle machine: processor time is measured, since other work may run beside this."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "sayso.cli.app", "--help"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4


def test_a_case_is_immutable_and_says_what_it_holds():
    one = case()
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.claims = ()
    assert repr(one) == "<Case: 4 articles, 2 sources, 2 claims, 3 derivations, 2 discrepancies>"
    assert json.loads(json.dumps(one.to_dict()))["schema"] == "sayso/1"


def test_a_notebook_shows_claims_and_escapes_them():
    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found = []

        def handle_starttag(self, tag, attrs):
            self.found.append(tag)

    shown = case()._repr_html_()
    tags = Tags()
    tags.feed(shown)
    assert "Water is seeping through the Lohne dam" in shown
    assert "3 articles" in shown
    assert not {"script", "img", "iframe"} & set(tags.found)
    hostile = dataclasses.replace(case().claims[0], statement="<script>alert(1)</script>")
    assert "<script" not in Case(claims=(hostile,))._repr_html_()


def test_paths_may_be_one_or_many_strings_or_paths(tmp_path):
    (tmp_path / "a.txt").write_text("The dam leaks, the mayor said.", encoding="utf-8")
    for paths in (str(tmp_path), tmp_path, [tmp_path / "a.txt"], (str(tmp_path / "a.txt"),)):
        assert [a.id for a in sayso.read(paths).articles] == ["a"]
    with pytest.raises(NothingToRead, match="no such file"):
        sayso.read(tmp_path / "gone.txt")


def anchors(value):
    """Every anchor of an exchange case, wherever it stands."""
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} <= set(value):
            yield value
        for one in value.values():
            yield from anchors(one)
    elif isinstance(value, list):
        for one in value:
            yield from anchors(one)


def test_every_anchor_of_the_demo_is_its_slice_and_order_does_not_matter():
    paths = sorted(DEMO.glob("*.txt"))
    exchange = sayso.read(paths).to_dict()
    texts = {a["id"]: a["text"] for a in exchange["articles"]}
    found = list(anchors(exchange))
    assert len(found) > 100
    for one in found:
        assert texts[one["article"]][one["start"]:one["end"]] == one["text"]
    shuffled = random.Random(7).sample(paths, len(paths))
    assert sayso.read(shuffled).to_dict() == exchange


GERMAN = """Fähre läuft vor Sund auf Grund

Eine Fähre ist am Dienstag vor Sund auf Grund gelaufen, wie der Hafenmeister mitteilte. Rund 120 Menschen wurden von
Bord gebracht. Verletzt wurde niemand, sagte eine Sprecherin der Reederei am Abend. Die Ursache sei noch unklar.
"""


def test_a_text_in_another_language_takes_part_in_the_lineage_alone(tmp_path):
    (tmp_path / "a.txt").write_text(f"outlet: Sundbote\n\n{GERMAN}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"outlet: Hafenblatt\n\n{GERMAN}", encoding="utf-8")
    (tmp_path / "c.txt").write_text("A ferry ran aground off Sund, the harbour master said.", encoding="utf-8")
    found = sayso.read(tmp_path)
    assert {a.article.id for a in found.read if a.sentences} == {"c"}
    assert {m.anchor.article for c in found.claims for m in c.mentions} == {"c"}
    assert [(p.a, p.b, p.relation) for p in found.pairs] == [("a", "b", "verbatim")]
    assert sorted(f.path[-5:] for f in found.failures) == ["a.txt", "b.txt"]
    assert all("German" in f.reason and f.severity == "partly" for f in found.failures)


PIECES = st.sampled_from([
    "The mayor said the dam was safe. ", "“We cannot confirm it,” she said.\n", "Updated: 3/4/2030\n",
    "At least 12 people were hurt, police said. ", "\u200fשלום\u200e ", "🚒🏳️‍🌈 ",
    "\u202e", "\n\n", "e\u0301 ", "By AP\n", "According to ", "(KNA) - ",
    "20 to 30 per cent ", "on Friday ", "“", "\"", "' ", "\x0b", "\u2028", "https://a.example/x ",
    "said said said ",
])  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=12).map("".join), min_size=1, max_size=3))
def test_any_texts_make_a_case_with_exact_anchors_in_any_order(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("case")
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_bytes(f"It was so {n}. {text}".encode())
    paths = sorted(folder.iterdir())
    exchange = sayso.read(paths).to_dict()
    held = {a["id"]: a["text"] for a in exchange["articles"]}
    for one in anchors(exchange):
        assert held[one["article"]][one["start"]:one["end"]] == one["text"]
    assert sayso.read(paths[::-1]).to_dict() == exchange
