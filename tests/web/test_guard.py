"""Who is answered, and with what: names, tokens, origins, sizes, headers."""

import pytest
from made_case import case
from tests.web.workbench import HERE, browser

from sayso.web.guard import Access, is_loopback

FAR = Access(host="0.0.0.0", port=8017, token="sesame")


@pytest.mark.parametrize("host", ["127.0.0.1:8017", "localhost:8017", "[::1]:8017"])
def test_this_machine_is_answered_under_its_own_names(host):
    assert browser(case()).get("/cases/case", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", [
    "evil.example", "evil.example:8017", "127.0.0.1.evil.example:8017", "127.0.0.1:9999", "localhost", "", "127.0.0.1",
])
def test_a_foreign_name_that_points_here_gets_nothing(host):
    answer = browser(case()).get("/cases/case", headers={"host": host})
    assert answer.status_code == 421
    assert "Lohne" not in answer.text


def test_on_the_port_of_the_web_a_name_needs_none():
    assert Access(port=80).knows("localhost")
    assert not Access(port=80).knows("localhost:8017")


def test_beyond_this_machine_a_token_is_needed():
    client = browser(case(), FAR)
    assert client.get("/cases/case").status_code == 401
    assert client.get("/cases/case?token=wrong").status_code == 401
    assert client.get("/static/workbench.css").status_code == 401
    entered = client.get("/cases/case?token=sesame", follow_redirects=False)
    assert entered.status_code == 303
    assert "token" not in entered.headers["location"]
    assert "httponly" in entered.headers["set-cookie"].lower()
    assert "samesite=strict" in entered.headers["set-cookie"].lower()
    assert client.get("/cases/case").status_code == 200


@pytest.mark.parametrize("host", ["192.168.1.7:8017", "10.0.0.2:8017", "[fe80::1]:8017"])
def test_beyond_this_machine_addresses_in_digits_are_known(host):
    assert browser(case(), FAR).get("/", headers={"host": host}).status_code == 401
    assert browser(case(), FAR).get("/", headers={"host": "evil.example:8017"}).status_code == 421


@pytest.mark.parametrize("headers", [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"}, {"origin": "http://127.0.0.1:9999"},
])
def test_changes_from_other_pages_are_refused(headers):
    assert browser(case()).post("/cases/case", headers=headers).status_code == 403


def test_too_much_at_once_is_refused_by_what_is_told_and_by_what_comes():
    small = Access(port=8017, most_bytes=1000)
    assert browser(case(), small).post("/cases/case", content=b"x" * 2000).status_code == 413


def test_every_answer_says_what_may_run():
    client = browser(case())
    for path in ("/cases/case", "/static/workbench.js", "/nothing", "/cases/none", "/cases/case/share/html"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert "no-store" in client.get("/cases/case").headers["cache-control"]


@pytest.mark.parametrize("name", [
    "../guard.py", "..%2Fguard.py", "%2e%2e/guard.py", "/etc/passwd", "vendor/../../guard.py", "templates/base.html",
    "vendor", "", "workbench.css%00.js",
])
def test_no_path_leads_out_of_what_is_served(name):
    assert browser(case()).get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(("host", "alone"), [
    ("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
    ("192.168.1.7", False), ("::", False), ("news.example", False), ("localhost.example", False),
])
def test_what_is_loopback(host, alone):
    assert is_loopback(host) is alone


def test_the_client_of_these_tests_asks_as_a_browser_does():
    assert browser(case()).get("/cases/case").request.headers["host"] == HERE.removeprefix("http://")
