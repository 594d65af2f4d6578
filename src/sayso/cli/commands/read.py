"""`sayso read`: a report on articles."""

from typing import Annotated

import typer

from sayso.cli.cases import deliver, how, read_case, warned
from sayso.cli.options import (
    AllOption,
    ColumnOption,
    FetchOption,
    FormatOption,
    FormatsOption,
    JudgeOption,
    OutputOption,
)
from sayso.cli.output import apart, promised

ABOUT = """Read articles on one event and report who says what.

Files and folders make one case: text, web pages, JSON, CSV and XLSX tables, RSS and Atom feeds, e-mails, PDF, ninjs
and NewsML-G2, WARC and WACZ archives, zip and tar of any of these. `-` is standard input, a web address is fetched with
--fetch. A .txt file may open with a title line and header lines (title:, outlet:, date:, url:, agency:, byline:), then
a blank line.

\b
Examples:
  sayso read my-case/
  sayso read a.txt b.html c.jsonl --all
  sayso read --fetch https://example.org/news/1 my-case/
  sayso read list.csv --column text=Body --column date=Day
  sayso read my-case/ -o report.html
  sayso read my-case/ --format json | jq .claims
  sayso read my-case/ -f dot | dot -Tsvg > lineage.svg
  sayso read my-case/ -o case.xlsx

\b
Exit codes:
  0  everything was read
  1  nothing could be read
  2  the command was not understood
  3  something was left out or read only in part; the report names it
"""


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, web addresses, or - for standard "
                                               "input.", show_default=False)],
    form: FormatOption = None, output: OutputOption = None, every: AllOption = False,
    formats: FormatsOption = False, judge: JudgeOption = None, fetch: FetchOption = False,
    columns: ColumnOption = None,
) -> None:
    """Read, report, and end with 3 where something was left out."""
    promised(form, output)
    apart(paths, form, output)
    case = read_case(paths, judge, how(fetch, columns))
    deliver(case, form, output, every)
    raise typer.Exit(warned(case))
