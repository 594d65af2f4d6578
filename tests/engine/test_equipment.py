"""The user's own tables where workers are: on this machine, on others, and read by a worker."""

import zipfile
from types import SimpleNamespace

import faulty
import pytest

from sayso import tables
from sayso.engine.equipment import NOWHERE, equip
from sayso.errors import BadTable


@pytest.fixture(autouse=True)
def read_anew():
    tables.rows.cache_clear()
    yield
    tables.rows.cache_clear()


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A folder of tables with one row that no other has."""
    (tmp_path / "cues.tsv").write_text("cue\ngrumbled darkly\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no table", encoding="utf-8")
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    return tmp_path


def session(master):
    """As much of a session as this needs, with the archives that were given to it."""
    archives = []
    context = SimpleNamespace(master=master, environment={}, addArchive=archives.append)
    return SimpleNamespace(sparkContext=context), archives


def test_on_one_machine_they_lie_where_they_are(own):
    here, archives = session("local[2,4]")
    equip(here)
    assert here.sparkContext.environment["SAYSO_DATA"] == str(own)
    assert not archives


@pytest.mark.parametrize("master", ["yarn", "k8s://https://api:6443", "spark://head:7077", "local-cluster[2,1,1024]"])
def test_to_other_machines_they_are_sent(own, master):
    there, archives = session(master)
    equip(there)
    equip(there)
    path, _, name = archives[0].partition("#")
    assert there.sparkContext.environment["SAYSO_DATA"] == f"./{name}"
    assert archives == [archives[0]] * 2, "Spark takes one archive once"
    assert zipfile.ZipFile(path).namelist() == ["cues.tsv"]


def test_where_there_are_none_a_worker_has_none_either(tmp_path, monkeypatch):
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path / "missing"))
    monkeypatch.setenv("SAYSO_PLUGINS", "off")
    there, archives = session("yarn")
    equip(there)
    assert there.sparkContext.environment == {"SAYSO_DATA": NOWHERE, "SAYSO_PLUGINS": "off"}
    assert not archives


def test_a_broken_table_is_told_before_any_work(tmp_path, monkeypatch):
    (tmp_path / "given_names.tsv").write_text("no\tsuch\tcolumns\n", encoding="utf-8")
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    with pytest.raises(BadTable, match="given_names"):
        equip(session("yarn")[0])


def test_a_worker_reads_by_them(own, spark, monkeypatch):
    monkeypatch.setattr(spark.sparkContext, "environment", dict(spark.sparkContext.environment))
    equip(spark)
    assert spark.sparkContext.parallelize([0], 1).map(faulty.own_cue).collect() == [True]
