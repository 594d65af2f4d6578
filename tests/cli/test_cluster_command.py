"""`sayso cluster`: what it prints, and that misuse ends in one line before anything is done."""

import sys
from functools import partial

import pytest

from sayso.cli.commands.cluster import _lines
from sayso.cluster import Report


@pytest.fixture
def run(run, monkeypatch, tmp_path):
    """Runs the command in a folder of its own; exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    return partial(run, "cluster")


def test_a_small_archive(run, spark, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dam.txt").write_text("outlet: Lohne Post\n\nThe dam leaks, the mayor said.", encoding="utf-8")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    code, out, _ = run("in", "--out", "results", "--workspace", "kept")
    assert code == 3
    lines = out.splitlines()
    assert lines[0].startswith("1 article in 1 case, ")
    assert lines[1:3] == ["written to results", "1 article added to the workspace"]
    assert "in/empty.txt: " in "".join(lines[3:])
    assert (tmp_path / "results" / "cases").is_dir()
    code, out, err = run("in", "--out", "results")
    assert (code, out) == (2, "")
    assert "is there already" in err


def test_a_run_that_went_on_says_so():
    report = Report(2, 1, 3, 0, 0, (), went_on=True)
    assert list(_lines(report, "results"))[1] == "written to results, by going on with a run that had been stopped"


def test_columns_of_tables_are_named_as_in_read(run):
    code, _, err = run("in", "--out", "results", "--column", "text")
    assert code == 2
    assert "FIELD=NAME" in err


def test_nothing_to_read(run, spark, tmp_path):
    code, _, err = run("missing", "--out", "results")
    assert code == 1
    assert "no such file" in err
    (tmp_path / "empty.txt").write_bytes(b"")
    code, _, err = run("empty.txt", "--out", "results")
    assert code == 1
    assert "empty.txt" in err
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize("setting", ["executor.memory=4g", "spark.executor.memory"])
def test_a_setting_that_is_none(run, setting):
    code, _, err = run("in", "--out", "results", "--conf", setting)
    assert code == 2
    assert "spark.executor.memory=4g" in err


def test_without_pyspark_it_says_what_to_install(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    code, _, err = run("in", "--out", "results")
    assert code == 2
    assert "sayso[spark]" in err
