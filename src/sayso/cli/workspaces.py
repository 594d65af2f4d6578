"""What the commands on a workspace share: which workspace, and how an answer is printed."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sayso.workspace import Workspace


class Shown(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


WorkspaceOption = Annotated[str | None, typer.Option(
    "--workspace", "-w", metavar="PLACE", show_default=False,
    help="Its folder or postgresql:// URL; else SAYSO_WORKSPACE, else the nearest .sayso here or above.")]
ShownOption = Annotated[Shown, typer.Option("--format", "-f", help="As text to read, or as JSON.")]
CaseOption = Annotated[str | None, typer.Option(
    "--case", "-c", metavar="ID", show_default=False,
    help="Only in this case: its id, a beginning of it, or an article's id.")]


@contextmanager
def opened(named: str | None, make: bool = False) -> Iterator["Workspace"]:
    """The workspace meant, closed at the end."""
    from sayso.workspace import Workspace

    with Workspace.open(named, make) as workspace:
        yield workspace


def meant(here: "Workspace", case: str | None) -> str:
    """The id of the case that is named; without a name, of the one that changed last. NoCase where there is none."""
    if case:
        return here.named(case)
    listed = here.cases()
    if not listed:
        from sayso.cli.last import NoCase

        raise NoCase("there is no case yet: sayso add FILES")
    return listed[0].id


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """What is being done, on standard error, once it takes long."""
    from sayso.cli.progress import Progress

    shown = Progress()
    try:
        yield shown
    finally:
        shown.close()


def held(counts: Mapping[str, int]) -> str:
    """`8 articles, 1 case, 2 decisions`."""
    from sayso.render import wording

    return ", ".join(wording.count(number, thing.removesuffix("s")) for thing, number in counts.items())


def answer(form: Shown, lines: Iterable[str], value: Callable[[], Any]) -> None:
    """Print the lines, or the value as JSON."""
    if form is Shown.json:
        text = json.dumps(value(), ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(f"{line}\n" for line in lines)
    sys.stdout.write(text)
