"""Files into articles, a large file a task; then articles into findings, some hundred articles a task."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sayso.cluster.folder import packed, unpacked
from sayso.engine import Engine, apart
from sayso.engine.crew import Crew
from sayso.engine.protocol import GIVEN_UP, described, poisoned
from sayso.engine.spark import read_closely, tried_before
from sayso.errors import SaysoError
from sayso.ingest import Options
from sayso.ingest.gather import numbered, opened
from sayso.ingest.source import Input
from sayso.model import Annotated, Article, Failure
from sayso.patience import each_or_end
from sayso.story import Profile, profile

if TYPE_CHECKING:
    from pyspark import RDD, SparkContext

A_TASK = 200
"""Articles a task: half a minute's work, so that a lost worker costs no more, and enough for tasks to be worth their
start."""
A_SHARE = 64_000_000
A_CORE = 4
"""Bytes of small files that make a task together; but so many tasks a core at least, where there are enough files."""
Share = list[tuple[int, str]]


class Page(NamedTuple):
    """What a file held. `at` orders all pages of all files as one process would have met them: the file's number, then
    the page's. `wished` is the id that the article wishes for, empty for a Failure."""

    at: int
    wished: str
    held: bytes | Failure


class Reading(NamedTuple):
    """An article's findings, packed, with its `profile`; or why there are none."""

    at: int
    held: bytes | Failure | SaysoError
    profile: Profile | None


def pages(context: "SparkContext", files: Sequence[Input], options: Options) -> "RDD[Page]":
    """The articles in all files."""
    parted = shares(files, context.defaultParallelism)
    return context.parallelize(parted, len(parted)).flatMap(partial(_within, options))


def shares(files: Sequence[Input], cores: int) -> list[Share]:
    """The files by their numbers, in order, parted into what makes a task each."""
    most = min(A_SHARE, sum(one.size for one in files) / (cores * A_CORE))
    parted: list[Share] = []
    size = 0
    for number, one in enumerate(files):
        if not parted or size + one.size > most:
            parted.append([])
            size = 0
        parted[-1].append((number, one.path))
        size += one.size
    return parted


def _within(options: Options, share: Share) -> Iterator[Page]:
    """Where the worker before died of this share, or was lost with it, the files are opened in a process beside this
    one, so that a page that killed it costs a line and not the run."""
    with apart.openers() as crew:
        for number, path in share:
            for place, one in enumerate(_opened(path, options, crew if tried_before() else None)):
                at = number << 32 | place
                yield Page(at, "", one) if isinstance(one, Failure) else Page(at, one.id, packed(one))


def _opened(path: str, options: Options, crew: Crew | None) -> Iterator[Article | Failure]:
    """The file's articles; a file that this worker cannot reach is a value too."""
    try:
        yield from apart.opened(path, options, crew) if crew else each_or_end(opened(path, options), GIVEN_UP)
    except (OSError, ValueError) as error:
        yield Failure(path, f"cannot be read by a worker ({described(error)})", "put it where all machines can read it")


def readings(found: "RDD[Page]", count: int, engine: Engine | None) -> "RDD[Reading]":
    """Each article by an id of its own, annotated. All that wish for one id come together in one task and are numbered
    there in the order of their pages; which task that is, is left to chance, so that tasks are alike in size."""
    tasks = max(1, -(-count // A_TASK))
    together = found.flatMap(_by_id).repartitionAndSortWithinPartitions(tasks, lambda key: zlib.crc32(key[0].encode()))
    return together.mapPartitions(lambda part: _read(part, engine))


def _by_id(page: Page) -> Iterator[tuple[tuple[str, int], bytes]]:
    if isinstance(page.held, bytes):
        yield (page.wished, page.at), page.held


def _read(part: Iterable[tuple[tuple[str, int], bytes]], engine: Engine | None) -> Iterator[Reading]:
    places: list[int] = []
    found = read_closely(_named(part, places), engine)
    for number, one in enumerate(found):
        at = places[number] if number < len(places) else -1
        yield _reading(at, one) if isinstance(one, Annotated) else Reading(at, one, None)


def _reading(at: int, read: Annotated) -> Reading:
    try:
        return Reading(at, packed(read), profile(read))
    except Exception as error:
        return Reading(at, poisoned(read.article, described(error)), None)


def _named(part: Iterable[tuple[tuple[str, int], bytes]], places: list[int]) -> Iterator[Article]:
    """The articles by their ids; `places` keeps where each stood, in the order in which findings come back."""
    last, number = "", 0
    for (wished, at), held in part:
        number = number + 1 if wished == last else 1
        last = wished
        places.append(at)
        yield numbered(unpacked(held), number)


def failures(found: "RDD[Page]", read: "RDD[Reading]") -> "RDD[tuple[int, Failure]]":
    """All that could not be read, with its place in the order."""
    return found.flatMap(_failure).union(read.flatMap(_failure))


def _failure(one: Page | Reading) -> Iterator[tuple[int, Failure]]:
    if isinstance(one.held, Failure):
        yield one.at, one.held


def fault(read: "RDD[Reading]") -> SaysoError | None:
    """What is wrong with Sayso's own tables or with a plug-in on a worker, None where nothing is."""
    found = read.map(lambda one: one.held).filter(lambda held: isinstance(held, SaysoError)).take(1)
    return found[0] if found and isinstance(found[0], SaysoError) else None
