"""What the site takes from the code when it is built: the help of every command, and files outside of `docs` as names."""

import posixpath
import re
from typing import Any

LINK = re.compile(r"\[([^\]\n]+)\]\((\.\./[^)\s]+)\)")
COMMANDS = "reference/commands.md"


def on_files(files: Any, config: Any) -> Any:
    """Adds the page of commands, which is in no file."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, COMMANDS, content=_commands()))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """A link to a file of the repository that is no page shows the file's name."""
    folder = posixpath.dirname(page.file.src_uri)

    def named(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[2].partition("#")[0]))
        return f"{link[1]} (`{target.removeprefix('../')}`)" if target.startswith("../") else link[0]

    return LINK.sub(named, markdown)


def _commands() -> str:
    import typer
    from typer.testing import CliRunner

    from sayso.cli.app import COMMANDS as every
    from sayso.cli.app import app

    run = CliRunner()
    assert isinstance(app, typer.Typer)
    parts = ["# Commands", "", "The help of every command, as `sayso COMMAND --help` prints it.", ""]
    for name in ("", *(name for name, _ in every)):
        shown = run.invoke(app, [*filter(None, [name]), "--help"], prog_name="sayso", env={"COLUMNS": "90"}).output
        parts += [f"## {f'sayso {name}'.strip()}", "", "```text", shown.strip(), "```", ""]
    return "\n".join(parts)
