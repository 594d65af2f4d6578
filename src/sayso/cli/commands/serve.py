"""`sayso serve`: the workbench in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.cases import read_case, read_demo
from sayso.extras import load

ABOUT = """Open a case in the browser: read, compare and share it.

The server runs on this machine for this machine alone until it is stopped with Ctrl-C. Nothing is fetched from
elsewhere, and nothing leaves the machine.

\b
Examples:
  sayso serve my-case/                   the articles in a folder, as one case
  sayso serve                            the example that comes along
  sayso serve my-case/ --port 9000
  sayso serve my-case/ --host 0.0.0.0    for others in the network too, who need the token it prints
"""


def run(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files and folders.",
                                                       show_default=False)] = None,
    host: Annotated[str, typer.Option(help="Address to serve on; any but this machine's own needs a token.")]
    = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes one that is free.", min=0, max=65535)] = 8017,
) -> None:
    """Read the case, then serve it until interrupted."""
    for library in ("starlette", "jinja2", "uvicorn"):
        load(library, "web")
    from sayso.web.desk import FromFiles
    from sayso.web.serve import serve

    case = read_case(paths) if paths else read_demo()
    serve(FromFiles(case), host, port, lambda address: typer.echo(f"Sayso is at {address}  (Ctrl-C stops it)"))
