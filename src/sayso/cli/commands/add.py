"""`sayso add`: articles into the workspace."""

from typing import Annotated

import typer

from sayso.cli import arrivals
from sayso.cli.cases import how
from sayso.cli.codes import LEFT_OUT
from sayso.cli.options import ColumnOption, FetchOption
from sayso.cli.workspaces import Shown, ShownOption, WorkspaceOption, answer, opened, progress
from sayso.errors import NothingToRead

ABOUT = """Add articles to the workspace: each is read once and put into the case that it fits, or opens one.

Takes what `sayso read` takes. Without a workspace here or above, one is made here. What is there already is not added
again, so a run that was stopped is simply run again.

\b
Examples:
  sayso add downloads/
  sayso add a.txt b.html --case 4f2a      these belong to that case
  sayso add port-blast/ --case new        these make one case, alike or not
"""


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, web addresses, or - for standard "
                                               "input.", show_default=False)],
    case: Annotated[str | None, typer.Option("--case", "-c", metavar="ID", show_default=False,
                                             help="Put all into this case; `new` opens one for them.")] = None,
    workspace: WorkspaceOption = None, form: ShownOption = Shown.text, fetch: FetchOption = False,
    columns: ColumnOption = None,
) -> None:
    """Add, and tell what is new in the cases that changed."""
    from sayso.ingest import gather

    options = how(fetch, columns)
    with progress() as shown:
        articles, failures = gather(paths, shown, options)
        if not articles:
            reasons = [f"{f.path}: {f.reason}" for f in failures[:10]]
            raise NothingToRead("\n  ".join(("no article could be read:", *reasons)))
        with opened(workspace, make=True) as here:
            here.note_failures(failures)
            added = here.add(articles, case, shown)
            cases = arrivals.changed(here, added, shown)
    failures += added.failures
    answer(form, arrivals.lines(added, cases, failures), lambda: arrivals.value(added, cases, failures))
    if failures:
        raise typer.Exit(LEFT_OUT)
