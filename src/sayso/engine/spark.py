"""Apache Spark: articles annotated by the worker processes of a cluster, or of this machine (extra `spark`).

A worker process is kept from one task to the next (Spark's `spark.python.worker.reuse`), so that it loads its models
once, when it reads its first article.
"""

import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from sayso.engine.equipment import equip
from sayso.engine.processes import Processes
from sayso.engine.protocol import GIVEN_UP, Engine, Progress
from sayso.engine.serial import Serial
from sayso.errors import NoSpark, SaysoError
from sayso.extras import load
from sayso.model import Annotated, Article, Failure
from sayso.patience import each_or_end

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = re.compile(r"local(\[(\d+|\*)\])?")
HERE = "local[*]"
RETRIES = 4
AHEAD = 16
"""How often a task may be tried, as on a cluster; articles handed out at once for each core."""
QUIET = {"spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false"}
ALONE = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
         "spark.sql.shuffle.partitions": "8"}
"""On one machine nothing listens to others, and few partitions do."""
ONE_THREAD = ("SAYSO_THREADS", "OMP_NUM_THREADS")


class Spark:
    """The engine for `sayso.read` and `sayso.stories` on a Spark session; for archives of many files see
    `sayso.cluster`, which reads the files on the workers too."""

    name = "spark"

    def __init__(self, session: "SparkSession | None" = None) -> None:
        """On the session given, else on one of this machine. NoSpark, MissingExtra.

        On one machine Spark tries a task again only where its master says so: `local[2,4]`, as `start` sees to."""
        self._session = session or start()
        equip(self._session)

    def annotate(self, articles: Iterable[Article], progress: Progress | None = None) -> Iterator[Annotated | Failure]:
        """See `Engine`. A worker that is lost costs a retry of its task."""
        context = self._session.sparkContext
        done, coming = 0, iter(articles)
        while some := list(islice(coming, context.defaultParallelism * AHEAD)):
            parts = context.parallelize(some, min(len(some), context.defaultParallelism))
            for found in parts.mapPartitions(read_closely).collect():
                if isinstance(found, SaysoError):
                    raise found
                if progress:
                    progress(done)
                done += 1
                yield found


def read_closely(articles: Iterable[Article], engine: Engine | None = None) -> (
        Iterator[Annotated | Failure | SaysoError]):
    """What a worker does with its share: annotate, one article after the other (or by another `engine`).

    Where the worker before died of this share, each article is read in a process beside this one, so that the one that
    killed it costs a line and not the run. An error that is no matter of one article comes as a value: Spark would try
    again, and hand its caller a traceback."""
    found = Processes(1).annotate(articles) if tried_before() else each_or_end(
        (engine or Serial()).annotate(articles), GIVEN_UP)
    try:
        yield from found
    except SaysoError as error:
        yield SaysoError(str(error))


def tried_before() -> bool:
    """Whether the worker that had this task before died of it, or was lost with it."""
    from pyspark import TaskContext

    task = TaskContext.get()
    return task is not None and task.attemptNumber() > 0


def start(master: str | None = None, settings: Mapping[str, str] | None = None) -> "SparkSession":
    """The Spark session of this process: the running one, else a new one at `master` (see Spark's "master URLs"), by
    default all cores of this machine, or what `spark-submit` says. `settings` are Spark's own.

    MissingExtra without pyspark; NoSpark without Java, or where it cannot be started."""
    sql: Any = load("pyspark.sql", "spark")
    if (running := _running()) is not None:
        return running
    builder = sql.SparkSession.builder.appName("sayso")
    for name, value in _settings(master, settings or {}).items():
        builder = builder.config(name, value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of a pandas that nothing here uses
            session: SparkSession = builder.getOrCreate()
    except Exception as error:
        raise NoSpark(f"Spark cannot be started ({_first_line(error)}): check the master and the settings; Spark's own "
                      "words stand above") from None
    return session


@contextmanager
def opened(master: str | None = None, settings: Mapping[str, str] | None = None) -> "Iterator[SparkSession]":
    """The session that `start` gives, stopped at the end unless it was running before."""
    running = _running()
    session = running or start(master, settings)
    try:
        yield session
    finally:
        if running is None:
            session.stop()


def _running() -> "SparkSession | None":
    session: SparkSession | None = load("pyspark.sql", "spark").SparkSession.getActiveSession()
    return session


def _settings(master: str | None, settings: Mapping[str, str]) -> dict[str, str]:
    chosen = QUIET | {f"spark.executorEnv.{name}": "1" for name in ONE_THREAD}
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if not submitted:
        _check_java()
        master = master or settings.get("spark.master") or HERE
    if master and (local := LOCAL.fullmatch(master)):
        master = f"local[{local[2] or 1},{RETRIES}]"
    if master and master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", ALONE["spark.driver.host"])
        path = os.pathsep.join(p for p in sys.path if p)
        chosen |= ALONE | {"spark.executorEnv.PYTHONPATH": path}
    return chosen | dict(settings) | ({"spark.master": master} if master else {})


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and os.access(os.path.join(home, "bin", "java"), os.X_OK))):
        raise NoSpark("Spark runs on Java, which is not installed: apt-get install openjdk-17-jre-headless, or set "
                      "JAVA_HOME to a Java 17 or newer")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
