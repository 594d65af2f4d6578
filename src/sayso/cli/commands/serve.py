"""`sayso serve`: the workbench in the browser."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.cases import how, read_case, read_demo
from sayso.cli.options import FetchOption
from sayso.cli.workspaces import WorkspaceOption
from sayso.errors import NoWorkspace
from sayso.extras import load

if TYPE_CHECKING:
    from sayso.web.desk import Desk

ABOUT = """Open cases in the browser: read, compare, judge and share them.

The server runs on this machine for this machine alone until it is stopped with Ctrl-C. Nothing leaves the machine, and
nothing is fetched from elsewhere but with --fetch, which lets feeds be given in the browser. Without files it opens the
workspace here, where decisions and articles are kept; where there is none, it shows the example that comes along.

\b
Examples:
  sayso serve                            the workspace here, or the example
  sayso serve my-case/                   the articles in a folder, to read
  sayso serve --workspace desk/          a workspace, made if there is none
  sayso serve my-case/ --port 9000
  sayso serve --fetch                    feeds can be given in the browser
  sayso serve my-case/ --host 0.0.0.0    for others in the network too, who
                                         need the token that it prints
"""


def run(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Files, folders, web addresses.",
                                                      show_default=False)] = None,
    host: Annotated[str, typer.Option(help="Address to serve on; any but this machine's own needs a token.")]
    = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes one that is free.", min=0, max=65535)] = 8017,
    workspace: WorkspaceOption = None, fetch: FetchOption = False,
) -> None:
    """Open what is meant, then serve it until interrupted."""
    for library in ("starlette", "jinja2", "uvicorn", "python_multipart"):
        load(library, "web")
    from sayso.web.serve import serve

    serve(_desk(paths, workspace, fetch), host, port, lambda at: typer.echo(f"Sayso is at {at}  (Ctrl-C stops it)"))


def _desk(paths: list[str] | None, workspace: str | None, fetch: bool) -> "Desk":
    from sayso.ingest.fetch import Manners
    from sayso.web.desk import FromFiles
    from sayso.web.kept import Kept
    from sayso.workspace import Workspace

    if paths:
        return FromFiles(read_case(paths, options=how(fetch, None)))
    try:
        return Kept(Workspace.open(workspace, make=workspace is not None), Manners() if fetch else None)
    except NoWorkspace:
        return FromFiles(read_demo())
