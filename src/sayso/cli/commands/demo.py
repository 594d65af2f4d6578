"""`sayso demo`: a report on the invented event that comes with Sayso."""

import typer

from sayso.cli.cases import deliver, read_demo
from sayso.cli.options import AllOption, FormatOption, OutputOption
from sayso.cli.output import promised

ABOUT = """Show a report on an invented event: eight articles that come with Sayso.

\b
Examples:
  sayso demo
  sayso demo -o demo.html
  sayso why 1                       then ask about its first claim
"""


def run(form: FormatOption = None, output: OutputOption = None, every: AllOption = False) -> None:
    """Read the eight articles and report."""
    promised(form, output)
    case = read_demo()
    deliver(case, form, output, every)
    typer.echo("\nThe event and all who speak of it are invented. Next: sayso why 1, sayso read YOUR-FOLDER", err=True)
