"""`sayso cluster`: archives of millions, on Apache Spark."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.cases import how
from sayso.cli.codes import LEFT_OUT
from sayso.cli.options import ColumnOption
from sayso.cli.workspaces import progress

if TYPE_CHECKING:
    from sayso.cluster import Report

ABOUT = """Read archives of any size on Apache Spark: WARC files and all else that `sayso read` takes.

Articles are put into cases, one a story, and each case is worked out. FOLDER holds the results as Parquet: cases
(each whole, as JSON), articles, claims, mentions, sources, attributions, discrepancies, edges, losses, and failures,
one row for all that was left out. With --workspace the cases are kept there too. Without --master all cores of this
machine are used, or what spark-submit says. Paths may be s3://, gs:// and hdfs:// addresses. It takes Java 17 and
pip install 'sayso[spark]'.

A run that was stopped, whatever stopped it, goes on where it was when the same command is given again. It is refused
where the files, Sayso or your tables have changed since.

\b
Examples:
  sayso cluster archive/ --out results
  sayso cluster a.warc.gz b.warc.gz --out results --overwrite
  sayso cluster archive/ --out results -w postgresql://db.example/sayso
  sayso cluster hdfs:///news/ --out hdfs:///results --master yarn \\
    --conf spark.executor.instances=20

\b
Exit codes:
  0  everything was read
  1  nothing could be read
  2  the command was not understood, or Spark gave up
  3  something was left out or read only in part; the table failures names it
  5  the workspace could not be read or written
"""


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders that all machines can read.",
                                               show_default=False)],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", show_default=False,
                                     help="A folder for the results, where all machines can write: a new one, or "
                                     "that of the same run, which was stopped.")],
    master: Annotated[str | None, typer.Option(metavar="URL", show_default=False,
                                               help="Spark's master: local[4], yarn, k8s://..., spark://...")] = None,
    settings: Annotated[list[str] | None, typer.Option(
        "--conf", metavar="NAME=VALUE", show_default=False,
        help="A setting of Spark's; may be given several times.")] = None,
    workspace: Annotated[str | None, typer.Option(
        "--workspace", "-w", metavar="PLACE", show_default=False,
        help="Keep the cases in this workspace too: a postgresql:// URL, or on one machine a folder.")] = None,
    columns: ColumnOption = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Remove what is in FOLDER, and begin anew.")] = False,
) -> None:
    """Run, and say what was done and what was left out."""
    chosen = dict(map(_setting, settings or ()))
    options = how(False, columns)
    from sayso.cluster import How
    from sayso.cluster import run as run_all
    from sayso.engine.spark import opened

    with opened(master, chosen) as session, progress() as shown:
        report = run_all(paths, out, session, How(workspace, overwrite, shown, options=options))
    for line in _lines(report, out):
        typer.echo(line)
    if report.left_out or report.partly:
        raise typer.Exit(LEFT_OUT)


def _setting(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name.startswith("spark."):
        raise typer.BadParameter(f"{given!r} is no setting such as spark.executor.memory=4g", param_hint="--conf")
    return name, value


def _lines(report: "Report", out: str) -> Iterator[str]:
    from sayso.render import listing, wording

    yield (f"{wording.count(report.articles, 'article')} in {wording.count(report.cases, 'case')}, "
           f"{wording.count(report.claims, 'claim')}")
    yield f"written to {out}" + (", by going on with a run that had been stopped" if report.went_on else "")
    if report.added is not None:
        known = f", {report.known:,} here already" if report.known else ""
        yield f"{wording.count(report.added, 'article')} added to the workspace{known}"
    for f in report.failures:
        place = f"{f.path}, {f.place}" if f.place else f.path
        yield listing.wrapped(f"{place}: {f.reason}" + (f" ({f.remedy})" if f.remedy else ""), "! ", "  ")
    more = report.left_out + report.partly - len(report.failures)
    if more > 0:
        yield f"and {more:,} more in {out}/failures"
