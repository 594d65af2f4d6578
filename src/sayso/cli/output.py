"""Where a report goes: the terminal, a pipe, or what the command line names."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.export.archive import archive
from sayso.export.delivery import TEXT, CannotWrite, check, chosen, put
from sayso.export.formats import Format, Rendered

if TYPE_CHECKING:
    from sayso.model import Case


def promised(name: str | None, target: Path | None) -> None:
    """Refuse what could not be delivered, before any work is done: CannotWrite, MissingExtra."""
    if target is not None and str(target) == "-":
        raise CannotWrite("without --output the report is printed: leave out -o -")
    form = chosen(name, target)
    if target is None and (form.binary or form.several) and sys.stdout.isatty():
        raise CannotWrite(f"{form.name} is no text for a screen: name a file, as in -o case{form.suffixes[0]}")
    check(form, target)


def apart(paths: Sequence[str], name: str | None, target: Path | None) -> None:
    """Refuse to write over an article, or where the next reading would take the report for one: CannotWrite."""
    from sayso.ingest.readers import known

    if target is None or not (chosen(name, target).several or known(target.name)):
        return
    place = target.resolve()
    for path in paths:
        if Path(path).is_dir() and place.is_relative_to(Path(path).resolve()):
            raise CannotWrite(f"{target} lies in {path}, and would be read as an article there the next time: name a "
                              "place outside it")
        if Path(path).is_file() and place == Path(path).resolve():
            raise CannotWrite(f"{target} is one of the articles: name another file")


def write(case: "Case", form: Format, target: Path | None, every: bool) -> None:
    """Print the report, or write it to a file, a folder or an archive; CannotWrite with reason and remedy."""
    if target is not None:
        put(target, form.render(case) if form is not TEXT else _text(case, True))
    elif form is TEXT:
        _to_terminal(case, every)
    else:
        _to_pipe(form.render(case))


def _to_pipe(content: Rendered) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content if isinstance(content, bytes) else archive(content))


def _text(case: "Case", every: bool) -> str:
    from sayso.render import terminal

    return terminal.render(case, every)


def _to_terminal(case: "Case", every: bool) -> None:
    if sys.stdout.isatty():
        from rich.console import Console

        from sayso.render import terminal

        terminal.show(case, Console(highlight=False), every)
    else:
        sys.stdout.write(_text(case, every))
