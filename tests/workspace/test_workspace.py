"""A workspace through its few calls, on SQLite and on PostgreSQL."""

import adder
import pytest
from ferry import FERRY, POST, RADIO, WIRE, ZOO

from sayso.errors import CannotDecide, NoWorkspace, UnknownId
from sayso.model import Article, Decision
from sayso.workspace import Workspace


@pytest.fixture
def workspace(place):
    with Workspace.open(place, make=True) as opened:
        yield opened


def test_articles_find_their_cases(workspace):
    added = workspace.add([WIRE, ZOO, POST])
    assert added.new == ("wire", "zoo", "post")
    assert added.failures == ()
    ferry, zoo = workspace.named("wire"), workspace.named("zoo")
    assert workspace.named("post") == ferry != zoo
    assert {c.id: c.articles for c in workspace.cases()} == {ferry: 2, zoo: 1}
    assert [c.claims for c in workspace.cases()] == [None, None]
    assert "wire:" in workspace.why_here(ferry)["post"]
    assert {a.id for a in workspace.case(ferry).articles} == {"wire", "post"}
    workspace.add([Article("nothing", "Nobody has said a word here yet, and it rains.")], into="new")
    workspace.work_out()
    claims = {c.id: c.claims for c in workspace.cases()}
    assert claims[ferry] > 0
    assert claims[workspace.named("nothing")] == 0


def test_an_article_added_again_is_added_once(workspace):
    workspace.add([WIRE])
    again = workspace.add([WIRE, POST])
    assert (again.new, again.known) == (("post",), ("wire",))
    assert workspace.counts()["articles"] == 2
    other = Article("wire", "Another text under the same name, about a lost dog in Tolva.", outlet="The Sund Post")
    assert workspace.add([other]).new == ("wire-2",)


def test_only_what_is_new_is_read(workspace, monkeypatch):
    workspace.add([WIRE, POST])
    workspace.case("wire")
    read = []
    adder.Reading(lambda a: read.append(a.id) or adder.once(a)).in_place_of(monkeypatch.setattr)
    workspace.add([WIRE, RADIO])
    workspace.case("wire")
    assert read == ["radio"]


def test_a_case_is_what_relate_makes_of_its_articles(workspace):
    from sayso.annotate import annotate
    from sayso.relate import relate

    workspace.add(FERRY)
    whole = relate(tuple(annotate(a) for a in FERRY))
    assert workspace.case("wire") == whole
    assert workspace.case("wire") == whole


def test_news_tells_what_an_article_brings(workspace):
    workspace.add([WIRE, POST])
    _, first = workspace.news("wire")
    assert [n.what for n in first] == ["article", "article"]
    workspace.add([RADIO])
    case, news = workspace.news("wire")
    assert [n.id for n in news if n.what == "article"] == ["radio"]
    assert any(n.what == "denial" and "denies" in n.says for n in news)
    known = {c.id for c in case.claims} | {d.id for d in case.discrepancies} | {a.id for a in case.articles}
    assert {n.id for n in news} <= known
    assert workspace.news("wire")[1] == ()


def test_search_finds_articles_and_claims_in_any_form_of_the_word(workspace):
    workspace.add([WIRE, POST, ZOO])
    hits = workspace.search("hulls damaging")
    assert {h.ref for h in hits if h.kind == "article"} == {"wire", "post"}
    assert any(h.kind == "claim" and "‹hull›" in h.snippet for h in hits)
    assert {h.case for h in hits} == {workspace.named("wire")}
    assert workspace.search('"harbour master"', "article")
    assert not workspace.search('"master harbour"')
    assert workspace.search("passen*", "claim")
    assert workspace.search("hull elephant") == ()
    assert len(workspace.search("hull elephant", "article", every=False)) == 3
    for odd in ("", "''", '"', "AND", "a:b & !c | (", "-- ; DROP TABLE articles", "\\", "*", "NEAR(x y)", "' OR 1=1"):
        workspace.search(odd)
    assert workspace.counts()["articles"] == 3


def test_trace_a_statement(workspace):
    workspace.add([WIRE, POST, RADIO, ZOO])
    found = workspace.trace("the ferry's hull was not damaged")
    assert found[0].case == workspace.named("wire")
    best = found[0].found[0].claim
    assert "hull is not damaged" in " ".join(m.anchor.text for m in best.mentions)
    assert workspace.trace("parliament passed the budget") == ()
    assert workspace.trace("the hull is not damaged", "zoo") == ()


def test_decisions_hold_when_articles_are_added_and_can_be_undone_without_end(workspace):
    workspace.add([WIRE, POST])
    case = workspace.named("wire")
    lund = next(s for s in workspace.case(case).sources if s.name == "Ida Lund")
    entry = workspace.decide(case, Decision("rate", (workspace.target(case, lund.id),), "B", why="on the spot"))
    assert workspace.case(case).judged[0].ids == (lund.id,)
    workspace.add([RADIO])
    judged = workspace.case(case).judged
    assert [j.decision for j in judged] == [entry.decision]
    assert len(workspace.case(case).articles) == 3
    for _ in range(3):
        assert workspace.undo().decision == entry.decision
        assert workspace.case(case).judged == ()
        assert workspace.redo().decision == entry.decision
        assert len(workspace.case(case).judged) == 1
    assert [e.act for e in workspace.decisions()] == ["decide", *["undo", "redo"] * 3]
    workspace.undo(entry.decision.id[:-3])
    with pytest.raises(CannotDecide):
        workspace.undo()
    with pytest.raises(UnknownId):
        workspace.redo("decision-nowhere")
    assert {e.what for e in workspace.events(entry.decision.id)} == {"decided", "undone", "redone"}


def test_a_corrected_date_is_read_anew(workspace):
    workspace.add([WIRE])
    case = workspace.named("wire")
    workspace.decide(case, Decision("correct", (workspace.target(case, "wire"),), "2030-05-21", "published"))
    read = workspace.case(case).read[0]
    assert read.article.published == "2030-05-21"
    assert any(t.value.startswith("2030-05-21") for t in read.times)
    workspace.undo()
    assert workspace.case(case).read[0].article == WIRE


def test_articles_are_put_elsewhere_and_stay_there(workspace):
    workspace.add([WIRE, POST, ZOO])
    ferry, zoo = workspace.named("wire"), workspace.named("zoo")
    apart = workspace.target(ferry, "post")
    workspace.decide(ferry, Decision("part", (apart, workspace.target(ferry, ferry, ("wire",))), why="another ferry"))
    alone = workspace.named("post")
    assert alone not in (ferry, zoo)
    workspace.add([RADIO])
    assert workspace.named("post") == alone
    workspace.undo()
    assert workspace.named("post") == ferry
    join = Decision("join", (workspace.target(ferry, ferry), workspace.target(zoo, zoo)))
    workspace.decide(ferry, join)
    assert workspace.named("zoo") == ferry
    assert len(workspace.cases()) == len({c.id for c in workspace.cases() if c.articles})
    workspace.undo()
    assert (workspace.named("zoo"), workspace.named("wire")) == (zoo, ferry)
    assert any("another ferry" in e.says for e in workspace.events(ferry)) or workspace.events(alone)


@pytest.mark.parametrize(("verb", "value", "field", "wanted"), [
    ("rate", "G", None, "wire"), ("rate", "7", None, "1"), ("correct", "yesterday", "published", "wire"),
    ("correct", "x", None, "wire"), ("join", "", None, "1"), ("confirm", "", None, "1"), ("note", "  ", None, "1"),
])
def test_what_cannot_be_decided_is_said(workspace, verb, value, field, wanted):
    workspace.add([WIRE])
    case = workspace.named("wire")
    with pytest.raises(CannotDecide):
        workspace.decide(case, Decision(verb, (workspace.target(case, wanted),), value, field))
    assert workspace.decisions() == ()


def test_texts_that_no_database_holds_are_left_out_and_told(workspace):
    bad = [Article("nul", "A ferry\x00 sank."), Article("half", "A ferry \ud83d sank."), WIRE]
    added = workspace.add(bad)
    assert added.new == ("wire",)
    assert len(added.failures) == 2
    odd = Article("odd", "Ferry 🚢 off Sund \u202e\ufeff says ‘it’ \x01\u2028.", title="🚢")
    workspace.add([odd], into="wire")
    assert workspace.case("wire").article("odd") == odd


def test_an_article_on_which_reading_fails_costs_the_others_nothing(workspace, monkeypatch):
    from sayso.model import Failure

    poisoned = adder.Reading(lambda a: Failure(a.id, "is poisoned") if a.id == "zoo" else adder.once(a))
    poisoned.in_place_of(monkeypatch.setattr)
    added = workspace.add([WIRE, ZOO, POST])
    assert added.new == ("wire", "post")
    assert [f.reason for f in added.failures] == ["is poisoned"]


def test_many_articles_are_read_by_several_processes_and_are_the_same(tmp_path, monkeypatch):
    """Two of them are one and the same, two others share an id; each is told of as it is read."""
    from sayso.engine.processes import Processes
    from sayso.workspace import adding

    some = [*map(adder.article, range(20)), adder.article(3), Article("report-3", "Another, of a dog.", outlet="Post")]
    told, used = [], []
    monkeypatch.setattr(adding, "choose", lambda count: used.append(count) or Processes(2))
    with Workspace.open(str(tmp_path / "many"), make=True) as many:
        added = many.add(some, None, lambda *how: told.append(how))
        assert used[0] == 22
        assert added.new == (*(f"report-{n}" for n in range(20)), "report-3-2")
        assert added.known == ("report-3",)
        assert ("reading closely", 0, 22) in told
        assert ("reading closely", 20, 22) in told
        held = {c.id: many.case(c.id) for c in many.cases()}
        assert many.add(some).new == ()
        assert used[-1] == 0
    adder.Reading(adder.once).in_place_of(monkeypatch.setattr)
    with Workspace.open(str(tmp_path / "each"), make=True) as each:
        for article in some:
            each.add([article])
        assert {c.id: each.case(c.id) for c in each.cases()} == held


def test_no_workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_WORKSPACE", raising=False)
    with pytest.raises(NoWorkspace, match="sayso init"):
        Workspace.open()
    with pytest.raises(NoWorkspace):
        Workspace.open("mysql://localhost/x")
    Workspace.open(make=True).close()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "er")
    with Workspace.open() as found:
        assert found.place.shown == str(tmp_path / ".sayso")
        with pytest.raises(UnknownId, match="this workspace"):
            found.case("case-nowhere")
    assert (tmp_path / ".sayso").stat().st_mode & 0o077 == 0
