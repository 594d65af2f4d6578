"""Options that several commands share, each with its one wording."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.export.formats import BY_NAME, FORMATS


def _known(name: str | None) -> str | None:
    if name and name not in BY_NAME:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(BY_NAME)}")
    return name


FormatOption = Annotated[str | None, typer.Option(
    "--format", "-f", metavar="FORMAT", show_default=False, callback=_known, autocompletion=lambda: list(BY_NAME),
    help="Format of the report; without it the file's name tells, else text. `sayso read --formats` lists all.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to this "
                                                   "file.", show_default=False)]
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Show all claims and sources, not only the first.")]

FetchOption = Annotated[bool, typer.Option("--fetch", help="Get web addresses, and what feeds and sitemaps point at; "
                                           "without it nothing leaves this machine.")]
ColumnOption = Annotated[list[str] | None, typer.Option(
    "--column", metavar="FIELD=NAME", show_default=False,
    help="Which column of a table holds what, as in text=Body or date=Day; may be given several times.")]


JudgeOption = Annotated[str | None, typer.Option(
    "--judge", metavar="NAME", show_default=False, help="Who decides which statements say the same, in place of Sayso "
    "itself: likeness, endpoint (a language model at SAYSO_JUDGE_URL, which is sent statements of the articles), "
    "pairs (a trained network on this machine, where likeness is in doubt), or the name of an installed judge.")]


def _list_formats(wanted: bool) -> None:
    if wanted:
        for one in FORMATS:
            typer.echo(f"{one.name:<12} {one.suffixes[0]:<16} {one.about}")
        raise typer.Exit


FormatsOption = Annotated[bool, typer.Option("--formats", callback=_list_formats, is_eager=True,
                                             help="List all formats with their file names and exit.")]
