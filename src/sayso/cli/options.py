"""Options that several commands share, each with its one wording."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.output import Format

FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help="Format of the report; without it the "
                                                     "file's name tells, else text.", show_default=False)]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to this "
                                                   "file.", show_default=False)]
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Show all claims and sources, not only the first.")]
