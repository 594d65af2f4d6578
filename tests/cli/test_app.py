"""The command: what it prints where, how it ends, and that it never ends in a traceback."""

import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile

import jsonschema
import pytest
from made_case import LEAK, case

from sayso import __version__
from sayso.cli import last, output, progress
from sayso.export import delivery
from sayso.export.formats import FORMATS
from sayso.pipeline import read

HARBOUR = """Ferry runs aground off Sund
outlet: The Sund Post
date: 2030-04-02

A ferry ran aground off Sund on Tuesday, the harbour master said. Some 120 people were taken off. Nobody was hurt.
"""
RADIO = """Ferry aground
outlet: Radio Sund
date: 2030-04-02

A ferry ran aground off Sund on Tuesday, according to the harbour master. The line denied that it was overloaded.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A case of two articles, and a cache folder of its own."""
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "post.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "case" / "radio.txt").write_text(RADIO, encoding="utf-8")
    return tmp_path / "case"


def quiet(err):
    """Nothing but progress, which a busy machine may make necessary."""
    return all(line.startswith(("opening files:", "reading closely:")) for line in err.splitlines())


@pytest.mark.parametrize("command", [(), ("read",), ("why",), ("verify",), ("mcp",), ("demo",)])
def test_help_shows_examples(run, command):
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Examples:" in out
    assert out.count("sayso ") >= 3
    assert max(map(len, out.splitlines())) <= 80


def test_version(run):
    assert run("--version") == (0, f"sayso {__version__}\n", "")


def test_read_prints_a_report(run, folder):
    code, out, err = run("read", folder)
    assert code == 0
    assert out.startswith("2 articles, 2 Apr 2030\n")
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert quiet(err)


def test_the_four_formats(run, folder, tmp_path):
    assert run("read", folder, "--format", "md")[1].startswith("# 2 articles")
    assert run("read", folder, "-f", "html")[1].startswith("<!DOCTYPE html>")
    exchange = json.loads(run("read", folder, "-f", "json")[1])
    assert exchange["schema"] == "sayso/1"
    for name, begins in (("r.html", "<!DOCTYPE"), ("r.md", "# 2"), ("r.json", "{"), ("r.txt", "2 art"), ("r", "2 art")):
        code, out, err = run("read", folder, "-o", tmp_path / name)
        assert (code, out) == (0, "")
        assert str(tmp_path / name) in err
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert run("read", folder, "-o", tmp_path / "x.html", "--format", "json")[0] == 0
    assert json.loads((tmp_path / "x.html").read_text(encoding="utf-8"))


def test_what_is_left_out_changes_the_exit_code(run, folder):
    (folder / "scan.pdf").write_bytes(b"%PDF")
    (folder / "empty.txt").write_bytes(b"")
    code, out, err = run("read", folder)
    assert code == 3
    assert "What could not be read" in out
    assert "scan.pdf" in out
    assert "2 left out" in err


@pytest.mark.parametrize("name", ["nothing", "empty.txt", "folder"])
def test_nothing_to_read(run, tmp_path, name):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    code, out, err = run("read", tmp_path / name)
    assert (code, out) == (1, "")
    assert err.startswith("sayso: no article could be read")


@pytest.mark.parametrize(
    "arguments", [("read",), ("read", "x", "--format", "odt"), ("reed", "x"), ("why",), ("--what",)]
)
def test_misuse_is_told(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Usage:" in err


def test_a_file_that_cannot_be_written(run, folder):
    code, _, err = run("read", folder, "-o", folder / "no" / "such" / "folder.html")
    assert code == 2
    assert "cannot be written" in err


def test_why_asks_the_case_read_last(run, folder):
    code, _, err = run("why", "1")
    assert code == 2
    assert "no case was read before" in err
    run("read", folder)
    code, out, _ = run("why", "1")
    assert code == 0
    assert out.startswith("Claim claim-")
    code, _, err = run("why", "claim-nowhere")
    assert code == 2
    assert "nothing in this case" in err
    code, _, err = run("why", "99")
    assert code == 2
    mode = stat.S_IMODE(os.stat(last.place()).st_mode)
    assert mode == 0o600


def test_why_takes_an_export_or_articles(run, folder, tmp_path):
    export = tmp_path / "export.json"
    export.write_text(json.dumps(case().to_dict()), encoding="utf-8")
    assert "Water is seeping" in run("why", LEAK.id, export)[1]
    assert run("why", "1", folder)[1].startswith("Claim")
    assert run("why", "post", folder, "-o", tmp_path / "why.txt")[0] == 0
    assert "The Sund Post" in (tmp_path / "why.txt").read_text(encoding="utf-8")


def test_a_cache_that_cannot_be_written_stops_nothing(run, folder, monkeypatch):
    monkeypatch.setenv("SAYSO_CACHE", "/dev/null/nowhere")
    assert run("read", folder)[0] == 0


def test_demo(run, folder):
    code, out, err = run("demo", "--format", "json")
    assert code == 0
    assert len(json.loads(out)["articles"]) == 8
    assert "invented" in err


def test_a_fault_is_one_line(run, folder, monkeypatch):
    def broken(*_):
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr("sayso.pipeline.read", broken)
    code, _, err = run("read", folder)
    assert code == 1
    assert "Traceback" not in err
    assert "a wheel came off" in err
    monkeypatch.setattr("sayso.pipeline.read", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert run("read", folder)[0] == 130


def test_a_closed_pipe_and_a_poor_terminal_are_no_fault(folder):
    command = f"{sys.executable} -m sayso.cli.app"
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    for script in (f"{command} --help | head -1", f"{command} read {folder} --all | head -1"):
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=env, check=False)
        assert "Traceback" not in done.stderr
        assert quiet(done.stderr)


def test_the_format_follows_the_files_name():
    from pathlib import Path

    assert delivery.chosen(None, None).name == "text"
    assert delivery.chosen(None, Path("A.HTML")).name == "html"
    assert delivery.chosen("md", Path("a.html")).name == "md"
    assert delivery.chosen(None, Path("report")).name == "text"


@pytest.mark.parametrize(("named", "told"), [
    ("out.xyz", "no format has the ending .xyz"), ("out.zip", ".csv.zip, .xlsx, .parquet.zip"), ("-", "leave out -o -"),
    ("no/such/case.html", "there is no folder"), (".", "is a folder: name a file, such as case.txt"),
])  # fmt: skip
def test_what_could_not_be_written_is_refused_before_anything_is_read(named, told, run, folder, monkeypatch):
    monkeypatch.setattr("sayso.pipeline.read", lambda *_: pytest.fail("the articles were read"))
    code, out, err = run("read", folder, "-o", named)
    assert (code, out) == (2, "")
    assert told in " ".join(err.split())


@pytest.mark.parametrize("named", ["report.html", "notes/all.json", "a.csv.zip", "tables"])
def test_a_report_is_not_written_where_it_would_be_read_as_an_article(named, run, folder):
    form = ("-f", "csv") if named == "tables" else ()
    (folder / "notes").mkdir()
    code, _, err = run("read", folder, *form, "-o", folder / named)
    assert code == 2
    assert "name a place outside it" in " ".join(err.split())
    assert run("read", folder, "-f", "dot", "-o", folder / "lineage.dot")[0] == 0, "which is never read"


def test_no_article_is_overwritten(run, folder):
    article = folder / "post.txt"
    before = article.read_text(encoding="utf-8")
    code, _, err = run("read", article, "-o", article)
    assert code == 2
    assert "is one of the articles" in " ".join(err.split())
    assert article.read_text(encoding="utf-8") == before


def test_a_report_among_the_articles_is_left_out(run, folder, tmp_path):
    run("read", folder, "-o", tmp_path / "report.html")
    shutil.copy(tmp_path / "report.html", folder / "report.html")
    code, out, _ = run("read", folder)
    assert code == 3
    assert "is a report that Sayso wrote" in " ".join(out.split())


def test_a_library_that_is_missing_is_told_before_anything_is_read(run, folder, monkeypatch):
    monkeypatch.setattr("sayso.pipeline.read", lambda *_: pytest.fail("the articles were read"))
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, _, err = run("read", folder, "-o", "a.xlsx")
    assert code == 2
    assert "pip install 'sayso[office]'" in err


def test_formats_are_listed(run):
    code, out, _ = run("read", "--formats")
    assert code == 0
    assert len(out.splitlines()) == len(FORMATS)
    assert max(map(len, out.splitlines())) <= 80


def test_several_files_go_into_a_folder_or_an_archive(run, folder, tmp_path):
    code, out, err = run("read", folder, "-o", tmp_path / "claims.csv")
    assert (code, out) == (2, "")
    assert "makes several files" in err
    assert "claims.csv.zip" in err
    assert run("read", folder, "-o", tmp_path / "a.csv.zip")[0] == 0
    with zipfile.ZipFile(tmp_path / "a.csv.zip") as archive:
        assert "mentions.csv" in archive.namelist()
    assert run("read", folder, "-f", "crate", "-o", tmp_path / "crate")[0] == 0
    assert (tmp_path / "crate" / "articles" / "post.txt").read_text(encoding="utf-8").startswith("Ferry runs aground")
    assert run("read", folder, "-o", tmp_path / "a.xlsx")[0] == 0
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")


def test_bytes_go_through_a_pipe_but_not_to_a_screen(folder, monkeypatch):
    command = [sys.executable, "-m", "sayso.cli.app", "read", str(folder), "-f", "brat"]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    assert "post.ann" in zipfile.ZipFile(io.BytesIO(piped)).namelist()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for name in ("brat", "csv", "pdf", "xlsx"):
        with pytest.raises(delivery.CannotWrite, match=f"{name} is no text for a screen: name a file, as in -o case"):
            output.promised(name, None)
    output.promised("json", None)


class Screen:
    """A standard error that may be a terminal."""

    def __init__(self, terminal):
        self.terminal, self.shown = terminal, ""

    def isatty(self):
        return self.terminal

    def write(self, text):
        self.shown += text

    def flush(self):
        pass


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_after_a_second_only(monkeypatch, terminal):
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    screen = Screen(terminal)
    show = progress.Progress(screen)
    show("reading", 1, 10)
    assert screen.shown == ""
    now[0] = 1.5 if terminal else 5.5
    show("reading", 4, 10)
    show("reading", 5, 10)
    assert "reading: 4 of 10" in screen.shown
    assert "5 of" not in screen.shown
    show.close()
    assert screen.shown.endswith("\r") is terminal


def test_a_real_case_fits_the_schema(folder):
    from importlib.resources import files

    schema = json.loads((files("sayso") / "data" / "exchange.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read([folder]).to_dict())


def test_verify_tells_where_a_report_fails(run, folder, tmp_path):
    report = tmp_path / "report.md"
    assert run("read", folder, "-o", report)[0] == 0
    code, out, _ = run("verify", report)
    assert code == 0
    assert "sentences hold" in out
    report.write_text(report.read_text(encoding="utf-8") + "\nThe ferry was sold.\n", encoding="utf-8")
    code, out, _ = run("verify", report)
    assert code == 4
    assert "report.md, line" in out
    assert "“The ferry was sold.”" in out
    assert "it cites nothing" in out
    code, out, _ = run("verify", report, folder, "--origins")
    assert code == 4


@pytest.mark.parametrize(("name", "told"), [("gone.md", "No such file"), ("a.odt", "reports are verified as")])
def test_what_cannot_be_verified_is_told(run, folder, tmp_path, name, told):
    code, out, err = run("verify", tmp_path / name, folder)
    assert (code, out) == (2, "")
    assert told in err


def test_columns_are_named_and_addresses_are_not_fetched_unasked(run, folder):
    table = folder.parent / "list.csv"
    table.write_text("Tag;Inhalt\n2030-04-02;A ferry ran aground off Sund, the master said.\n", encoding="utf-8")
    code, out, _ = run("read", table, "--column", "text=inhalt", "--column", "date=Tag", "-f", "json")
    assert code == 0
    assert json.loads(out)["articles"][0]["published"] == "2030-04-02"
    for wrong in ("Inhalt", "colour=Inhalt", "text="):
        code, _, err = run("read", table, "--column", wrong)
        assert (code, "FIELD=NAME" in err) == (2, True)
    code, _, err = run("read", "https://bugle.example/car")
    assert code == 1
    assert "--fetch" in err


def test_standard_input(run, folder, monkeypatch):
    import io

    for raw in (HARBOUR.encode(), b'{"text": "A ferry ran aground off Sund, the harbour master said."}'):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code, out, _ = run("read", "-", "-f", "json")
        assert (code, json.loads(out)["articles"][0]["id"]) == (0, "stdin")
