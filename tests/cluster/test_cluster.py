"""A run on Spark: what one process makes of the same files, whatever becomes of a worker and of single pages."""

import gzip
import json
import time
from pathlib import Path

import faulty
import pyarrow.parquet
import pytest
from ferry import POST, RADIO, WIRE, ZOO
from ingest.made_inputs import record

import sayso
from sayso.cluster import How, alive, cases, reading, run
from sayso.cluster.folder import Folder, packed, unpacked
from sayso.cluster.run import _said
from sayso.engine.crew import Crew
from sayso.errors import NothingToRead, SaysoError
from sayso.export.delivery import CannotWrite
from sayso.ingest import Limits, Options, opening
from sayso.ingest.source import Input
from sayso.model import Annotated, Case
from sayso.model.tables import KINDS
from sayso.plugins import PluginFailed
from sayso.workspace import Workspace

QUAKES = {
    "averlo": "A quake of magnitude 6.1 shook Tolva province on Monday, killing 40 people in Averlo, governor Ada "
              "Holm said. Rescuers dug for survivors through the night.",
    "holm": "Rescuers in Averlo dug for survivors after the Tolva quake; governor Ada Holm spoke of 40 dead. She said "
            "that the province needed tents.",
    "lohne": "A quake of magnitude 5.8 shook Rask island on Friday, killing nine people in Lohne, mayor Ole Brandt "
             "said. The harbour was closed.",
    "rask": "Rescuers in Lohne dug for survivors after the Rask quake; mayor Ole Brandt spoke of nine dead. He denied "
            "that the harbour wall had broken.",
}


def text(title, outlet, published, body):
    """A plain text with its header lines, as a page of a WARC file."""
    return f"title: {title}\noutlet: {outlet}\ndate: {published}\n\n{body}\n".encode()


def pages(*bodies, broken=()):
    """A WARC file of plain texts, and of PDFs that are none."""
    texts = [record(n, body, head=b"Content-Type: text/plain; charset=utf-8") for n, body in enumerate(bodies)]
    spoilt = [record(90 + n, body, head=b"Content-Type: application/pdf") for n, body in enumerate(broken)]
    return b"".join(map(gzip.compress, (*texts, *spoilt)))


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Two WARC files of one name, and a page beside them; one of the files holds a page that kills who opens it."""
    folder = tmp_path_factory.mktemp("archive")
    told = [text(a.title, a.outlet, a.published, a.text[a.body:].strip()) for a in (WIRE, POST, RADIO, ZOO)]
    quakes = [text(f"Quake: {name}", f"The {name.title()} Post", "2031-01-10", body) for name, body in QUAKES.items()]
    deadly = text("A poisoning in Lohne", "The Lohne Post", "2031-01-11", f"It was {faulty.POISON.decode()}, she said.")
    for name, bodies, broken in (("a", [told[0], quakes[0], told[3], quakes[2]], [b"%PDF-1.7 and nothing more"]),
                                 ("b", [quakes[3], deadly, told[1], quakes[1]], [])):
        (folder / name).mkdir()
        (folder / name / "news.warc.gz").write_bytes(pages(*bodies, broken=broken))
    (folder / "radio.txt").write_bytes(told[2])
    return folder


@pytest.fixture(scope="module")
def serial(archive):
    """The cases that one process makes of the same files, which the deadly page only annoys."""
    def annoyed():
        raise RuntimeError("it tastes of almonds")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opening, "choose", opening.choose)
        faulty.take_poison(annoyed)
        return list(sayso.stories([archive], quiet=1000))


@pytest.fixture(scope="module")
def done(archive, spark, postgres_server, tmp_path_factory):
    """One run with everything: a worker killed in the middle, a page that cannot be read and one that kills whoever
    opens it, results in a workspace."""
    import psycopg

    folder = tmp_path_factory.mktemp("run")
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE sayso_cluster")
    url = postgres_server.rsplit("/", 1)[0] + "/sayso_cluster"
    said = []
    how = How(url, engine=faulty.KilledOnce("elephant", folder / "killed"), progress=lambda *told: said.append(told[0]))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_within", faulty.read_with_poison)
        report = run([archive], str(folder / "out"), spark, how)
    assert (folder / "killed").exists(), "no worker was killed"
    yield report, folder / "out", url, said
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("DROP DATABASE sayso_cluster WITH (FORCE)")


def whole(case):
    """A case byte for byte, but for what could not be read: that is told once for all."""
    return json.dumps({**case.to_dict(), "failures": []})


def rows(out, name):
    return pyarrow.parquet.read_table(out / name).to_pylist()


def test_the_same_cases_as_one_process_byte_for_byte(done, serial):
    report, out, _, _ = done
    told = {row["case"]: row["json"] for row in rows(out, "cases")}
    assert sorted(told.values()) == sorted(map(whole, serial))
    assert {name.removeprefix("case-") for name in told} == {"news-1", "news-2", "news-3", "news-4"}
    assert not report.went_on
    assert (report.articles, report.cases) == (8, 4)


def test_ids_are_those_of_one_process(done, serial):
    ids = {row["id"] for row in rows(done[1], "articles")}
    assert ids == {a.id for case in serial for a in case.articles}
    assert {"news-1", "news-1~2", "radio"} <= ids


def test_every_table_holds_what_the_cases_hold(done, serial):
    out = done[1]
    for name in KINDS:
        found = rows(out, name)
        assert len(found) == sum(len(case.table(name).rows) for case in serial), name
        assert all(row["case"].startswith("case-") for row in found)
    claim = next(row for row in rows(out, "claims") if row["article_count"] > 1)
    assert isinstance(claim["independent_low"], int)
    described = pyarrow.parquet.read_table(out / "claims").schema.metadata[b"org.apache.spark.sql.parquet.row.metadata"]
    assert b"place in the report, 1 first" in described
    assert not (out / "_work").exists()


def test_a_case_can_be_had_back(done):
    row = next(row for row in rows(done[1], "cases") if row["case"] == "case-news-1")
    case = Case.from_dict(json.loads(row["json"]))
    assert row["members"] == ["news-1", "news-3~2", "radio"]
    assert sorted(row["members"]) == [a.id for a in case.articles]
    assert (row["first"], row["last"]) == ("2030-04-02", "2030-04-03")
    assert "sund" in row["why"][1]


def test_a_page_that_cannot_be_read_costs_one_line(done):
    report, out, _, _ = done
    row, deadly = rows(out, "failures")
    assert (row["severity"], row["place"]) == ("left out", "record 5")
    assert row["path"].endswith("a/news.warc.gz")
    assert deadly["path"].endswith("b/news.warc.gz")
    assert (deadly["severity"], deadly["place"]) == ("left out", "record 2")
    assert "the process that opened it died (SIGKILL)" in deadly["reason"]
    assert (report.left_out, report.partly) == (2, 0)
    assert report.failures[0].reason == row["reason"]


def test_progress_names_the_steps(done):
    assert {"reading closely", "grouping by story"} <= set(done[3])


def test_cases_are_in_the_workspace_and_need_not_be_worked_out_again(done, serial, monkeypatch):
    report, _, url, _ = done
    assert (report.added, report.known) == (8, 0)
    monkeypatch.setattr("sayso.workspace.deriving.relate", None)  # fails if a case is worked out
    with Workspace.open(url) as workspace:
        assert sorted(whole(workspace.case(c.id)) for c in workspace.cases()) == sorted(map(whole, serial))
        assert {h.case for h in workspace.search("elephant", "article")} == {workspace.named("news-3")}
        assert "sund" in workspace.why_here("news-1")["radio"]


class Killed(BaseException):
    """The process that runs all this is gone."""


@pytest.fixture
def killed_in_every_step(monkeypatch):
    """Each step and three tables are written by half when they are written first, as by a process that is killed."""
    killed = []

    def once(method, at):
        def half(folder, name, made):
            found = method(folder, name, made)
            if name in killed or name in {*KINDS} - {"claims"}:
                return found
            killed.append(name)
            path = Path(at.format(folder.path, name))
            (path / "_SUCCESS").unlink()
            next(path.glob("part-*")).unlink()
            (path / "_temporary").mkdir()
            raise Killed(name)
        return half

    monkeypatch.setattr(Folder, "step", once(Folder.step, "{}/_work/{}"))
    monkeypatch.setattr(Folder, "table", once(Folder.table, "{}/{}"))
    return killed


def test_a_run_that_is_killed_in_each_of_its_steps_comes_to_the_same_end(
        archive, serial, spark, tmp_path, monkeypatch, killed_in_every_step):
    monkeypatch.setattr(reading, "_within", faulty.read_with_poison)
    while True:
        try:
            report = run([archive], str(tmp_path / "out"), spark, How(str(tmp_path / "kept")))
        except Killed:
            continue
        break
    assert report.went_on
    assert {"pages", "readings", "profiles", "links", "places", "cases", "_work/tables", "claims", "failures"} <= set(
        killed_in_every_step)
    assert sorted(row["json"] for row in rows(tmp_path / "out", "cases")) == sorted(map(whole, serial))
    for name in KINDS:
        assert len(rows(tmp_path / "out", name)) == sum(len(case.table(name).rows) for case in serial), name
    assert len(rows(tmp_path / "out", "failures")) == report.left_out == 2
    assert not (tmp_path / "out" / "_work").exists()
    with Workspace.open(str(tmp_path / "kept")) as workspace:
        assert sorted(whole(workspace.case(c.id)) for c in workspace.cases()) == sorted(map(whole, serial))


@pytest.fixture
def begun(spark, tmp_path, monkeypatch):
    """A run that ended before its first step, and the file that it was to read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dam.txt").write_text("The dam in Lohne leaks, the mayor said.", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Folder, "step", None)
        with pytest.raises(TypeError):
            run([tmp_path / "in"], str(tmp_path / "out"), spark)
    monkeypatch.setattr(Folder, "step", None)  # what is refused is refused before any work
    return tmp_path / "in" / "dam.txt"


def refused(begun, spark, how=None):
    with pytest.raises(CannotWrite) as told:
        run([begun.parent], str(begun.parents[1] / "out"), spark, how)
    return str(told.value)


def test_a_run_on_files_that_changed_is_another_one(begun, spark):
    (begun.parent / "new.txt").write_text("The dam holds, she said.", encoding="utf-8")
    assert "in/new.txt was not among its files; begin anew with --overwrite" in refused(begun, spark)
    begun.write_text("The dam in Lohne holds, the mayor said.", encoding="utf-8")
    assert "in/dam.txt has changed since, and 1 more" in refused(begun, spark)
    begun.unlink()
    assert "in/dam.txt is gone" in refused(begun, spark)


def test_a_run_by_another_sayso_or_with_other_options_is_another_one(begun, spark, monkeypatch):
    assert "with other options" in refused(begun, spark, How(options=Options(Limits(seconds=5))))
    monkeypatch.setattr("sayso.workspace.method.stories", lambda: "newer")
    assert "another Sayso" in refused(begun, spark)


def test_where_another_run_is_at_work_none_begins(begun, spark, monkeypatch):
    monkeypatch.setattr(alive, "EVERY", 0.05)
    monkeypatch.setattr(alive, "PATIENCE", 0.5)
    with alive.at_work(Folder(spark, str(begun.parents[1] / "out"))):
        assert "another run is at work" in refused(begun, spark)
        assert "another run is at work" in refused(begun, spark, How(overwrite=True))
    (begun.parents[1] / "out" / "_work" / "alive").write_bytes(b"the last sign of one that was killed")
    begun.unlink()
    (begun.parent / "new.txt").write_text("The dam holds, she said.", encoding="utf-8")
    assert "is gone" in refused(begun, spark), "it was seen that nobody is at work"


def test_what_stands_in_the_way_is_told_before_any_work(spark, archive, tmp_path):
    (tmp_path / "there").mkdir()
    with pytest.raises(CannotWrite, match="--overwrite"):
        run([archive], str(tmp_path / "there"), spark)
    with pytest.raises(NothingToRead, match="no such file"):
        run([tmp_path / "missing"], str(tmp_path / "out"), spark)
    with pytest.raises(CannotWrite, match="cannot be used"):
        run([archive], "nowhere://x/y", spark)


def test_a_case_that_kills_is_its_articles_and_a_line(monkeypatch):
    members = [("first", packed(Annotated(WIRE))), ("shares sund", packed(Annotated(POST)))]
    with Crew(60) as crew:
        assert cases._apart(crew, "case-wire", members) == cases._here("case-wire", members)
        monkeypatch.setattr(cases, "_sent", faulty.die_at_once)
        made = cases._apart(crew, "case-wire", members)
    (failure,) = made.failures
    assert "died (SIGKILL)" in failure.reason
    assert unpacked(made.held).articles == (WIRE, POST)
    assert made.whys == (("wire", "first"), ("post", "shares sund"))


def test_a_case_that_takes_too_long_is_its_articles_and_a_line(monkeypatch):
    monkeypatch.setattr(cases, "LONGEST", 0.1)
    monkeypatch.setattr(cases, "relate", lambda _: time.sleep(60))
    made = cases._here("case-wire", [("first", packed(Annotated(WIRE)))])
    assert "more than 0 seconds" in made.failures[0].reason


def test_a_stage_of_another_package_that_fails_is_no_matter_of_one_case(monkeypatch):
    def fails(_):
        raise PluginFailed("the stage 'rating' failed")

    monkeypatch.setattr(cases, "relate", fails)
    (error,) = cases._each([(("case-wire", 0), ("first", packed(Annotated(WIRE))))])
    assert isinstance(error, SaysoError)
    assert "rating" in str(error)


def test_small_files_make_a_task_together_and_large_ones_one_each():
    sizes = [10, 10, 70_000_000, 10, *[1_000_000] * 200]
    files = [Input(str(number), size, None) for number, size in enumerate(sizes)]
    parted = reading.shares(files, 2)
    assert [file for share in parted for file in share] == [(n, str(n)) for n in range(len(sizes))]
    assert [(2, "2")] in parted
    assert 5 < len(parted) < 20
    assert len(reading.shares(files[4:12], 2)) == 8, "what there is is parted among all cores"
    assert reading.shares([Input("empty", 0, None)], 2) == [[(0, "empty")]]


@pytest.mark.parametrize(("traced", "said"), [
    ("An error occurred while calling o1.run.\n: org.apache.spark.SparkException: Job aborted: disk full\n\tat x.y(Z)",
     "org.apache.spark.SparkException: Job aborted: disk full"),
    ("Job aborted due to stage failure: Task 0 failed 4 times: org.apache.spark.api.python.PythonException: "
     "Traceback (most recent call last):\n  File \"x.py\", line 5, in load\n    import sayso\n"
     "ModuleNotFoundError: No module named 'sayso'\n\n\tat org.apache.spark.api.Runner(Runner.scala:1)\n",
     "on a worker, ModuleNotFoundError: No module named 'sayso'"),
    ("", "RuntimeError"),
])
def test_of_a_java_trace_the_line_that_says_what_happened_is_told(traced, said):
    assert _said(RuntimeError(traced)) == said
