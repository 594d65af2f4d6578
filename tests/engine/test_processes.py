"""Processes: the same findings as one after the other, whatever happens to a process."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import sayso
from sayso.engine import Engine, choose, crew, processes, serial
from sayso.engine.crew import Crew
from sayso.engine.processes import Processes
from sayso.engine.serial import Serial
from sayso.errors import SaysoError
from sayso.ingest import gather
from sayso.model import Annotated, Article, Failure

DEMO = Path(sayso.__file__).parent / "demo" / "case"
ENGINES: tuple[Engine, ...] = (Serial(), Processes(2))


@pytest.fixture(scope="module")
def articles():
    return gather([DEMO])[0]


@pytest.fixture(scope="module")
def expected(articles):
    return list(Serial().annotate(articles))


def test_the_same_findings_in_the_same_order(articles, expected):
    assert repr(list(Processes(2).annotate(articles))) == repr(expected)


def test_one_process_that_is_lost_costs_a_retry(articles, expected, monkeypatch):
    """The first process is killed while it works; its article is read by another."""
    asked = []
    real = crew._say

    def killed_once(worker, job):
        asked.append(job)
        if len(asked) == 1:
            worker.kill()
            worker.wait()
        real(worker, job)

    monkeypatch.setattr(crew, "_say", killed_once)
    assert repr(list(Processes(2).annotate(articles[:3]))) == repr(expected[:3])
    assert len(asked) == 4


def test_an_article_that_kills_its_process_costs_one_line(articles, monkeypatch):
    real = crew._say

    def kills(worker, job):
        if job[1][0].id == articles[1].id:
            worker.kill()
            worker.wait()
        real(worker, job)

    monkeypatch.setattr(crew, "_say", kills)
    found = list(Processes(2).annotate(articles[:3]))
    assert [type(f) for f in found] == [Annotated, Failure, Annotated]
    assert "died, 2 times (SIGKILL)" in found[1].reason


def test_an_article_that_takes_too_long_costs_one_line(articles, expected, monkeypatch):
    """In the same process Python is interrupted; whatever cannot be, ends another process (see `test_crew`)."""
    def endless(article):
        while article is articles[1]:
            pass
        return real(article)

    real = serial.annotate
    monkeypatch.setattr(serial, "annotate", endless)
    monkeypatch.setattr(serial, "LONGEST", 5.0)
    found = list(Serial().annotate(articles[:3]))
    assert [repr(found[0]), repr(found[2])] == [repr(expected[0]), repr(expected[2])]
    assert "more than 5 seconds" in found[1].reason


@pytest.mark.parametrize("engine", ENGINES, ids=lambda e: e.name)
def test_an_article_on_which_annotation_fails_costs_one_line(engine, expected, articles, monkeypatch):
    broken = Article("broken", None)
    found = list(engine.annotate([articles[0], broken]))
    assert repr(found[0]) == repr(expected[0])
    assert isinstance(found[1], Failure)
    assert "cannot be annotated" in found[1].reason


def test_no_process_is_left_behind(articles):
    crews = []

    class Watched(Crew):
        def __init__(self, seconds):
            super().__init__(seconds)
            crews.append(self)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(processes, "Crew", Watched)
        for _ in Processes(2).annotate(articles):
            break  # whoever asked stops listening
    (crew,) = crews
    assert len(crew._all) == 2
    assert all(worker.poll() is not None for worker in crew._all)


def test_progress_and_no_articles(articles):
    done = []
    assert list(Processes(2).annotate([], done.append)) == []
    list(Processes(1).annotate(articles[:2], done.append))
    assert done == [0, 1]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda e: e.name)
def test_articles_are_taken_as_they_are_needed(engine, articles):
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield articles[0]

    found = engine.annotate(endless())
    assert isinstance(next(found), Annotated)
    found.close()
    assert len(taken) <= 2 * processes.AHEAD + 1


def test_few_articles_need_no_processes(monkeypatch):
    monkeypatch.setattr(processes, "cores", lambda: 4)
    assert [choose(n).name for n in (1, 15, 16, 500)] == ["serial", "serial", "processes", "processes"]
    monkeypatch.setattr(processes, "cores", lambda: 1)
    assert choose(500).name == "serial"


def test_a_case_is_the_same_from_both_engines():
    cases = [sayso.read(DEMO, engine=engine).to_dict() for engine in ENGINES]
    assert cases[0] == cases[1]


def test_a_script_without_a_guard_and_ctrl_c(tmp_path):
    """The user's script is not run a second time by the processes, and Ctrl-C ends all of them."""
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(f"""
        import sayso
        from sayso.engine.crew import Crew
        from sayso.engine.processes import Processes
        print("runs", flush=True)
        hire = Crew._hired
        def told(crew):
            worker = hire(crew)
            print(f"hired {{worker.pid}}\\n", end="", flush=True)
            return worker
        Crew._hired = told
        sayso.read([{str(DEMO)!r}], engine=Processes(2), progress=lambda *_: print("reads", flush=True))
        print("done", flush=True)
    """), encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}) as running:
        lines, hired = [], []
        while len(hired) < 2 and (line := running.stdout.readline()):
            lines.append(line)
            hired += [int(line.split()[1])] if line.startswith("hired") else []
        running.send_signal(signal.SIGINT)
        rest, said = running.communicate(timeout=60)
    assert lines.count("runs\n") == 1
    assert "done" not in rest
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert len(hired) == 2
    for pid in hired:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_broken_table_of_the_user_ends_the_reading(articles, tmp_path, monkeypatch):
    (tmp_path / "hedges.tsv").write_text("word\tlevel\na\tb\tc\td\te\tf\n", encoding="utf-8")
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    with pytest.raises(SaysoError, match="hedges"):
        list(Processes(1).annotate(articles[:2]))


def test_what_fails_is_told_in_one_line():
    assert isinstance(serial.one(Article("x", None, path="x.txt")), Failure)
    assert "\n" not in serial.one(Article("x", None, path="x.txt")).reason
