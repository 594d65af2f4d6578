"""Where a report goes: the terminal, a pipe or a file, in one of several formats."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.model import Case


class Format(StrEnum):
    """The formats of a report."""

    text = "text"
    html = "html"
    md = "md"
    json = "json"
    dot = "dot"
    graphml = "graphml"


BY_SUFFIX = {".html": Format.html, ".htm": Format.html, ".md": Format.md, ".markdown": Format.md, ".json": Format.json,
             ".dot": Format.dot, ".gv": Format.dot, ".graphml": Format.graphml}


class CannotWrite(SaysoError):
    """The file for the report cannot be written."""


def chosen(form: Format | None, target: Path | None) -> Format:
    """The format asked for, else the one that the file's name tells, else text."""
    if form:
        return form
    return BY_SUFFIX.get(target.suffix.lower(), Format.text) if target else Format.text


def write(case: "Case", form: Format, target: Path | None, every: bool) -> None:
    """Print the report, or write it to a file in UTF-8."""
    if target is None and form is Format.text:
        _to_terminal(case, every)
    elif target is None:
        sys.stdout.write(_rendered(case, form, every))
    else:
        put(target, _rendered(case, form, every or form is not Format.text))


def put(target: Path, content: str) -> None:
    """Write a file; CannotWrite with the reason."""
    try:
        target.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"{target} cannot be written: {error.strerror or error}") from None


def _to_terminal(case: "Case", every: bool) -> None:
    from rich.console import Console

    from sayso.render import terminal

    if sys.stdout.isatty():
        terminal.show(case, Console(highlight=False), every)
    else:
        sys.stdout.write(terminal.render(case, every))


def _rendered(case: "Case", form: Format, every: bool) -> str:
    from sayso.render import dot, graphml, html, json, markdown, terminal

    by_format: dict[Format, Callable[[Case], str]] = {
        Format.text: lambda c: terminal.render(c, every), Format.html: html.render, Format.md: markdown.render,
        Format.json: json.render, Format.dot: dot.render, Format.graphml: graphml.render,
    }
    return by_format[form](case)
