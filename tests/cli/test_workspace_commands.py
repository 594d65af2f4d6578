"""The commands on a workspace: what they print, that JSON stands beside text, and that misuse ends in one line."""

import json

import pytest
from ferry import POST, RADIO, WIRE, ZOO

from sayso.cli import app
from sayso.ingest.source import Source, held

JSON = ("--format", "json")


@pytest.fixture
def run(run, monkeypatch, tmp_path):
    """Runs the command in a folder of its own; exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SAYSO_USER", "Ida")
    monkeypatch.delenv("SAYSO_WORKSPACE", raising=False)
    return run


@pytest.fixture
def files(tmp_path):
    """The reports as files, by their ids."""
    made = {}
    for article in (WIRE, POST, RADIO, ZOO):
        made[article.id] = tmp_path / f"{article.id}.txt"
        head = f"title: {article.title}\noutlet: {article.outlet}\ndate: {article.published}\n\n"
        made[article.id].write_text(head + article.text[article.body:].strip() + "\n", encoding="utf-8")
    return made


ELSEWHERE = ("read", "why", "verify", "demo", "serve")
NAMES = [name for name, _ in app.COMMANDS if name not in ELSEWHERE]


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_examples_within_80_columns(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert "Examples:" in out
    assert out.count(f"sayso {name}") >= 2
    assert max(map(len, out.splitlines())) <= 80


def narrow(text):
    return max(map(len, text.splitlines()), default=0) <= 80


def test_a_day_with_a_workspace(run, files, tmp_path):
    code, out, _ = run("init")
    assert (code, out) == (0, f"Workspace in {tmp_path}/.sayso: no articles, no cases, no decisions\n")
    assert "No cases yet" in run("cases")[1]
    code, out, _ = run("add", files["wire"], files["post"], files["zoo"])
    assert code == 0
    assert out.startswith("3 articles added\n")
    assert narrow(out)
    listed = json.loads(run("cases", *JSON)[1])
    assert sorted(c["articles"] for c in listed) == [1, 2]
    assert narrow(run("cases")[1])
    ferry = next(c["id"] for c in listed if c["articles"] == 2)
    code, out, _ = run("add", files["radio"], files["wire"])
    assert out.startswith("1 article added, 1 here already\n")
    assert "objection" in out
    assert narrow(out)

    code, out, _ = run("case", ferry[:9])
    assert code == 0
    assert out.startswith("3 articles")
    assert json.loads(run("case", "wire", *JSON)[1])["schema"] == "sayso/1"
    assert "wire:" in run("case", ferry, "--members")[1]
    assert run("case", ferry, "--why", "1")[1].startswith("Claim claim-")
    assert run("why", "1")[1].startswith("Claim claim-")

    out = run("search", "hull")[1]
    assert "claim claim-" in out
    assert narrow(out)
    assert {h["kind"] for h in json.loads(run("search", "hull", *JSON)[1])} == {"claim", "article"}
    assert "--any" in run("search", "hull", "elephant")[1]
    out = run("trace", "the hull of the ferry was not damaged")[1]
    assert "Ida Lund, in wire" in out
    assert "denied by" in out
    assert narrow(out)
    traced = json.loads(run("trace", "the hull of the ferry was not damaged", *JSON)[1])
    assert traced[0]["case"] == ferry
    assert traced[0]["claims"][0]["against"]
    assert "No claim says this" in run("trace", "parliament passed the budget")[1]
    assert run("doctor")[0] == 0
    assert all(check["ok"] for check in json.loads(run("doctor", *JSON)[1]))


def test_decisions_from_the_command_line(run, files):
    run("add", files["wire"], files["post"], files["zoo"])
    case = json.loads(run("case", "wire", *JSON)[1])
    lund = next(s["id"] for s in case["sources"] if s["name"] == "Ida Lund")
    aas = next(s["id"] for s in case["sources"] if s["name"] == "Per Aas")
    for words in (("join", lund, aas, "--why", "mixed up"), ("rate", lund, "B"), ("note", "1", "called him"),
                  ("correct", "post", "published=2030-04-03"), ("part", "1", "post")):
        code, out, _ = run("decide", *words, "--case", "wire")
        assert code == 0, words
        assert out.startswith("Decided: ")
        assert narrow(out)
    out = run("log")[1]
    assert out.count("\n* ") + out.startswith("* ") == 5
    assert "Ida decided" in out
    report = run("case", "wire")[1]
    assert "Decided by hand" in report
    assert "rate source “Ida Lund”: B" in report
    decisions = json.loads(run("case", "wire", *JSON)[1])["decisions"]
    assert [d["verb"] for d in decisions] == ["join", "rate", "note", "correct", "part"]
    assert run("undo")[1].startswith("Undone: part claim")
    assert run("redo")[1].startswith("Redone: part claim")
    last = json.loads(run("log", *JSON)[1])[-1]
    assert (last["act"], last["verb"], last["holds"]) == ("redo", "part", True)
    assert "decided" in run("log", "--everything")[1]
    zoo = next(c["id"] for c in json.loads(run("cases", *JSON)[1]) if c["articles"] == 1)
    ferry = next(c["id"] for c in json.loads(run("cases", *JSON)[1]) if c["articles"] == 2)
    assert run("decide", "join", ferry, zoo)[0] == 0
    assert len(json.loads(run("cases", *JSON)[1])) == 1
    assert run("decide", "part", ferry, "zoo", "post")[0] == 0
    assert len(json.loads(run("cases", *JSON)[1])) == 2
    away = json.loads(run("case", "zoo", *JSON)[1])["articles"]
    assert sorted(a["id"] for a in away) == ["post", "zoo"]
    assert run("decide", "part", _case_of(run, "zoo"), "zoo", "--into", "case-no")[0] == 2
    assert run("decide", "part", "1", "post", "--into", ferry, "--case", "post")[0] == 2
    assert "into case-" in run("decide", "part", _case_of(run, "zoo"), "post", "--into", _case_of(run, "wire"))[1]
    assert sorted(a["id"] for a in json.loads(run("case", "wire", *JSON)[1])["articles"]) == ["post", "wire"]
    assert run("undo")[0] == 0
    assert sorted(a["id"] for a in json.loads(run("case", "zoo", *JSON)[1])["articles"]) == ["post", "zoo"]


def _case_of(run, article):
    """The id of the case that an article is in."""
    named = json.loads(run("log", "--everything", *JSON)[1])
    return next(e["about"] for e in reversed(named) if e["what"] in ("joined", "opened", "moved", "split")
                and article in e["says"].partition(":")[0].split())


def test_out_of_one_workspace_and_into_another(run, files, tmp_path):
    run("add", files["wire"], files["post"], files["zoo"])
    run("decide", "note", "1", "seen", "--case", "wire")
    before = json.loads(run("case", "wire", *JSON)[1])
    assert run("export", "-o", "all.jsonl")[0] == 0
    code, out, _ = run("import", "all.jsonl", "--workspace", "other")
    assert code == 0
    assert out.count(" added, 0 here already") == 2
    after = json.loads(run("case", "wire", "--workspace", "other", *JSON)[1])
    assert after["claims"] == before["claims"]
    assert [d["value"] for d in after["decisions"]] == ["seen"]
    again = json.loads(run("import", "all.jsonl", "--workspace", "other", *JSON)[1])
    assert [d["added"] for d in again] == [[], []]
    assert run("export", "wire", "-o", "case.html")[0] == 0
    assert (tmp_path / "case.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(run("export")[1].splitlines()) == 2


def test_what_cannot_be_done_is_one_line(run, files, tmp_path):
    for words in (("cases",), ("case", "x"), ("search", "x"), ("trace", "x"), ("undo",), ("log",), ("export",)):
        code, out, err = run(*words)
        assert (code, out) == (2, ""), words
        assert "sayso init" in err
    assert run("doctor")[0] == 0
    assert run("doctor", "--workspace", "nowhere")[0] == 1
    (tmp_path / "bad.json").write_text("{}")
    (tmp_path / "worse.json").write_text("[[[")
    for name in ("bad.json", "worse.json", "missing.json"):
        assert run("import", name)[0] in (1, 2)
    assert run("add", "missing.txt")[0] == 1
    run("add", files["wire"])
    for words in (("case", "case-no"), ("undo",), ("redo",), ("decide", "bless", "1"), ("decide", "rate", "1", "Z"),
                  ("decide", "correct", "wire", "published=soon"), ("decide", "part", "1"), ("decide", "note", "1"),
                  ("decide", "join", "1"), ("decide", "reject", "edge-00000000"), ("decide", "part", "1", "wire"),
                  ("export", "--format", "html"), ("cases", "--workspace", "mysql://x/y")):
        code, out, err = run(*words)
        assert (code, out) == (2, ""), words
        assert err.strip()


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Sund Radio</title><link>https://sund.example/</link>{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://sund.example/{id}</link>
<pubDate>Tue, 02 Apr 2030 09:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"""


def page(_, url):
    """What a server would answer for an article's address."""
    article = next(a for a in (WIRE, POST, RADIO) if url.endswith(f"/{a.id}"))
    body = "".join(f"<p>{p}</p>" for p in article.text[article.body:].strip().split("\n\n"))
    html = f"<!DOCTYPE html><html><head><title>{article.title}</title></head><body><article><h1>{article.title}</h1>" \
           f"{body}</article></body></html>".encode()
    return Source(url, article.id, held(html), article.id, size=len(html), url=url, kind="text/html")


def test_watch_tells_what_changed_and_is_quiet_when_nothing_did(run, tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.ingest.fetch.Fetcher.get", page)

    def feed(*articles):
        items = "".join(ITEM.format(title=a.title, id=a.id, text=a.text[a.body:].strip().replace("\n\n", "</p><p>"))
                        for a in articles)
        (tmp_path / "feed.xml").write_text(FEED.format(items=items), encoding="utf-8")

    feed(WIRE, POST)
    code, out, _ = run("watch", "feed.xml", "--once")
    assert code == 0
    assert "2 articles added" in out
    assert narrow(out)
    assert run("watch", "feed.xml", "--once")[1] == ""
    feed(RADIO, WIRE)
    told = json.loads(run("watch", "feed.xml", "--once", *JSON)[1])
    assert len(told["added"]) == 1
    assert "denial" in {n["what"] for n in told["cases"][0]["news"]}
    (tmp_path / "feed.xml").unlink()
    code, out, _ = run("watch", "feed.xml", "--once")
    assert code == 3
    assert "feed.xml" in out


def test_what_is_left_out_is_told(run, files, tmp_path):
    (tmp_path / "in").mkdir()
    files["wire"].rename(tmp_path / "in" / "wire.txt")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    code, out, _ = run("add", "in")
    assert code == 3
    assert "empty.txt" in out
    assert json.loads(run("add", "in", *JSON)[1])["failures"]
    assert any("empty.txt" in line for line in run("log", "--everything")[1].splitlines())
