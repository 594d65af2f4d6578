"""A language model as judge: a recorded server on loopback, anchors asked for, clear errors."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from tests.relate.claims.telling import NO_DESCENT, told

from sayso.errors import JudgeFailed, UnknownJudge
from sayso.relate.claims import match
from sayso.relate.claims.endpoint import Endpoint, Settings, settings, verdicts
from sayso.relate.claims.judges import judge, names
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement
from sayso.relate.given import Resolved

POST = told("post", "The lighter Marta sank off Kestrel Point with all hands.")
ECHO = told("echo", "A barge went down near Kestrel, and nobody was saved.")
NONE_SENT: list[dict[str, Any]] = []


class Recorded(BaseHTTPRequestHandler):
    """Answers what the test laid down, and keeps what was asked."""

    answer: tuple[int, str] = (200, "")
    asked = NONE_SENT

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.asked.append({"path": self.path, "key": self.headers.get("Authorization"),
                           **json.loads(self.rfile.read(length))})
        self.send_response(self.answer[0])
        self.end_headers()
        self.wfile.write(self.answer[1].encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[type[Recorded], str]]:
    class Here(Recorded):
        asked: ClassVar[list[dict[str, Any]]] = []

    running = ThreadingHTTPServer(("127.0.0.1", 0), Here)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield Here, f"http://127.0.0.1:{running.server_address[1]}/v1"
    running.shutdown()
    running.server_close()


def said(content: str) -> tuple[int, str]:
    return 200, json.dumps({"choices": [{"message": {"content": content}}]})


def field() -> Field:
    return Field([Statement(read.article.anchor(0, len(read.article.text) - 1)) for read, _ in (POST, ECHO)])


class Unsure:
    name = "unsure"

    def odds(self, field: Field, pairs: Any) -> list[float]:
        return [-0.5 for _ in pairs]


def test_an_anchored_verdict_is_taken(server: tuple[type[Recorded], str]) -> None:
    here, url = server
    here.answer = said('[{"pair": 1, "same": true, "a": "barge went down", "b": "sank off Kestrel Point"}]')
    found = Endpoint(Settings(url, "small", "secret"), Unsure()).odds(field(), [(0, 1)])
    assert found == [4.0]
    (asked,) = here.asked
    assert (asked["path"], asked["key"], asked["model"], asked["temperature"]) == (
        "/v1/chat/completions", "Bearer secret", "small", 0)


@pytest.mark.parametrize("content", [
    '[{"pair": 1, "same": true, "a": "a boat foundered", "b": "sank off Kestrel Point"}]',
    '[{"pair": 1, "same": true}]', '[{"pair": 7, "same": true, "a": "barge", "b": "sank"}]',
    '[{"pair": 1, "same": "yes", "a": "barge", "b": "sank"}]', "Sure! They are the same.", "[[]]", "{}",
])
def test_what_it_says_without_an_anchor_is_not_taken(server: tuple[type[Recorded], str], content: str) -> None:
    here, url = server
    here.answer = said(content)
    assert Endpoint(Settings(url, "small"), Unsure()).odds(field(), [(0, 1)]) == [-0.5]


def test_a_case_is_sent_once(server: tuple[type[Recorded], str]) -> None:
    here, url = server
    here.answer = said("[]")
    judge, whole = Endpoint(Settings(url, "small"), Unsure()), field()
    assert [*judge.odds(whole, [(0, 1)]), *judge.odds(whole, [(1, 0)])] == [-0.5, -0.5]
    assert len(here.asked) == 1


def test_its_verdict_decides_which_mentions_stand_together(server: tuple[type[Recorded], str]) -> None:
    here, url = server
    here.answer = said('[{"pair": 1, "same": true, "a": "barge went down", "b": "sank off Kestrel Point"}]')
    found = match((POST[0], ECHO[0]), Resolved((), ()), NO_DESCENT, Endpoint(Settings(url, "small"), Unsure()))
    assert max(len(c.mentions) for c in found) >= 1
    assert all(m.anchor.text in (POST[0].article.text + ECHO[0].article.text) for c in found for m in c.mentions)


def test_pairs_that_likeness_is_sure_of_are_not_sent(server: tuple[type[Recorded], str]) -> None:
    here, url = server

    class Sure(Unsure):
        def odds(self, field: Field, pairs: Any) -> list[float]:
            return [5.0 for _ in pairs]

    assert Endpoint(Settings(url, "small"), Sure()).odds(field(), [(0, 1)]) == [5.0]
    assert here.asked == []


@pytest.mark.parametrize(("answer", "words"), [
    ((401, "{}"), "SAYSO_JUDGE_KEY"), ((200, "not JSON"), "cannot be asked"), ((200, "{}"), "no chat completion"),
])
def test_what_goes_wrong_is_said(server: tuple[type[Recorded], str], answer: tuple[int, str], words: str) -> None:
    here, url = server
    here.answer = answer
    with pytest.raises(JudgeFailed, match=words):
        Endpoint(Settings(url, "small"), Unsure()).odds(field(), [(0, 1)])


def test_an_endpoint_that_is_not_there_is_said() -> None:
    with pytest.raises(JudgeFailed, match="leave --judge out"):
        Endpoint(Settings("http://127.0.0.1:9/v1", "small"), Unsure()).odds(field(), [(0, 1)])


def test_settings_come_from_the_environment() -> None:
    assert settings({"SAYSO_JUDGE_URL": "http://127.0.0.1:1/v1/", "SAYSO_JUDGE_MODEL": "m"}) == Settings(
        "http://127.0.0.1:1/v1", "m", None)
    with pytest.raises(JudgeFailed, match="SAYSO_JUDGE_MODEL"):
        settings({"SAYSO_JUDGE_URL": "http://127.0.0.1:1/v1"})
    with pytest.raises(JudgeFailed, match="http"):
        settings({"SAYSO_JUDGE_URL": "file:///etc/passwd", "SAYSO_JUDGE_MODEL": "m"})


def test_judges_have_names() -> None:
    assert names()[:2] == ("likeness", "endpoint")
    assert judge("likeness").name == "weighed likeness"
    with pytest.raises(UnknownJudge, match="likeness, endpoint"):
        judge("oracle")


def test_verdicts_in_prose_are_found() -> None:
    answer = 'Here you are:\n```json\n[{"pair": 1, "same": false, "a": "ten", "b": "two"}]\n```'
    assert list(verdicts(answer, [["ten men", "two men"]])) == [(0, False)]
