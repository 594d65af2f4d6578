"""Files opened in another process: what opening them here gives, but for pages that kill it."""

import gzip
import io
import zipfile

import faulty
import pytest
from ingest.made_inputs import record

from sayso.engine import apart
from sayso.engine.crew import Crew
from sayso.ingest import Options
from sayso.ingest.gather import opened as opened_here
from sayso.model import Failure

POISON = faulty.POISON.decode()


def warc(*bodies):
    """A WARC file of plain texts."""
    return b"".join(gzip.compress(record(n, body.encode(), head=b"Content-Type: text/plain; charset=utf-8"))
                    for n, body in enumerate(bodies))


def said(who):
    return f"A dam in Lohne leaks, {who} said on Monday. Nobody was hurt."


@pytest.fixture
def crew(monkeypatch):
    monkeypatch.setattr(apart, "_open", faulty.open_with_poison)
    with Crew(60) as crew:
        yield crew


def told(path, crew):
    """What comes of the file apart, beside what comes of it here: the place of each Failure, each text's last words."""
    found = list(apart.opened(str(path), Options(), crew))
    assert all("died (SIGKILL)" in one.reason for one in found if isinstance(one, Failure))
    return found, [one for one in opened_here(str(path)) if POISON not in getattr(one, "text", "")]


def test_without_poison_it_is_what_comes_here(tmp_path, crew):
    (tmp_path / "a.warc.gz").write_bytes(warc(said("Ada Holm"), "", said("Per Aas")))
    found = list(apart.opened(str(tmp_path / "a.warc.gz"), Options(), crew))
    assert found == list(opened_here(str(tmp_path / "a.warc.gz")))
    assert len(crew._all) == 1


def test_pages_that_kill_cost_a_line_each(tmp_path, crew):
    bodies = [said("Ada Holm"), said(POISON), said(POISON), said("Per Aas"), said("Ida Lund"), said(POISON)]
    (tmp_path / "a.warc.gz").write_bytes(warc(*bodies))
    found, healthy = told(tmp_path / "a.warc.gz", crew)
    assert [one for one in found if not isinstance(one, Failure)] == healthy
    assert [getattr(one, "place", None) for one in found] == [None, "record 2", "record 3", None, None, "record 6"]
    assert len(crew._all) == 4, "each death costs one process"


def test_however_deep_it_lies(tmp_path, crew):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", said("Mia Holt"))
        archive.writestr("c.txt", said(POISON))
        archive.writestr("d.txt", said("Ole Brandt"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.warc.gz", warc(said("Ada Holm"), said(POISON), said("Per Aas")))
        archive.writestr("b.zip", inner.getvalue())
        archive.writestr("e.txt", said("Ida Lund"))
    found, healthy = told(tmp_path / "a.zip", crew)
    assert [one for one in found if not isinstance(one, Failure)] == healthy
    assert len(healthy) == 5
    assert [one.path.rpartition("a.zip/")[2] for one in found if isinstance(one, Failure)] == [
        "a.warc.gz", "b.zip/c.txt"]


def test_a_file_that_kills_as_a_whole(tmp_path, crew):
    (tmp_path / "a.txt").write_text(said(POISON), encoding="utf-8")
    (failure,) = apart.opened(str(tmp_path / "a.txt"), Options(), crew)
    assert failure.path.endswith("a.txt")


def test_a_process_that_cannot_even_begin(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(said("Ada Holm"), encoding="utf-8")
    monkeypatch.setattr(apart, "_open", faulty.die_at_once)
    with Crew(60) as crew:
        (failure,) = apart.opened(str(tmp_path / "a.txt"), Options(), crew)
        assert "died" in failure.reason
        assert len(crew._all) == 1
