"""All steps of a run, in order."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from sayso.cluster import cases, grouping, keeping, reading
from sayso.cluster.folder import Folder
from sayso.cluster.watching import Progress, watched
from sayso.engine import Engine
from sayso.errors import NoSpark, NothingToRead, NoWorkspace, SaysoError
from sayso.export.delivery import CannotWrite
from sayso.ingest.gather import files
from sayso.model import Failure
from sayso.store.place import POSTGRES
from sayso.workspace import Workspace

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession


class How(NamedTuple):
    """`workspace` is a place as `Workspace.open` takes it, where the cases are kept too; `overwrite` removes what is in
    the output folder; `engine` is what annotates within a worker, by default one article after the other."""

    workspace: str | None = None
    overwrite: bool = False
    progress: Progress | None = None
    engine: Engine | None = None


class Report(NamedTuple):
    """What a run did. `failures` are the first of all that is in the table of that name; `added` and `known` are
    articles in the workspace, None without one."""

    articles: int
    cases: int
    claims: int
    left_out: int
    partly: int
    failures: tuple[Failure, ...]
    added: int | None = None
    known: int | None = None


def run(paths: Sequence[str | PathLike[str]], out: str, session: "SparkSession", how: How | None = None) -> Report:
    """Read the files, group their articles into cases, work these out, and write all to the folder `out`.

    CannotWrite where the folder is there; NothingToRead where no article could be read; NoSpark where Spark gave up
    (a task that failed four times, a disk that is full). What is wrong with single files, articles and cases is in
    `failures`.
    """
    how = how or How()
    folder = Folder(session, str(out))
    named = files([_absolute(str(path)) for path in paths])
    found = [one for one in named if isinstance(one, str)]
    missed = [one for one in named if isinstance(one, Failure)]
    if not found:
        raise NothingToRead(_reasons(missed))
    if how.workspace:
        how = how._replace(workspace=_absolute(how.workspace))
        _check_workspace(str(how.workspace), session)
    _make_room(folder, how.overwrite)
    try:
        return _Run(session, folder, how).all(found, missed)
    except SaysoError:
        raise
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("py4j", "pyspark"):
            raise
        raise NoSpark(f"Spark gave up: {_said(error)}; what it had done is in {folder.path}: remove that, or begin "
                      "anew with --overwrite") from error


class _Run:
    def __init__(self, session: "SparkSession", folder: Folder, how: How) -> None:
        self._session, self._context = session, session.sparkContext
        self._folder, self._how = folder, how

    def all(self, found: Sequence[str], missed: Sequence[Failure]) -> Report:
        with self._watched("reading files"):
            pages = self._folder.save(reading.pages(self._context, found), "pages")
            count = pages.filter(lambda page: bool(page.wished)).count()
        if not count:
            first = [page.held for page in pages.take(cases.TOLD) if isinstance(page.held, Failure)]
            self._folder.remove()
            raise NothingToRead(_reasons([*missed, *first]))
        with self._watched("reading closely"):
            read = self._folder.save(reading.readings(pages, count, self._how.engine), "readings")
            if (fault := reading.fault(read)) is not None:
                raise fault
        places = self._grouped(read, count)
        with self._watched("working out cases"):
            worked = self._folder.save(cases.worked(read, places, count), "cases")
        return self._written(worked, reading.failures(pages, read), missed)

    def _grouped(self, read: "RDD[reading.Reading]", count: int) -> "RDD[tuple[int, grouping.Place]]":
        with self._watched("grouping by story"):
            profiles = self._folder.save(grouping.counted(read, count), "profiles")
            total = profiles.count()
            links = self._folder.save(grouping.links(profiles, total), "links")
            return self._folder.save(grouping.places(profiles, links, total), "places")

    def _written(self, worked: "RDD[cases.Worked]", failed: "RDD[tuple[int, Failure]]",
                 missed: Sequence[Failure]) -> Report:
        with self._watched("writing tables"):
            cases.write(self._session, worked, self._folder)
        kept = None
        if self._how.workspace:
            with self._watched("into the workspace"):
                kept = keeping.keep(worked, self._how.workspace)
        early = self._context.parallelize([(-1, one) for one in missed], 1)
        late = self._context.parallelize([(1 << 62, one) for one in kept.failures] if kept else [], 1)
        with self._watched("writing the report"):
            every = early.union(failed).union(cases.failures(worked)).union(late)
            told = cases.write_failures(self._session, every, self._folder)
        report = self._counted(tuple(told), kept)
        self._folder.finish()
        return report

    def _counted(self, told: tuple[Failure, ...], kept: keeping.Kept | None) -> Report:
        read = self._session.read.parquet
        row = read(f"{self._folder.path}/cases").agg(
            {"case": "count", "articles_count": "sum", "claims_count": "sum"}).first()
        sums = row.asDict() if row else {}
        failed = {r["severity"]: r["count"] for r in
                  read(f"{self._folder.path}/failures").groupBy("severity").count().collect()}
        return Report(sums.get("sum(articles_count)") or 0, sums.get("count(case)") or 0,
                      sums.get("sum(claims_count)") or 0, failed.get("left out", 0), failed.get("partly", 0), told,
                      kept.added if kept else None, kept.known if kept else None)

    def _watched(self, doing: str) -> AbstractContextManager[None]:
        return watched(self._context, self._how.progress, doing)


def _absolute(path: str) -> str:
    """Workers need not have been started in the present folder."""
    return path if "://" in path or path == "-" else os.path.abspath(path)


def _check_workspace(named: str, session: "SparkSession") -> None:
    """Made where there is none, before hours of work are done for it."""
    if not named.startswith(POSTGRES) and not (session.sparkContext.master or "").startswith("local"):
        raise NoWorkspace(f"the machines of a cluster cannot share the workspace {named}: name a postgresql:// URL")
    Workspace.open(named, make=True).close()


def _make_room(folder: Folder, overwrite: bool) -> None:
    try:
        if folder.exists():
            if not overwrite:
                raise CannotWrite(f"{folder.path} is there already: name another folder, or add --overwrite")
            folder.remove()
    except CannotWrite:
        raise
    except Exception as error:
        raise CannotWrite(f"{folder.path} cannot be used: {_said(error)}") from None


def _reasons(failures: Sequence[Failure]) -> str:
    return "\n  ".join(("no article could be read:", *(f"{f.path}: {f.reason} ({f.remedy})" for f in failures)))


def _said(error: Exception) -> str:
    """The line of a Java or Python trace that says what happened."""
    lines = [line.strip(": \t") for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("at ", "File ", "Traceback", "py4j", "An error occurred"))]
    return (told or lines or [type(error).__name__])[0][:300]
