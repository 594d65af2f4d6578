"""The exchange format read back: the same case, and clear words where it is none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from made_case import LEAK, case

import sayso
from sayso.errors import NotACase
from sayso.model import Case, Decision, Judged, Target
from sayso.model.codec import decode, encode, pieces
from sayso.render import why

DEMO = Path(sayso.__file__).parent / "demo" / "case"


@pytest.fixture(scope="module")
def demo():
    return sayso.read(DEMO)


def test_a_hand_made_case_comes_back_whole():
    back = Case.from_dict(case().to_dict())
    assert back.to_dict() == case().to_dict()
    assert back.claims == case().claims
    assert back.losses == case().losses


def test_decisions_come_back():
    about = (Target("claim", (LEAK.mentions[0].anchor,), ("wire",), "leak"),)
    judged = Judged(Decision("rate", about, "4", who="A", why="dry"), (LEAK.id,), "two articles deny it")
    one = replace(case(), judged=(judged,))
    assert Case.from_dict(one.to_dict()).judged == (judged,)


def test_stored_values_come_back_too():
    texts = {a.id: a.text for a in case().articles}
    assert decode(Case, encode(case()), texts) == case()


def test_a_case_in_pieces_is_the_same_text(demo):
    for one in (demo, case(), Case()):
        assert "".join(pieces(one)) == json.dumps(encode(one))
    assert len(list(pieces(demo))) > len(demo.read)


def test_a_read_case_comes_back_through_a_file(demo):
    written = json.dumps(demo.to_dict())
    back = Case.from_dict(json.loads(written))
    assert json.dumps(back.to_dict()) == written
    assert [c.id for c in back.claims] == [c.id for c in demo.claims]
    assert back.read[0].sentences == demo.read[0].sentences
    assert back.read[0].names == demo.read[0].names


def test_members_that_are_not_there_are_empty_and_unknown_ones_are_passed_over():
    only = {"schema": "sayso/1", "articles": [{"id": "a", "text": "The dam leaks."}], "weather": "fine"}
    assert Case.from_dict(only).article("a").text == "The dam leaks."
    assert not Case.from_dict(only).claims


@pytest.mark.parametrize(("broken", "told"), [
    ({}, "its schema is None"),
    ({"schema": "sayso/9"}, "sayso/9"),
    ({"schema": "sayso/1"}, "articles"),
    ({"schema": "sayso/1", "articles": [{"id": "a"}]}, "text"),
    ({"schema": "sayso/1", "articles": ["a"]}, "breaks the format"),
    ({"schema": "sayso/1", "articles": [], "claims": [{"statement": "x"}]}, "independent"),
    ({"schema": "sayso/1", "articles": [{"id": "a", "text": "abc"}],
      "credits": [{"article": "a", "start": 1, "end": 9, "of": "x", "kind": "agency"}]}, "no range"),
    ({"schema": "sayso/1", "articles": [], "credits": [{"article": "b", "start": 0, "end": 1}]}, "'b'"),
])  # fmt: skip
def test_what_is_no_case_is_told(broken, told):
    with pytest.raises(NotACase, match=told):
        Case.from_dict(broken)


def test_two_who_say_one_thing_together_are_one_record_and_come_back_as_two(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Mayor Ada Lind and harbour master Tom Reyes said the quay would be closed until Friday.\n")
    read = sayso.read(path)
    told = [a for a in read.to_dict()["attributions"] if "speakers" in a]
    assert [len(a["speakers"]) for a in told] == [2]
    names = {s.id: s.name for s in read.sources}
    assert {names[s["source"]] for s in told[0]["speakers"]} == {"Ada Lind", "Tom Reyes"}
    assert told[0]["id"] == told[0]["speakers"][0]["id"]
    assert Case.from_dict(read.to_dict()).attributions == read.attributions
    second = told[0]["speakers"][1]["id"]
    assert "Tom Reyes" in why.render(read.to_dict(), second)
