"""Where a report goes: the terminal, a pipe, a file, a folder or a ZIP archive, in any format that there is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.export.archive import archive, as_bytes
from sayso.export.formats import BY_NAME, Files, Format, Rendered, by_file_name

if TYPE_CHECKING:
    from sayso.model import Case

TEXT = BY_NAME["text"]


class CannotWrite(SaysoError):
    """The file for the report cannot be written."""


def chosen(name: str | None, target: Path | None) -> Format:
    """The format asked for, else the one that the file's name tells, else text."""
    if name:
        return BY_NAME[name]
    return (by_file_name(target) if target else None) or TEXT


def write(case: "Case", form: Format, target: Path | None, every: bool) -> None:
    """Print the report, or write it to a file, a folder or an archive; CannotWrite with reason and remedy."""
    if target is None and form is TEXT:
        _to_terminal(case, every)
    elif target is None:
        _to_pipe(form.render(case), form)
    elif form is TEXT:
        from sayso.render import terminal

        put(target, terminal.render(case, True))
    else:
        put(target, form.render(case))


def put(target: Path, content: Rendered) -> None:
    """Write a file, or several into a folder or a ZIP archive; CannotWrite with the reason."""
    try:
        if isinstance(content, str | bytes):
            target.write_bytes(as_bytes(content))
        elif target.suffix.lower() == ".zip":
            target.write_bytes(archive(content))
        else:
            _into_folder(target, content)
    except OSError as error:
        raise CannotWrite(f"{target} cannot be written: {error.strerror or error}") from None


def _into_folder(folder: Path, files: Files) -> None:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(as_bytes(content))


def check(form: Format, target: Path | None) -> None:
    """Several files need a folder or an archive: CannotWrite tells it before any work is done."""
    if form.several and target and target.suffix and target.suffix.lower() != ".zip" and not target.is_dir():
        raise CannotWrite(f"{form.name} makes several files: name a folder, or an archive such as "
                          f"{target.with_name(target.name.partition('.')[0] or 'case')}{form.suffixes[0]}")


def _to_pipe(content: Rendered, form: Format) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    elif sys.stdout.isatty():
        raise CannotWrite(f"{form.name} is no text for a screen: name a file, as in -o case{form.suffixes[0]}")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content if isinstance(content, bytes) else archive(content))


def _to_terminal(case: "Case", every: bool) -> None:
    from rich.console import Console

    from sayso.render import terminal

    if sys.stdout.isatty():
        terminal.show(case, Console(highlight=False), every)
    else:
        sys.stdout.write(terminal.render(case, every))
