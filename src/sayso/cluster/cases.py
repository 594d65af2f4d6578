"""Each case worked out by one worker, with all its articles at hand; then all cases as tables."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.cluster.folder import WORK, Folder, packed, unpacked
from sayso.cluster.grouping import Place
from sayso.cluster.reading import Reading
from sayso.engine.crew import Crew, Died
from sayso.engine.protocol import described
from sayso.engine.spark import tried_before
from sayso.engine.worker import Send
from sayso.errors import SaysoError
from sayso.extras import load
from sayso.ingest import Limits
from sayso.model import Annotated, Case, Failure
from sayso.model.table import Value
from sayso.model.tables import KINDS
from sayso.patience import TimeUp, at_most, or_end
from sayso.relate import relate
from sayso.workspace.taking import Placed

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, SparkSession

FEW = 50
"""Articles a task, when cases are worked out: the cost of a case grows faster than its articles."""
LONGEST = 3600.0
GIVEN_UP = 2 * LONGEST
"""Seconds that one case may take, and after which a process is ended in which its time cannot end."""
WIDE = f"{WORK}/tables"


class Worked(NamedTuple):
    """A case, packed, and for each of its articles, in the order of arrival, its id and why it is in the case; and why
    it could not be worked out, where it could not."""

    case: str
    whys: tuple[tuple[str, str], ...]
    held: bytes
    failures: tuple[Failure, ...]

    def placed(self) -> tuple[Case, list[Placed]]:
        """The case, and its articles in the order of arrival."""
        case: Case = unpacked(self.held)
        read = {one.article.id: one for one in case.read}
        return case, [Placed(read[ident], why) for ident, why in self.whys]


Member = tuple[str, bytes]
"""Why an article is in its case, and its findings, packed."""


def worked(read: "RDD[Reading]", places: "RDD[tuple[int, Place]]", count: int) -> "RDD[Worked | SaysoError]":
    """Every case."""
    tasks = max(1, -(-count // FEW))
    found = read.flatMap(_held).join(places, tasks)
    keyed = found.map(lambda row: ((row[1][1].case, row[0]), (row[1][1].why, row[1][0])))
    together = keyed.repartitionAndSortWithinPartitions(tasks, lambda key: zlib.crc32(key[0].encode()))
    return together.mapPartitions(_each)


def fault(found: "RDD[Worked | SaysoError]") -> SaysoError | None:
    """What is wrong with Sayso's own tables or with a plug-in on a worker, None where nothing is."""
    return next((one for one in found.filter(lambda one: isinstance(one, SaysoError)).take(1)
                 if isinstance(one, SaysoError)), None)


def _held(one: Reading) -> Iterator[tuple[int, bytes]]:
    if isinstance(one.held, bytes):
        yield one.at, one.held


def _each(part: Iterable[tuple[tuple[str, int], Member]]) -> Iterator[Worked | SaysoError]:
    """Where the worker before died of this share, or was lost with it, each case is worked out in a process beside this
    one, so that one that killed it costs a line and not the run. An error that is no matter of one case (a stage of
    another package) comes as a value: see `fault`."""
    with Crew(GIVEN_UP) as crew:
        try:
            for name, rows in groupby(part, key=lambda row: row[0][0]):
                members = [member for _, member in rows]
                yield _apart(crew, name, members) if tried_before() else _here(name, members)
        except SaysoError as error:
            yield SaysoError(str(error))


def _apart(crew: Crew, name: str, members: Sequence[Member]) -> Worked:
    try:
        (worked,) = crew.ask(_sent, name, members)
    except Died as death:
        why = f"the process that worked it out died ({death})"
        return _put(name, members, lambda read: _bare(name, read, why))
    return worked  # type: ignore[no-any-return]  # what `_sent` sends


def _sent(send: Send, name: str, members: Sequence[Member]) -> None:
    send(_here(name, members))


def _here(name: str, members: Sequence[Member]) -> Worked:
    with or_end(GIVEN_UP):
        return _put(name, members, lambda read: _case(name, read))


def _put(name: str, members: Sequence[Member], made: Callable[[tuple[Annotated, ...]], Case]) -> Worked:
    read: tuple[Annotated, ...] = tuple(unpacked(held) for _, held in members)
    whys = tuple((one.article.id, why) for one, (why, _) in zip(read, members, strict=True))
    case = made(read)
    return Worked(name, whys, packed(case), case.failures)


def _case(name: str, read: tuple[Annotated, ...]) -> Case:
    """What the articles make; where that cannot be worked out, the articles alone, with the reason."""
    most = Limits().articles
    if len(read) > most:
        why = f"the case has {len(read):,} articles and was not worked out: a case holds at most {most:,}"
        return Case(read, failures=(Failure(name, why, "read a part of its articles with sayso read"),))
    try:
        with at_most(LONGEST):
            return relate(read)
    except SaysoError:
        raise
    except TimeUp:
        return _bare(name, read, f"it takes more than {LONGEST:,.0f} seconds")
    except Exception as error:
        return _bare(name, read, described(error))


def _bare(name: str, read: tuple[Annotated, ...], why: str) -> Case:
    return Case(read, failures=(Failure(name, f"the case cannot be worked out: {why}",
                                        "please report it with the articles"),))


def failures(found: "RDD[Worked]") -> "RDD[tuple[int, Failure]]":
    """The cases that could not be worked out; they come last in the report."""
    return found.flatMap(lambda one: one.failures).map(lambda failure: (LAST, failure))


def write(session: "SparkSession", found: "RDD[Worked]", folder: Folder) -> None:
    """One folder of Parquet files a table, each row with the id of its case, and `cases` with each case whole."""
    types: Any = load("pyspark.sql.types", "spark")
    rows = session.read.parquet(folder.table(
        WIDE, lambda: session.createDataFrame(found.map(_row), _schema(types), verifySchema=False)))
    folder.table("cases", lambda: rows.drop(*KINDS))
    for name in KINDS:
        folder.table(name, partial(_one, rows, name))


def _one(rows: "DataFrame", name: str) -> "DataFrame":
    """Of all rows of all tables those of one."""
    explode: Any = load("pyspark.sql.functions", "spark").explode
    return rows.select("case", explode(name).alias("row")).select("case", "row.*")


def write_failures(session: "SparkSession", found: "RDD[tuple[int, Failure]]", folder: Folder) -> list[Failure]:
    """All of them in the order of the files as Parquet, and the first few to be told at once. This table is always
    made anew. They are looked for by many tasks, and come together in one."""
    types: Any = load("pyspark.sql.types", "spark")
    schema = types.StructType([types.StructField(name, types.StringType()) for name in FAILURE])
    keyed = found.map(lambda one: ((one[0], one[1].path, one[1].reason), one[1]))
    rows = keyed.repartitionAndSortWithinPartitions(1, lambda _: 0).values().map(
        lambda one: tuple(_plain(getattr(one, name)) for name in FAILURE))
    folder.drop("failures")
    path = folder.table("failures", lambda: session.createDataFrame(rows, schema, verifySchema=False))
    return [Failure(**row.asDict()) for row in session.read.parquet(path).take(TOLD)]


FAILURE = ("path", "place", "severity", "reason", "remedy")
TOLD = 10
LAST = 1 << 62
"""How many failures are told at once; the place of what belongs to no file."""
COLUMNS = (
    ("case", "text", "id of the case, after its first article"),
    ("title", "text", "its first article's headline"),
    ("articles_count", "integer", "how many articles it has"),
    ("claims_count", "integer", "how many claims"),
    ("first", "text", "its first day of publication, ISO 8601"),
    ("last", "text", "its last"),
    ("members", "list", "ids of its articles in the order of arrival"),
    ("why", "list", "why each of them is in the case, in the same order"),
    ("json", "text", "all of it in the exchange format sayso/1, texts included"),
)


def _schema(types: Any) -> Any:
    kinds = {"text": types.StringType(), "integer": types.LongType(), "number": types.DoubleType(),
             "truth": types.BooleanType(), "list": types.ArrayType(types.StringType())}

    def fields(columns: Iterable[tuple[str, str, str]]) -> Any:
        return [types.StructField(name, kinds[kind], metadata={"about": about}) for name, kind, about in columns]

    tables = [types.StructField(name, types.ArrayType(types.StructType(fields(
        (c.name, c.type, c.about) for c in kind.columns)))) for name, kind in KINDS.items()]
    return types.StructType([*fields(COLUMNS), *tables])


def _row(one: Worked) -> tuple[Any, ...]:
    case: Case = unpacked(one.held)
    first = next(a for a in case.articles if a.id == one.whys[0][0])
    days = sorted(a.published for a in case.articles if a.published)
    about = (one.case, _plain(first.title or first.id), len(case.read), len(case.claims), days[0] if days else None,
             days[-1] if days else None, [ident for ident, _ in one.whys], [_plain(why) for _, why in one.whys],
             json.dumps(case.to_dict()))
    return (*about, *(list(_rows(case, name)) for name in KINDS))


def _rows(case: Case, name: str) -> Iterator[tuple[Any, ...]]:
    table = case.table(name)
    for row in table.rows:
        yield tuple(_cell(value, column.type) for value, column in zip(row, table.columns, strict=True))


def _cell(value: Value, kind: str) -> Any:
    """The value as Spark takes it: no integer where a number of another type is meant."""
    if kind == "number" and value is not None:
        return float(value)  # type: ignore[arg-type]  # a column of numbers holds numbers
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    """A text in UTF-8; what is no character of any text is written as an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
