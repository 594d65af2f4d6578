"""Judging and adding through the pages, kept in a workspace: decided, undone, redone, added to, refused."""

import http.server
import threading
import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.workbench import ARTICLES, HERE, browser, kept

from sayso.ingest import gather
from sayso.ingest.fetch import Manners
from sayso.web.adding import safe_name
from sayso.web.app import application
from sayso.web.guard import Access
from sayso.web.kept import Kept
from sayso.workspace import Workspace


class Desk:
    """The workbench over a workspace, with the forms' token at hand."""

    def __init__(self, workspace: Workspace, case: str = "", manners: Manners | None = None) -> None:
        self.workspace = workspace
        self.access = Access(port=8017)
        self.client = TestClient(application(Kept(workspace, manners), self.access, patience=None), base_url=HERE)
        self.case = case or workspace.cases()[0].id

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


def test_that_a_merge_is_right_is_confirmed_and_kept(desk):
    claim = next(c for c in desk.workspace.case(desk.case).claims if len({m.anchor.article for m in c.mentions}) > 1)
    before = desk.claims
    assert desk.judge(verb="join", thing=claim.id, together="1").status_code == 303
    assert desk.claims == before
    held = desk.workspace.decisions()[-1].decision
    assert len(held.about) == len({m.anchor.article for m in claim.mentions})
    assert desk.workspace.case(desk.case).judged[-1].conflict is None
    assert "Confirm the merge" in desk.page(f"/claim/{claim.id}")
    desk.judge(verb="undo")


def test_an_article_is_placed_and_cases_are_joined_and_all_of_it_undone(tmp_path):
    with kept(tmp_path) as workspace:
        (tmp_path / "late.txt").write_text("Wheat harvest begins early\n\nFarmers near Ostrel began the wheat harvest "
                                           "on Friday, the farmers' union said.", encoding="utf-8")
        other = workspace.add(gather([tmp_path / "late.txt"])[0], "new").cases[0]
        desk = Desk(workspace, next(c.id for c in workspace.cases() if c.id != other))

        def articles(case: str) -> set[str]:
            return {a.id for a in workspace.case(case).articles}

        assert "Wheat harvest" in desk.page("/article?id=radio")
        desk.judge(verb="part", thing="radio", place="article", value=other, why="another place")
        assert articles(other) == {"late", "radio"}
        assert articles(desk.case) == {"gazette", "daily"}
        assert "(another place)" in desk.page("/judgements")
        desk.judge(verb="undo", thing=workspace.decisions()[-1].decision.id)
        assert articles(desk.case) == {"gazette", "daily", "radio"}

        back = f"/cases/{desk.case}/judgements"
        answer = desk.judge(verb="join", thing=desk.case, place="join", value=other, back=back)
        assert answer.headers["location"] == back
        assert articles(desk.case) == {"gazette", "daily", "radio", "late"}
        assert desk.client.get(f"/cases/{other}").status_code == 404
        desk.judge(verb="undo")
        assert articles(other) == {"late"}

        assert desk.judge(verb="part", thing="late", place="article", value="case-none").status_code == 400
        elsewhere = Desk(workspace, other)
        form = {"token": elsewhere.access.form, "verb": "part", "thing": "late", "place": "article", "value": desk.case}
        judge = f"/cases/{other}/judge"
        assert elsewhere.client.post(judge, data=form, headers={"hx-request": "true"}).headers["hx-redirect"] == "/"
        desk.judge(verb="undo", thing=workspace.decisions()[-1].decision.id)
        answer = elsewhere.judge(verb="part", thing="late", place="article", value=desk.case)
        assert answer.headers["location"] == "/"
        assert desk.judge(verb="undo", thing=workspace.decisions()[-1].decision.id).status_code == 303
        assert articles(other) == {"late"}
        assert desk.judge(verb="note", thing=desk.case, place="note", value="calm so far").status_code == 303
        assert "calm so far" in desk.page("/judgements")
        shown = desk.client.get("/log").text
        assert "another place" in shown
        assert "added" in shown


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


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Radio</title>
<item><title>Dam watched</title><link>{home}/dam</link><pubDate>Fri, 16 May 2031 09:00:00 GMT</pubDate>
<description>The dam is watched.</description></item></channel></rss>"""
PAGE = """<html><head><title>Dam watched</title></head><body><article><h1>Dam watched</h1><p>Engineers watched the Lohne
dam through the night, engineer Ada Brook said on Friday. No water was seen below the wall, she said, and the valley
road stays closed until the weekend.</p><p>The Water Authority said that it would lower the lake by two metres.</p>
</article></body></html>"""


@pytest.fixture
def site():
    """A feed and the page that it points at, on this machine."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = {"/feed.xml": FEED.format(home=self.server.home), "/dam": PAGE}.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("content-type", "application/rss+xml" if self.path == "/feed.xml" else "text/html")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.home = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.home
    server.shutdown()
    server.server_close()


def arrived(desk: Desk, **given: str) -> str:
    """What the page of an addition says in the end."""
    answer = desk.client.post("/add", data={"token": desk.access.form, **given}, headers={"origin": HERE},
                              follow_redirects=False)
    assert answer.status_code == 303
    deadline = time.monotonic() + 60
    while "hx-trigger" in (told := desk.client.get(answer.headers["location"]).text):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return told


def test_a_feed_is_fetched_where_the_server_was_started_for_it(tmp_path, site):
    with kept(tmp_path) as workspace:
        desk = Desk(workspace, manners=Manners(pause=0, allowed=lambda ip: ip == "127.0.0.1"))
        assert 'name="feed"' in desk.client.get("/add").text
        assert "1 article added" in arrived(desk, feed=f"{site}/feed.xml", into=desk.case)
        added = next(a for a in workspace.case(desk.case).articles if a.title == "Dam watched")
        assert "lower the lake by two metres" in added.text
        assert "status 404" in arrived(desk, feed=f"{site}/gone.xml", into=desk.case)


def test_a_feed_never_leads_into_a_private_network(tmp_path, site):
    with kept(tmp_path) as workspace:
        desk = Desk(workspace, manners=Manners(pause=0))
        for address in (f"{site}/feed.xml", "http://localhost/feed", "http://[::1]/feed"):
            told = arrived(desk, feed=address, into=desk.case)
            assert workspace.counts()["articles"] == len(ARTICLES)
            assert "private network" in told


def test_no_feed_is_fetched_unasked_and_nothing_else_is_read_in_its_name(tmp_path, site):
    with kept(tmp_path) as workspace:
        shut = Desk(workspace)
        assert 'name="feed"' not in shut.client.get("/add").text
        form = {"token": shut.access.form, "feed": f"{site}/feed.xml"}
        assert shut.client.post("/add", data=form).status_code == 400
        open_ = Desk(workspace, manners=Manners(pause=0))
        for path in ("/etc/passwd", "file:///etc/passwd", str(tmp_path / "gazette.txt"), "-"):
            assert open_.client.post("/add", data={"token": open_.access.form, "feed": path}).status_code == 400


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
