"""`sayso export`: a case, or all of a workspace, for other tools and other workspaces."""

import json
import sys
from typing import Annotated

import typer

from sayso.cli.cases import deliver
from sayso.cli.options import FormatOption, FormatsOption, OutputOption
from sayso.cli.output import promised
from sayso.cli.workspaces import WorkspaceOption, opened
from sayso.export.delivery import put
from sayso.export.formats import BY_NAME, by_file_name

ABOUT = """Write a case in any format, or all cases as JSON lines that `sayso import` takes back.

`sayso why` and `sayso verify` then ask the case that was exported. What is exported holds articles, findings and the
decisions that hold; decisions that were undone and the log stay in the workspace.

\b
Examples:
  sayso export 4f2a -o case.html
  sayso export 4f2a --format stix -o case.stix.json
  sayso export -o everything.jsonl
  sayso export | sayso import - --workspace postgresql://db.example/sayso
"""


def run(
    wanted: Annotated[str | None, typer.Argument(metavar="[CASE]", show_default=False,
                                                 help="The case; all cases without it.")] = None,
    form: FormatOption = None, output: OutputOption = None, formats: FormatsOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write one case, or all."""
    if wanted:
        promised(form, output)
    elif form not in (None, "json") or (output and by_file_name(output) not in (None, BY_NAME["json"])):
        raise typer.BadParameter("all cases at once are written as JSON lines only: name a case",
                                 param_hint="--format" if form else "--output")
    with opened(workspace) as here:
        if wanted:
            from sayso.cli import last

            case = here.case(wanted)
            last.keep(case)
            deliver(case, form or (None if output else "json"), output, True)
            return
        lines = (json.dumps(here.case(c.id).to_dict(), ensure_ascii=False) + "\n" for c in here.cases())
        if output:
            put(output, "".join(lines))
            typer.echo(f"written to {output}", err=True)
        else:
            sys.stdout.writelines(lines)
