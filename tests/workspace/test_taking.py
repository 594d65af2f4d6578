"""A case worked out elsewhere, taken into a workspace."""

from dataclasses import replace

import pytest
from ferry import POST, RADIO, WIRE

from sayso.annotate import annotate
from sayso.model import Article
from sayso.relate import relate
from sayso.workspace import Workspace, deriving
from sayso.workspace.taking import Placed


@pytest.fixture
def workspace(place):
    with Workspace.open(place, make=True) as opened:
        yield opened


def told(*articles):
    read = tuple(map(annotate, articles))
    return [Placed(one, f"why {one.article.id}") for one in read], relate(read)


def test_it_is_there_as_it_was_worked_out(workspace, monkeypatch):
    placed, made = told(WIRE, POST)
    added = workspace.take(placed, made)
    assert (added.new, added.known, added.failures) == (("wire", "post"), (), ())
    monkeypatch.setattr(deriving, "relate", None)
    assert workspace.case("wire") == made
    assert workspace.why_here("wire") == {"wire": "why wire", "post": "why post"}
    again = workspace.take(placed, made)
    assert (again.new, again.known, again.cases) == ((), ("wire", "post"), ())


def test_an_id_that_is_taken_gets_a_number_and_the_case_is_worked_out_when_it_is_asked_for(workspace):
    workspace.add([Article("wire", "A dog was lost in Tolva, its owner Ole Vik said.", outlet="Tolva Times")])
    added = workspace.take(*told(WIRE, POST))
    assert added.new == ("wire-2", "post")
    assert {a.id for a in workspace.case("post").articles} == {"wire-2", "post"}


def test_what_is_there_already_stays_where_it_is(workspace):
    workspace.add([POST])
    before = workspace.named("post")
    added = workspace.take(*told(WIRE, POST, RADIO))
    assert (added.new, added.known) == (("wire", "radio"), ("post",))
    assert workspace.named("post") == before != workspace.named("wire") == workspace.named("radio")


def test_what_no_database_holds_is_left_out(workspace):
    broken = replace(RADIO, text=RADIO.text + "\0")
    added = workspace.take(*told(WIRE, broken))
    assert added.new == ("wire",)
    assert "NUL" in added.failures[0].reason
    assert [a.id for a in workspace.case("wire").articles] == ["wire"]
