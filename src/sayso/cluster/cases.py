"""Each case worked out by one worker, with all its articles at hand; then all cases as tables."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.cluster.folder import Folder, packed, unpacked
from sayso.cluster.grouping import Place
from sayso.cluster.reading import Reading
from sayso.engine.protocol import described
from sayso.extras import load
from sayso.ingest import Limits
from sayso.model import Annotated, Case, Failure
from sayso.model.table import Value
from sayso.model.tables import KINDS
from sayso.relate import relate
from sayso.workspace.taking import Placed

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession

FEW = 50
"""Articles a task, when cases are worked out: the cost of a case grows faster than its articles."""
WIDE = "tables"


class Worked(NamedTuple):
    """A case, packed, and for each of its articles, in the order of arrival, its id and why it is in the case."""

    case: str
    whys: tuple[tuple[str, str], ...]
    held: bytes

    def placed(self) -> tuple[Case, list[Placed]]:
        """The case, and its articles in the order of arrival."""
        case: Case = unpacked(self.held)
        read = {one.article.id: one for one in case.read}
        return case, [Placed(read[ident], why) for ident, why in self.whys]


def worked(read: "RDD[Reading]", places: "RDD[tuple[int, Place]]", count: int) -> "RDD[Worked]":
    """Every case."""
    tasks = max(1, -(-count // FEW))
    found = read.flatMap(_held).join(places, tasks)
    together = found.map(lambda row: (row[1][1].case, (row[0], row[1][1].why, row[1][0]))).groupByKey(tasks)
    return together.map(lambda group: _worked(group[0], sorted(group[1], key=lambda one: one[0])))


def _held(one: Reading) -> Iterator[tuple[int, bytes]]:
    if isinstance(one.held, bytes):
        yield one.at, one.held


def _worked(name: str, members: Sequence[tuple[int, str, bytes]]) -> Worked:
    read: list[Annotated] = [unpacked(held) for _, _, held in members]
    whys = tuple((one.article.id, why) for one, (_, why, _) in zip(read, members, strict=True))
    return Worked(name, whys, packed(_case(name, tuple(read))))


def _case(name: str, read: tuple[Annotated, ...]) -> Case:
    """What the articles make; where that cannot be worked out, the articles alone, with the reason."""
    most = Limits().articles
    if len(read) > most:
        why = f"the case has {len(read):,} articles and was not worked out: a case holds at most {most:,}"
        return Case(read, failures=(Failure(name, why, "read a part of its articles with sayso read"),))
    try:
        return relate(read)
    except Exception as error:
        return Case(read, failures=(Failure(name, f"the case cannot be worked out ({described(error)})",
                                            "please report it with the articles"),))


def failures(found: "RDD[Worked]") -> "RDD[tuple[int, Failure]]":
    """The cases that could not be worked out; they come last in the report."""
    return found.flatMap(lambda one: unpacked(one.held).failures).map(lambda failure: (1 << 62, failure))


def write(session: "SparkSession", found: "RDD[Worked]", folder: Folder) -> None:
    """One folder of Parquet files a table, each row with the id of its case, and `cases` with each case whole."""
    types: Any = load("pyspark.sql.types", "spark")
    functions: Any = load("pyspark.sql.functions", "spark")
    wide = f"{folder.path}/_work/{WIDE}"
    session.createDataFrame(found.map(_row), _schema(types), verifySchema=False).write.parquet(wide)
    rows = session.read.parquet(wide)
    rows.drop(*KINDS).write.parquet(f"{folder.path}/cases")
    for name in KINDS:
        single = rows.select("case", functions.explode(name).alias("row")).select("case", "row.*")
        single.write.parquet(f"{folder.path}/{name}")


def write_failures(session: "SparkSession", found: "RDD[tuple[int, Failure]]", folder: Folder) -> list[Failure]:
    """All of them in the order of the files as Parquet, and the first few to be told at once."""
    types: Any = load("pyspark.sql.types", "spark")
    fields = ("path", "place", "severity", "reason", "remedy")
    schema = types.StructType([types.StructField(name, types.StringType()) for name in fields])
    ordered = found.sortBy(lambda one: one[0], numPartitions=1).values()
    rows = ordered.map(lambda one: tuple(_plain(getattr(one, name)) for name in fields))
    session.createDataFrame(rows, schema, verifySchema=False).write.parquet(f"{folder.path}/failures")
    return list(ordered.take(TOLD))


TOLD = 10
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
