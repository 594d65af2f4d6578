"""A case that takes long to work out: pages say what they do not show yet, and nothing is decided past them."""

import time
from urllib.parse import quote

import pytest
from made_case import case
from starlette.testclient import TestClient
from tests.web.workbench import HERE, Slow, kept

from sayso.web.app import application
from sayso.web.boards import Boards, Opening
from sayso.web.desk import FromFiles
from sayso.web.guard import Access

PART = {"hx-request": "true"}
"""What a script of the page says when it asks for a part of it."""


class Waiting:
    """The workbench over a slow desk, with pages that wait for nothing unless they are told to."""

    def __init__(self, workspace, patience=0.01):
        self.desk, self.access = Slow(workspace), Access(port=8017)
        self.case = workspace.cases()[0].id
        self.client = TestClient(application(self.desk, self.access, patience), base_url=HERE)

    def page(self, path="", part=False):
        return self.client.get(f"/cases/{self.case}{path}", headers=PART if part else {})

    def judge(self, part=None, **said):
        headers = {"origin": HERE} | (PART | part if part is not None else {})
        return self.client.post(f"/cases/{self.case}/judge", data={"token": self.access.form, **said},
                                headers=headers, follow_redirects=False)

    def ready(self):
        """The page, once the case as it is now is worked out."""
        deadline = time.monotonic() + 60
        while (answer := self.page()).status_code == 202 or 'class="behind"' in answer.text:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return answer.text


@pytest.fixture
def waiting(tmp_path):
    with kept(tmp_path) as workspace:
        yield Waiting(workspace)


def test_a_case_that_is_not_there_yet_is_opened(waiting):
    waiting.desk.let.clear()
    fresh = TestClient(application(waiting.desk, waiting.access, patience=0.01), base_url=HERE)
    for path in ("", "/read", "/standing"):
        answer = fresh.get(f"/cases/{waiting.case}{path}")
        assert answer.status_code == 202
        assert "is being opened" in answer.text
    waiting.desk.let.set()
    assert "claim" in waiting.ready()


def test_what_was_decided_is_shown_at_once_and_worked_out_behind_the_page(waiting):
    before = waiting.ready().count('class="claim"')
    waiting.desk.let.clear()
    assert waiting.judge(verb="join", thing="1", others="2", why="one leak").status_code == 303
    page = waiting.page()
    assert page.status_code == 200
    assert page.text.count('class="claim"') == before
    assert "Working out what was decided" in page.text
    assert "join claim" in page.text
    assert "data-worked-out" not in waiting.page("/standing").text
    assert waiting.page("/standing?waiting=yes").status_code == 204
    waiting.desk.let.set()
    assert waiting.ready().count('class="claim"') == before - 1
    assert "data-worked-out" in waiting.page("/standing?waiting=yes").text


def test_a_script_is_answered_with_what_was_decided_before_it_is_worked_out(waiting):
    waiting.ready()
    claim = waiting.desk.case(waiting.case).claims[0]
    waiting.desk.let.clear()
    answer = waiting.judge({}, verb="note", thing=claim.id, value="rang <b>the</b> authority")
    assert answer.status_code == 200
    assert answer.text.count('class="judged"') == 1
    assert "rang &lt;b&gt;the&lt;/b&gt; authority" in answer.text
    assert "<strong>Kept</strong>, being worked out" in answer.text
    assert '<div id="behind" class="behind" hx-swap-oob="true"' in answer.text
    assert [p.decision.value for p in waiting.desk.history(waiting.case)] == ["rang <b>the</b> authority"]
    undone = waiting.judge({"hx-target": "judged"}, verb="undo")
    assert "<h1" in undone.text
    assert "undone since" in undone.text
    edge = waiting.judge({}, verb="confirm", child="daily", parent="gazette", value="rewrite", thing="")
    assert "confirm edge" in edge.text.partition('id="behind"')[0]


def test_what_a_script_cannot_decide_it_is_told(waiting):
    waiting.ready()
    answer = waiting.judge({}, verb="join", thing="1", others="99")
    assert answer.status_code == 400
    assert answer.text.startswith('<p class="against">That cannot be done: ')
    assert "<html" not in answer.text
    assert waiting.desk.history(waiting.case) == ()


def test_a_part_of_a_page_waits_for_nothing_and_belongs_to_the_rest(tmp_path):
    with kept(tmp_path) as workspace:
        held = Waiting(workspace, patience=30)
        page = held.page()
        claim = held.desk.case(held.case).claims[0].mentions[0].anchor
        held.desk.let.clear()
        held.judge({}, verb="join", thing="1", others="2")
        begun = time.monotonic()
        panel = held.page(f"/claim/{claim.article}:{claim.start}-{claim.end}", part=True)
        rows = held.page("?text=dam", part=True)
        assert time.monotonic() - begun < 10
        assert "being worked out" in panel.text
        assert page.text.count("dam is leaking</bdi></a></h2>") == rows.text.count("dam is leaking</bdi></a></h2>") > 1
        held.desk.let.set()


def test_the_claim_itself_says_what_is_being_worked_out(waiting):
    waiting.ready()
    claim = waiting.desk.case(waiting.case).claims[0]
    at = claim.mentions[0].anchor
    path = f"/claim/{at.article}:{at.start}-{at.end}"
    waiting.desk.let.clear()
    waiting.judge(verb="note", thing=claim.id, value="rang the authority")
    assert "<strong>Kept</strong>, being worked out" in waiting.page(path).text
    waiting.desk.let.set()
    waiting.ready()
    shown = waiting.page(path).text
    assert "rang the authority" in shown
    assert "being worked out" not in shown
    waiting.desk.let.clear()
    waiting.judge(verb="undo")
    assert "<strong>Undone</strong>, being worked out" in waiting.page(path).text
    waiting.desk.let.set()


def test_a_page_that_lies_open_learns_that_the_case_has_changed(waiting):
    waiting.ready()
    seen = Boards(waiting.desk, None).of(waiting.case).revision
    assert waiting.page(f"/standing?seen={quote(seen)}").status_code == 204
    waiting.judge(verb="note", thing="1", value="from another window")
    waiting.ready()
    told = waiting.page(f"/standing?seen={quote(seen)}")
    assert "has changed since this page was made" in told.text
    assert "data-worked-out" not in told.text


def test_a_number_means_the_claim_that_the_page_showed(waiting):
    waiting.ready()
    boards = Boards(waiting.desk, None)
    old = boards.of(waiting.case)
    wanted = old.case.claims[2].statement
    waiting.judge(verb="join", thing="1", others="2", seen=old.revision)
    waiting.ready()
    waiting.judge(verb="note", thing="3", value="that one", seen=old.revision)
    noted = waiting.desk.history(waiting.case)[-1].decision
    assert noted.about[0].name == wanted


def test_a_number_of_a_page_from_long_ago_is_refused(waiting):
    waiting.ready()
    answer = waiting.judge(verb="note", thing="1", value="which?", seen="2001-01-01T00:00:00")
    assert answer.status_code == 400
    assert "load the page anew" in answer.text
    claim = waiting.desk.case(waiting.case).claims[0]
    assert waiting.judge(verb="note", thing=claim.id, value="this", seen="2001-01-01T00:00:00").status_code == 303


def test_what_fails_is_told_and_tried_again(waiting):
    class Failing(FromFiles):
        times = 0

        def case(self, ident):
            self.times += 1
            if self.times == 1:
                raise OSError("the disk is gone")
            return super().case(ident)

    boards = Boards(Failing(case()), None)
    with pytest.raises(OSError, match="the disk is gone"):
        boards.of("case")
    assert boards.of("case").case == case()


def test_a_page_that_waits_for_nothing_has_no_board_at_first():
    slow = FromFiles(case())
    slow.case = lambda ident: time.sleep(0.3) or case()
    boards = Boards(slow, 0.01)
    with pytest.raises(Opening):
        boards.of("case")
