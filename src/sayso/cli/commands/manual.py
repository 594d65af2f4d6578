"""`sayso manual`: the man page, made from the help of the commands."""

import sys
from collections.abc import Iterator

ABOUT = """Print the man page of sayso, for man to show.

\b
Examples:
  sayso manual > ~/.local/share/man/man1/sayso.1
  sayso manual | man -l -
"""

ENVIRONMENT = (
    ("SAYSO_DATA", "Folder of your own tables."), ("SAYSO_CACHE", "Folder that keeps the case read last."),
    ("SAYSO_WORKSPACE", "The workspace: a folder or a postgresql:// URL."),
    ("SAYSO_PLUGINS", "off leaves stages of other packages out."), ("SAYSO_DEBUG", "Show where a fault lies."),
)


def run() -> None:
    """Print the page."""
    sys.stdout.write(page())


def page() -> str:
    """One page in the man macros of roff, for all commands."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    from sayso.cli.app import COMMANDS
    from sayso.version import VERSION

    yield f'.TH SAYSO 1 "" "Sayso {VERSION}" "User Commands"'
    yield ".SH NAME"
    yield "sayso \\- who originally said what in many reports of one event"
    yield ".SH SYNOPSIS"
    yield ".B sayso"
    yield "COMMAND [OPTIONS] ..."
    yield from _section("DESCRIPTION", ())
    for name, _ in COMMANDS:
        yield from _section(f"sayso {name}".upper(), (name,))
    yield ".SH ENVIRONMENT"
    for name, about in ENVIRONMENT:
        yield ".TP"
        yield f".B {name}"
        yield about


def _section(title: str, command: tuple[str, ...]) -> Iterator[str]:
    """The help of one command as it stands, in a block that is not filled."""
    from typer.testing import CliRunner

    from sayso.cli.app import app

    shown = CliRunner().invoke(app, [*command, "--help"], prog_name="sayso", env={"COLUMNS": "80"}).output
    yield f'.SH "{title}"'
    yield ".nf"
    yield from map(_escaped, shown.strip().splitlines())
    yield ".fi"


def _escaped(line: str) -> str:
    plain = line.rstrip().replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
