"""Spark as an engine for one case: the same findings, and clear words where it cannot be had."""

from pathlib import Path

import pytest

import sayso
from sayso.engine import spark as engine
from sayso.engine.serial import Serial
from sayso.engine.spark import Spark, start
from sayso.errors import NoSpark, SaysoError
from sayso.ingest import gather
from sayso.model import Annotated, Article, Failure

DEMO = Path(sayso.__file__).parent / "demo" / "case"


def test_the_same_findings_in_the_same_order(spark):
    """An article on which annotation fails costs one line."""
    articles = gather([DEMO])[0][:3]
    done = []
    found = list(Spark(spark).annotate([articles[0], Article("broken", None), *articles[1:]], done.append))
    assert repr([f for f in found if isinstance(f, Annotated)]) == repr(list(Serial().annotate(articles)))
    assert isinstance(found[1], Failure)
    assert "cannot be annotated" in found[1].reason
    assert done == [0, 1, 2, 3]


def test_no_articles(spark):
    assert list(Spark(spark).annotate([])) == []


def test_an_error_that_is_no_matter_of_one_article_ends_the_reading(spark, monkeypatch):
    """A worker hands it on as a value; here it is raised."""
    monkeypatch.setattr(engine, "read_closely", broken)
    with pytest.raises(SaysoError, match="table"):
        list(Spark(spark).annotate([Article("a", "A dam broke.")]))


def broken(articles):
    from sayso.errors import BadTable

    yield BadTable("the table is broken")


def test_the_running_session_is_used(spark):
    assert start() is spark


def test_without_java_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(NoSpark, match="openjdk-17"):
        engine._check_java()


@pytest.mark.parametrize(("asked", "master"), [
    (None, "local[*,4]"), ("local", "local[1,4]"), ("local[3]", "local[3,4]"), ("local[3,9]", "local[3,9]"),
    ("yarn", "yarn"),
])  # fmt: skip
def test_a_task_is_tried_again_on_one_machine_too(asked, master, monkeypatch):
    monkeypatch.setattr(engine, "_check_java", lambda: None)
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    chosen = engine._settings(asked, {"spark.executor.memory": "4g"})
    assert (chosen["spark.master"], chosen["spark.executor.memory"]) == (master, "4g")


def test_what_spark_submit_says_holds(monkeypatch):
    monkeypatch.setenv("PYSPARK_GATEWAY_PORT", "1")
    assert "spark.master" not in engine._settings(None, {})
