"""`sayso read`: a report on articles."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.cases import deliver, promised, read_case, warned
from sayso.cli.options import AllOption, FormatOption, FormatsOption, JudgeOption, OutputOption

ABOUT = """Read articles on one event and report who says what.

Files and folders of .txt, .html, .json or .jsonl make one case. A .txt file may open with a title line and header
lines (title:, outlet:, date:, url:, agency:, byline:), then a blank line.

\b
Examples:
  sayso read my-case/
  sayso read a.txt b.html c.jsonl --all
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
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.", show_default=False)],
    form: FormatOption = None, output: OutputOption = None, every: AllOption = False,
    formats: FormatsOption = False, judge: JudgeOption = None,
) -> None:
    """Read, report, and end with 3 where something was left out."""
    promised(form, output)
    case = read_case(paths, judge)
    deliver(case, form, output, every)
    raise typer.Exit(warned(case))
