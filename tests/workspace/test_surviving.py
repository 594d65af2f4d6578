"""Killed at any moment, run twice at once, on a full disk, read-only, vanished, too new, gone mid-write: nothing is
lost, nothing is half done, and what is said helps."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import adder
import postgres
import pytest
from ferry import POST, RADIO, WIRE
from sqlalchemy import text

from sayso.errors import NewerWorkspace, SaysoError, StoreFailed
from sayso.store import database as databases
from sayso.workspace import Workspace, adding

KILLS = 6
SEARCHED = "texts"
"""What full-text search needs in a database of its kind is made by the migration alone."""


@pytest.fixture
def quick(monkeypatch):
    """Reading replaced by the adder's."""
    adder.Reading(adder.read).in_place_of(monkeypatch.setattr)


def start(place, first, last, *how):
    command = [sys.executable, adder.__file__, place, str(first), str(last), *how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def whole(workspace, told):
    """Every article that was told to be there is there, and each has its findings, its case, its place in the index."""
    assert workspace.check() == ()
    with workspace._database.reading() as connection:
        ids = set(connection.execute(text("SELECT id FROM articles")).scalars())
        for table, column in (("members", "article"), ("terms", "article")):
            assert set(connection.execute(text(f"SELECT {column} FROM {table}")).scalars()) == ids
        searched = connection.execute(text("SELECT ref FROM texts WHERE kind = 'article'")).scalars().all()
        assert sorted(searched) == sorted(ids)
        assert connection.execute(text("SELECT count(*) FROM annotations")).scalar() == len(ids)
        added = connection.execute(text("SELECT about FROM audit WHERE what = 'added'")).scalars().all()
        assert sorted(added) == sorted(ids)
        counted = set(map(tuple, connection.execute(text("SELECT term, articles FROM term_counts"))))
        assert counted == set(map(tuple, connection.execute(text("SELECT term, count(*) FROM terms GROUP BY term"))))
    assert {f"report-{n}" for n in told} <= ids
    assert sum(c.articles for c in workspace.cases()) == len(ids)


def test_killed_at_any_moment(place, quick):
    """Killed with SIGKILL again and again, at moments drawn by chance, and started again each time."""
    moments, told, at = random.Random(7), set(), 0
    for _ in range(KILLS):
        process = start(place, at, at + 400)
        assert process.stdout.readline(), process.stderr.read()
        time.sleep(moments.uniform(0.0, 0.6))
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        told |= {int(n) for n in out.split() if n.isdigit()} | {at}
        with Workspace.open(place) as workspace:
            whole(workspace, told)
        at = max(told) + 1
    with Workspace.open(place) as workspace:
        workspace.add([adder.article(n) for n in range(at + 1)])
        whole(workspace, set(range(at + 1)))


def test_killed_while_several_processes_read(tmp_path):
    """What was written is whole and in the order in which it came, and the readers end with the one that is killed."""
    place = str(tmp_path / "work")
    process = start(place, 0, 60, "closely")
    while int(process.stdout.readline()) < 12:
        pass
    readers = _children(process.pid)
    process.kill()
    process.communicate()
    with Workspace.open(place) as workspace:
        count = workspace.counts()["articles"]
        assert 12 <= count < 60
        whole(workspace, range(count))
    until = time.monotonic() + 30
    while readers and time.monotonic() < until:
        readers = [pid for pid in readers if Path(f"/proc/{pid}/cmdline").exists()]
        time.sleep(0.05)
    assert readers == []


def _children(parent):
    """The processes that it started, where the system tells."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return listed.read_text().split() if listed.exists() else []


def test_killed_while_the_workspace_is_made(place, quick):
    for moment in (0.0, 0.3, 0.6, 0.9):
        process = start(place, 0, 1)
        time.sleep(moment)
        process.kill()
        process.communicate()
    with Workspace.open(place, make=True) as workspace:
        workspace.add([adder.article(0)])
        whole(workspace, {0})


def test_two_add_at_once(place, quick):
    both = [start(place, 0, 14), start(place, 0, 14), start(place, 7, 20)]
    for process in both:
        _, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
    with Workspace.open(place) as workspace:
        whole(workspace, set(range(20)))
        assert workspace.counts()["articles"] == 20


def test_a_full_disk(tmp_path, quick):
    with Workspace.open(str(tmp_path), make=True) as workspace:
        workspace.add([adder.article(0)])
        held = workspace._database
        with held.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {_pages(connection) + 1}")
        many = [adder.article(number) for number in range(1, 60)]
        with pytest.raises(StoreFailed, match="disk is full; everything written before is safe"):
            workspace.add(many)
        whole(workspace, {0})
        with held.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        workspace.add(many[:5])
        whole(workspace, range(6))


def _pages(connection):
    return connection.exec_driver_sql("PRAGMA page_count").scalar()


def test_a_workspace_that_may_only_be_read(tmp_path, quick, monkeypatch):
    with Workspace.open(str(tmp_path), make=True) as workspace:
        workspace.add([adder.article(0)])
        workspace.case("report-0")
    monkeypatch.setattr(databases.os, "access", lambda *_: False)
    with Workspace.open(str(tmp_path)) as workspace:
        assert workspace.case("report-0").articles[0].id == "report-0"
        assert workspace.search("bridge")
        with pytest.raises(StoreFailed, match="may only be read"):
            workspace.add([adder.article(1)])
        assert workspace.counts()["articles"] == 1


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_workspace_that_vanishes(tmp_path, quick, how):
    with Workspace.open(str(tmp_path), make=True) as workspace:
        workspace.add([adder.article(0)])
        file = workspace.place.file
        file.rename(tmp_path / "moved.db")
        if how == "replaced":
            sqlite3.connect(file).close()
            file.touch()
        with pytest.raises(StoreFailed, match="moved or deleted"):
            workspace.add([adder.article(1)])


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / ".sayso").mkdir()
    (tmp_path / ".sayso" / "workspace.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreFailed, match="holds something else"):
        Workspace.open(str(tmp_path))


def test_tables_of_a_newer_version(place, quick):
    with Workspace.open(place, make=True) as workspace:
        workspace.add([adder.article(0)])
        with workspace._database.writing() as connection:
            connection.execute(text("UPDATE sayso_version SET version_num = '9999'"))
    with pytest.raises(NewerWorkspace, match=r"9999.*update Sayso"):
        Workspace.open(place)


def test_articles_are_never_changed(place, quick):
    with Workspace.open(place, make=True) as workspace:
        workspace.add([adder.article(0)])
        with pytest.raises(SaysoError, match="never changed"), workspace._database.writing() as connection:
            connection.execute(text("UPDATE articles SET text = 'another'"))
        assert workspace.case("report-0").articles[0] == adder.article(0)


def wheel_off(*_):
    raise RuntimeError("a wheel came off")


def test_a_fault_in_the_middle_of_writing_leaves_nothing(place, quick, monkeypatch):
    with Workspace.open(place, make=True) as workspace:
        workspace.add([adder.article(0)])
        for name in ("add", "keep"):
            with monkeypatch.context() as broken:
                broken.setattr(adding.articles, name, wheel_off)
                with pytest.raises(RuntimeError):
                    workspace.add([adder.article(1)])
        whole(workspace, {0})
        assert workspace.counts()["articles"] == 1


def test_a_server_that_goes_away_while_it_is_written_to(postgres_url, quick, monkeypatch):
    import psycopg

    def cut():
        with psycopg.connect(postgres_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                          "WHERE pid <> pg_backend_pid() AND datname = current_database()")

    with Workspace.open(postgres_url) as workspace:
        workspace.add([adder.article(0)])
        monkeypatch.setattr(adding.articles, "keep", lambda *_: cut())
        with pytest.raises(StoreFailed, match="does not answer; everything written before is safe"):
            workspace.add([adder.article(1)])
        monkeypatch.undo()
        adder.Reading(adder.read).in_place_of(monkeypatch.setattr)
        whole(workspace, {0})
        workspace.add([adder.article(1)])
        whole(workspace, {0, 1})


def test_a_server_that_is_killed_while_it_is_written_to(quick, monkeypatch):
    """In the middle of an article, and started again: what was written before is whole."""
    if postgres.binaries() is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with postgres.server() as url, Workspace.open(url, make=True) as workspace:
        workspace.add([adder.article(0)])
        with workspace._database.reading() as connection:
            data = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        monkeypatch.setattr(adding.articles, "keep", lambda *_: postgres.killed(data))
        with pytest.raises(StoreFailed, match="does not answer; everything written before is safe"):
            workspace.add([adder.article(1)])
        with pytest.raises(StoreFailed, match="does not answer"):
            workspace.cases()
        monkeypatch.undo()
        adder.Reading(adder.read).in_place_of(monkeypatch.setattr)
        postgres.started_again(data)
        whole(workspace, {0})
        assert workspace.counts()["articles"] == 1
        workspace.add([adder.article(1)])
        whole(workspace, {0, 1})


@pytest.mark.parametrize(("url", "says"), [
    ("postgresql://nobody@127.0.0.1:1/none", "does not answer"),
    ("postgresql://sayso@{host}/nowhere", "createdb"),
])
def test_a_server_that_cannot_be_reached(url, says, request):
    if "{host}" in url:
        url = url.format(host=request.getfixturevalue("postgres_server").split("@")[1].split("/")[0])
    with pytest.raises(StoreFailed, match=says):
        Workspace.open(url)


def test_a_password_is_never_shown():
    from sayso.store.place import find

    assert "secret" not in find("postgresql://ida:secret@db.example/work?sslmode=require").shown


def test_one_decides_while_another_adds(place):
    with Workspace.open(place, make=True) as one, Workspace.open(place) as other:
        one.add([WIRE, POST])
        case = one.named("wire")
        from sayso.model import Decision

        faults = []

        def decide():
            try:
                for n in range(5):
                    other.decide(case, Decision("note", (other.target(case, "1"),), f"note {n}"))
            except Exception as error:
                faults.append(error)

        thread = threading.Thread(target=decide)
        thread.start()
        one.add([RADIO])
        thread.join()
        assert faults == []
        assert [j.decision.value for j in one.case(case).judged] == [f"note {n}" for n in range(5)]
        assert len(one.case(case).articles) == 3


def test_the_tables_are_as_the_schema_says(place):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from sayso.store.schema import HEAD, metadata

    folder = Path(databases.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD
    with Workspace.open(place, make=True) as workspace, workspace._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": databases.VERSION})
        found = compare_metadata(context, metadata)
    flat = [one for d in found for one in (d if isinstance(d, list) else [d])]
    assert [d for d in flat if not (d[0].startswith("remove_") and SEARCHED in str(d))] == []


def test_nobody_else_may_read_it(tmp_path):
    Workspace.open(str(tmp_path), make=True).close()
    assert os.stat(tmp_path / ".sayso" / "workspace.db").st_mode & 0o077 == 0
