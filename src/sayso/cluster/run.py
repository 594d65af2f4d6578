"""All steps of a run, in order."""

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from sayso.cluster import alive, card, cases, grouping, keeping, reading
from sayso.cluster.folder import CARD, Folder
from sayso.cluster.watching import Progress, watched
from sayso.engine import Engine
from sayso.engine.equipment import equip
from sayso.errors import NoSpark, NothingToRead, NoWorkspace, SaysoError
from sayso.export.delivery import CannotWrite
from sayso.ingest import Options
from sayso.ingest.gather import files
from sayso.ingest.source import Input
from sayso.model import Failure
from sayso.store.place import POSTGRES
from sayso.workspace import Workspace

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession


class How(NamedTuple):
    """`workspace` is a place as `Workspace.open` takes it, where the cases are kept too; `overwrite` removes what is in
    the output folder; `engine` is what annotates within a worker, by default one article after the other; `options` say
    how files are read (nothing is fetched)."""

    workspace: str | None = None
    overwrite: bool = False
    progress: Progress | None = None
    engine: Engine | None = None
    options: Options = Options()


class Report(NamedTuple):
    """What a run did. `failures` are the first of all that is in the table of that name; `added` and `known` are
    articles in the workspace, None without one; `went_on` is true where a run before was interrupted."""

    articles: int
    cases: int
    claims: int
    left_out: int
    partly: int
    failures: tuple[Failure, ...]
    added: int | None = None
    known: int | None = None
    went_on: bool = False


def run(paths: Sequence[str | PathLike[str]], out: str, session: "SparkSession", how: How | None = None) -> Report:
    """Read the files, group their articles into cases, work these out, and write all to the folder `out`. Where the
    very same run was interrupted, the steps that it did to the end are taken as they lie in the folder.

    CannotWrite where the folder holds anything else; NothingToRead where no article could be read; BadTable; NoSpark
    where Spark gave up (a task that failed four times, a disk that is full). What is wrong with single files, articles
    and cases is in `failures`.
    """
    how = how or How()
    folder = Folder(session, str(out))
    named = files([_absolute(str(path)) for path in paths])
    found = [one for one in named if isinstance(one, Input)]
    missed = [one for one in named if isinstance(one, Failure)]
    if not found:
        raise NothingToRead(_reasons(missed))
    if how.workspace:
        how = how._replace(workspace=_absolute(how.workspace))
        _check_workspace(str(how.workspace), session)
    equip(session)
    went_on = _entered(folder, card.written(found, how.options), how)
    with _at_work(folder):
        report = _Run(session, folder, how).all(found, missed)
    return report._replace(went_on=went_on)


class _Run:
    def __init__(self, session: "SparkSession", folder: Folder, how: How) -> None:
        self._session, self._context = session, session.sparkContext
        self._folder, self._how = folder, how

    def all(self, found: Sequence[Input], missed: Sequence[Failure]) -> Report:
        step, noted = self._folder.step, self._folder.noted
        with self._watched("reading files"):
            pages = step("pages", lambda: reading.pages(self._context, found, self._how.options))
            count = noted("pages", pages.filter(lambda page: bool(page.wished)).count)
        if not count:
            first = [page.held for page in pages.take(cases.TOLD) if isinstance(page.held, Failure)]
            raise NothingToRead(_reasons([*missed, *first]))
        with self._watched("reading closely"):
            read = step("readings", lambda: reading.readings(pages, count, self._how.engine))
            noted("readings", lambda: self._faultless("readings", reading.fault(read)))
        places = self._grouped(read, count)
        with self._watched("working out cases"):
            worked = step("cases", lambda: cases.worked(read, places, count))
            noted("cases", lambda: self._faultless("cases", cases.fault(worked)))
        return self._written(worked, reading.failures(pages, read), missed)

    def _grouped(self, read: "RDD[reading.Reading]", count: int) -> "RDD[tuple[int, grouping.Place]]":
        step = self._folder.step
        with self._watched("grouping by story"):
            profiles = step("profiles", lambda: grouping.counted(read, count))
            total = self._folder.noted("profiles", profiles.count)
            links = step("links", lambda: grouping.links(profiles, total))
            return step("places", lambda: grouping.places(profiles, links, total))

    def _faultless(self, step: str, fault: SaysoError | None) -> int:
        """No faults; a step that has one is to be done again, once that is mended."""
        if fault is not None:
            self._folder.forget(step)
            raise fault
        return 0

    def _written(self, worked: "RDD[cases.Worked]", failed: "RDD[tuple[int, Failure]]",
                 missed: Sequence[Failure]) -> Report:
        with self._watched("writing tables"):
            cases.write(self._session, worked, self._folder)
        kept = None
        if self._how.workspace:
            with self._watched("into the workspace"):
                kept = keeping.keep(worked, self._how.workspace, self._folder)
        early = self._context.parallelize([(-1, one) for one in missed], 1)
        late = self._context.parallelize([(cases.LAST, one) for one in kept.failures] if kept else [], 1)
        with self._watched("writing the report"):
            every = early.union(failed).union(cases.failures(worked)).union(late)
            told = cases.write_failures(self._session, every, self._folder)
        return self._counted(tuple(told), kept)

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


@contextmanager
def _at_work(folder: Folder) -> Iterator[None]:
    """What the steps leave to each other is gone at the end; it stays where the run does not come to its end."""
    try:
        with alive.at_work(folder):
            yield
        folder.finish()
    except NothingToRead:
        folder.remove()
        raise
    except Exception as error:
        if not _is_sparks(error):
            raise
        raise NoSpark(f"Spark gave up: {_said(error)}; once that is mended, the same command goes on from what is in "
                      f"{folder.path}") from error


def _absolute(path: str) -> str:
    """Workers need not have been started in the present folder."""
    return path if "://" in path or path == "-" else os.path.abspath(path)


def _check_workspace(named: str, session: "SparkSession") -> None:
    """Made where there is none, before hours of work are done for it."""
    if not named.startswith(POSTGRES) and not (session.sparkContext.master or "").startswith("local"):
        raise NoWorkspace(f"the machines of a cluster cannot share the workspace {named}: name a postgresql:// URL")
    Workspace.open(named, make=True).close()


def _entered(folder: Folder, now: card.Card, how: How) -> bool:
    """Whether the folder holds the very same run, interrupted; else it is made for this one. CannotWrite where it is
    taken."""
    try:
        if folder.exists():
            if not alive.forsaken(folder, how.progress):
                raise CannotWrite(f"another run is at work in {folder.path}: wait for its end, or name another folder")
            if not how.overwrite:
                _compare(folder, now)
                return True
            folder.remove()
        folder.write(CARD, now.packed())
    except Exception as error:
        if not _is_sparks(error):
            raise
        raise CannotWrite(f"{folder.path} cannot be used: {_said(error)}; name a folder where all machines may write"
                          f"{' (on S3 as s3a://)' if folder.path.startswith('s3:') else ''}") from None
    return False


def _compare(folder: Folder, now: card.Card) -> None:
    """CannotWrite unless the folder holds this run."""
    before = folder.read(CARD)
    if before is None:
        raise CannotWrite(f"{folder.path} is there already: name another folder, or add --overwrite")
    if other := now.unlike(card.unpacked(before)):
        raise CannotWrite(f"{folder.path} holds a run that was interrupted, and this is another one: {other}; begin "
                          "anew with --overwrite, or name another folder")


def _is_sparks(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] in ("py4j", "pyspark")


def _reasons(failures: Sequence[Failure]) -> str:
    return "\n  ".join(("no article could be read:", *(f"{f.path}: {f.reason} ({f.remedy})" for f in failures)))


def _said(error: Exception) -> str:
    """The line of a Java or Python trace that says what happened; of a Python trace within, that of the worker."""
    lines = [line.strip(": \t") for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("at ", "File ", "Traceback", "py4j", "An error occurred"))]
    return next((f"on a worker, {one}" for one in _after(str(error), "Traceback (most recent call last):")),
                (told or lines or [type(error).__name__])[0])[:300]


def _after(text: str, trace: str) -> list[str]:
    """The lines behind the last such head that are not of the trace itself."""
    _, head, rest = text.rpartition(trace)
    return [line for line in rest.splitlines() if line.strip() and not line[0].isspace()] if head else []
