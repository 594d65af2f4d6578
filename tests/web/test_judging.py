"""Judging and adding through the pages, kept in a workspace: decided, undone, redone, added to, refused."""

import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.workbench import HERE, browser, kept

from sayso.web.adding import safe_name
from sayso.web.app import application
from sayso.web.guard import Access
from sayso.web.kept import Kept
from sayso.workspace import Workspace


class Desk:
    """The workbench over a workspace, with the forms' token at hand."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.access = Access(port=8017)
        self.client = TestClient(application(Kept(workspace), self.access, patience=None), base_url=HERE)
        self.case = workspace.cases()[0].id

    def judge(self, **said: str):
        """Send a form as a page does."""
        return self.client.post(f"/cases/{self.case}/judge", data={"token": self.access.form, **said},
                                headers={"origin": HERE}, follow_redirects=False)

    def page(self, path: str = "") -> str:
        """A page of the case."""
        answer = self.client.get(f"/cases/{self.case}{path}")
        assert answer.status_code == 200
        return answer.text

    @property
    def claims(self) -> int:
        """How many claims there are now."""
        return len(self.workspace.case(self.case).claims)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    with kept(tmp_path_factory.mktemp("desk")) as workspace:
        yield Desk(workspace)


def test_a_merge_is_kept_undone_and_redone_without_end(desk):
    before = desk.claims
    assert desk.judge(verb="join", thing="1", others="2", why="the same").status_code == 303
    assert desk.claims == before - 1
    shown = desk.page("/judgements")
    assert "(the same)" in shown
    for _ in range(3):
        assert desk.judge(verb="undo").status_code == 303
        assert desk.claims == before
        assert desk.judge(verb="redo").status_code == 303
        assert desk.claims == before - 1
    desk.judge(verb="undo")
    assert "undone since" in desk.page("/judgements")


def test_a_case_that_is_not_there_is_not_found(desk):
    assert desk.client.get("/cases/case-none").status_code == 404
    assert desk.client.get(f"/cases/{desk.case[:-1]}").status_code == 404
    undo = {"token": desk.access.form, "verb": "undo"}
    assert desk.client.post("/cases/case-none/judge", data=undo).status_code == 400


def test_a_claim_is_split_rated_and_noted(desk):
    claim = next(c for c in desk.workspace.case(desk.case).claims if len({m.anchor.article for m in c.mentions}) > 1)
    article = claim.mentions[0].anchor.article
    before = desk.claims
    assert desk.judge(verb="part", thing=claim.id, articles=article).status_code == 303
    assert desk.claims == before + 1
    desk.judge(verb="undo")
    assert desk.judge(verb="rate", thing=claim.id, value="3").status_code == 303
    assert desk.judge(verb="note", thing=claim.id, value="rang <b>the</b> authority").status_code == 303
    assert "possibly true" in desk.page()
    shown = desk.page(f"/claim/{claim.mentions[0].anchor.article}:{claim.mentions[0].anchor.start}-"
                      f"{claim.mentions[0].anchor.end}")
    assert "rang &lt;b&gt;the&lt;/b&gt; authority" in shown
    assert "rate claim" in shown


def test_an_edge_is_added_and_a_date_corrected(desk):
    assert desk.judge(verb="confirm", child="daily", parent="gazette", value="rewrite").status_code == 303
    assert any((d.child, d.parent) == ("daily", "gazette") for d in desk.workspace.case(desk.case).derivations)
    assert desk.judge(verb="correct", thing="radio", field="published", value="2031-05-14").status_code == 303
    assert desk.workspace.case(desk.case).article("radio").published == "2031-05-14"


def test_what_speaks_against_a_rating_is_shown(desk):
    single = next(c for c in desk.workspace.case(desk.case).claims if c.independent.high == 1)
    desk.judge(verb="rate", thing=single.id, value="1")
    assert "Speaks against it" in desk.page("/judgements")
    assert "count-conflicts" in desk.page()
    desk.judge(verb="undo")


@pytest.mark.parametrize("said", [
    {"verb": "destroy", "thing": "1"}, {"verb": "join", "thing": "1", "others": ""},
    {"verb": "join", "thing": "1", "others": "99"}, {"verb": "rate", "thing": "1", "value": "9"},
    {"verb": "correct", "thing": "radio", "field": "text", "value": "x"},
    {"verb": "correct", "thing": "radio", "field": "published", "value": "soon"},
    {"verb": "note", "thing": "1", "value": " "}, {"verb": "part", "thing": "1"},
    {"verb": "undo", "thing": "decision-none"}, {},
])
def test_what_cannot_be_decided_is_said_and_changes_nothing(desk, said):
    before = desk.workspace.decisions()
    answer = desk.judge(**said)
    assert answer.status_code == 400
    assert "That cannot be done" in answer.text
    assert desk.workspace.decisions() == before


@pytest.mark.parametrize("token", [{}, {"token": ""}, {"token": "guessed"}])
def test_no_change_without_the_token_of_the_page(desk, token):
    before = desk.workspace.decisions()
    answer = desk.client.post(f"/cases/{desk.case}/judge", data={**token, "verb": "note", "thing": "1", "value": "x"})
    assert answer.status_code == 403
    assert desk.client.post("/add", data={**token, "text": "x"}).status_code == 403
    assert desk.workspace.decisions() == before


@pytest.mark.parametrize("back", ["http://evil.example/", "//evil.example", "/cases/../..//evil.example",
                                  "\\\\evil", "/\t/evil"])
def test_nobody_is_sent_elsewhere(desk, back):
    answer = desk.judge(verb="note", thing="1", value="seen", back=back)
    assert answer.headers["location"] == f"/cases/{desk.case}"


def test_files_and_pasted_text_are_added_and_the_rest_is_told(desk):
    answer = desk.client.post(
        "/add", headers={"origin": HERE}, follow_redirects=False,
        data={"token": desk.access.form, "into": desk.case, "title": "Dam holds", "outlet": "Valley Post",
              "date": "2031-05-15", "text": "The Lohne dam is holding, the Water Authority said on Thursday."},
        files=[("files", ("../../late.txt", b"Late word\n\nThe dam is leaking, engineer Ada Brook said on Friday.")),
               ("files", ("scan.pdf", b"%PDF-1.7 nothing to read"))])
    assert answer.status_code == 303
    deadline = time.monotonic() + 60
    while "class=\"button\"" not in (told := desk.client.get(answer.headers["location"]).text):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert "2 articles added" in told
    assert "scan.pdf" in told
    case = desk.workspace.case(desk.case)
    assert {"late", "pasted"} <= {a.id for a in case.articles}
    assert case.article("pasted").outlet == "Valley Post"
    assert "Dam holds" in desk.page("/read?a=pasted&b=late")


def test_what_comes_without_its_length_is_counted_as_it_comes(desk):
    small = TestClient(application(Kept(desk.workspace), Access(port=8017, most_bytes=1000)), base_url=HERE)
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert small.post("/add", content=(b"x" * 400 for _ in range(5)), headers=kind).status_code == 413
    assert small.post("/add", content=(b"x" * 400 for _ in range(2)), headers=kind).status_code == 403


def test_nothing_to_add_is_said(desk):
    assert desk.client.post("/add", data={"token": desk.access.form}).status_code == 400
    assert desk.client.get("/add/99").status_code == 404


@pytest.mark.parametrize(("name", "safe"), [
    ("../../etc/passwd", "passwd"), ("C:\\Windows\\win.ini", "win.ini"), ("a b\x00c.txt", "a_b_c.txt"),
    ("..", "article"), ("", "article"), (".hidden.txt", "hidden.txt"), ("Über Nacht.html", "Über_Nacht.html"),
])
def test_names_of_files_lead_nowhere(name, safe):
    assert safe_name(name) == safe


def test_a_case_from_files_is_not_judged():
    from made_case import case

    client = browser(case())
    assert "Judge this claim" not in client.get("/cases/case?claim=wire:58-99").text
    assert client.get("/cases/case/judgements").status_code == 404
    assert client.get("/add").status_code == 404
