"""The command `sayso`: thin; it turns arguments into calls and errors into messages and exit codes."""

import os
import sys
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli.codes import INTERRUPTED, NOTHING_READ, STORE_FAILED, USAGE
from sayso.cli.commands import (
    add,
    bring,
    case,
    cases,
    cluster,
    decide,
    demo,
    doctor,
    export,
    init,
    log,
    manual,
    mcp,
    read,
    redo,
    search,
    serve,
    trace,
    undo,
    verify,
    watch,
    why,
)
from sayso.errors import NewerWorkspace, NothingToRead, SaysoError, StoreFailed, UnknownId

ABOUT = """On whose say-so? Reads many reports of one event and works out who originally said what, on how many
independent origins each claim stands, how the reports derive from one another, and where the accounts part.
Nothing leaves this machine.

\b
Examples:
  sayso demo                     an invented event, to see what a report shows
  sayso read my-case/            the articles in a folder, as one case
  sayso read a.txt b.html -o report.html
  sayso why claim-1a2b3c4d       the evidence behind a line of the last report
  sayso serve my-case/           read and compare the articles in the browser
  sayso add downloads/           keep articles, grouped into cases
"""

COMMANDS = (
    ("read", read),
    ("why", why),
    ("verify", verify),
    ("demo", demo),
    ("serve", serve),
    ("mcp", mcp),
    ("init", init),
    ("add", add),
    ("cases", cases),
    ("case", case),
    ("search", search),
    ("trace", trace),
    ("watch", watch),
    ("decide", decide),
    ("undo", undo),
    ("redo", redo),
    ("log", log),
    ("cluster", cluster),
    ("export", export),
    ("import", bring),
    ("doctor", doctor),
    ("manual", manual),
)
"""All commands, in the order in which the help shows them; what is heavy loads when a command runs."""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
                  help=ABOUT, context_settings={"help_option_names": ["-h", "--help"]})


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _sayso(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True,
                                          help="Show the version and exit.")] = False,
) -> None:
    pass


for _name, _command in COMMANDS:
    app.command(_name, help=_command.ABOUT)(_command.run)


def main() -> None:
    """Entry point of the command; errors end in one line and an exit code, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
        sys.stdout.flush()
    except NothingToRead as error:
        _end(str(error), NOTHING_READ)
    except (StoreFailed, NewerWorkspace) as error:
        _end(str(error), STORE_FAILED)
    except (UnknownId, SaysoError) as error:
        _end(str(error), USAGE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _end("stopped", INTERRUPTED)
    except Exception as error:
        if os.environ.get("SAYSO_DEBUG"):
            raise
        _end(f"a fault in Sayso itself ({type(error).__name__}: {error}); SAYSO_DEBUG=1 shows where", NOTHING_READ)


def _end(message: str, code: int) -> None:
    print(f"sayso: {message}", file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main()
