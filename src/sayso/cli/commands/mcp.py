"""`sayso mcp`: a server for agents."""

from pathlib import Path
from typing import Annotated

import typer

ABOUT = """Serve cases to an agent by the Model Context Protocol, over standard input and output.

The agent may read what lies in FOLDER (this one, if none is named) and nothing else; nothing leaves this machine but
what the agent is answered. It takes: pip install 'sayso[mcp]'

\b
Examples:
  sayso mcp                          the cases in this folder
  sayso mcp my-cases/
  sayso mcp /home/me/my-cases        as a client has it in its settings
"""


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False, show_default=False,
                                           help="Where the cases lie.")] = Path(),
) -> None:
    """Serve until the client hangs up."""
    from sayso.mcp.server import make

    make(folder).run("stdio")
