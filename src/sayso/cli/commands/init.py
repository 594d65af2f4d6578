"""`sayso init`: an empty workspace."""

from typing import Annotated

import typer

from sayso.cli.workspaces import Shown, ShownOption, answer, held, opened

ABOUT = """Make a workspace, where articles and cases are kept.

A workspace is a folder named .sayso, here or in FOLDER, or a PostgreSQL database. `sayso add` makes one too. All
commands find it from any folder below, as git does.

\b
Examples:
  sayso init
  sayso init investigations/port
  sayso init postgresql://me@db.example/sayso
"""


def run(
    where: Annotated[str | None, typer.Argument(metavar="[FOLDER|URL]", show_default=False,
                                                help="Where; here without it.")] = None,
    form: ShownOption = Shown.text,
) -> None:
    """Make it, or say that it is there."""
    with opened(where or ".", make=True) as workspace:
        counts = workspace.counts()
        told = f"Workspace in {workspace.place.shown}: {held(counts)}"
        answer(form, [told], lambda: {"place": workspace.place.shown, **counts})
