"""`sayso why`: what a line of a report rests on."""

import sys
from typing import Annotated

import typer

from sayso.cli.cases import asked_about
from sayso.cli.options import OutputOption
from sayso.export.delivery import put

ABOUT = """Show the evidence and the method behind one line of a report.

ID is what the report shows under "ask why", its beginning, the number of a claim, or an article. What is asked about a
claim or a source names the attributions it rests on, in brackets: these can be asked too. Without PATH the case read
last is asked; PATH is a case exported as JSON, or articles to read.

\b
Examples:
  sayso why 1
  sayso why claim-1a2b3c4d
  sayso why attribution-6b02
  sayso why discrepancy-5e my-case/
  sayso why source-77aa01bc case.json
"""


def run(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="What the report shows under \"ask why\".")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]", show_default=False,
                                                       help="A case exported as JSON, or articles.")] = None,
    output: OutputOption = None,
) -> None:
    """Print the evidence, or write it to a file."""
    from sayso.render import why

    answer = why.render(asked_about(paths or []), wanted)
    put(output, answer) if output else sys.stdout.write(answer)
