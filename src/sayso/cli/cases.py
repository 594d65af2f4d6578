"""A case from what the command line names, and where its report goes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from sayso.cli.codes import LEFT_OUT
from sayso.cli.output import write
from sayso.export.delivery import chosen

if TYPE_CHECKING:
    from sayso.ingest import Options
    from sayso.model import Case


def how(fetch: bool, columns: list[str] | None) -> "Options":
    """How inputs are read; BadParameter where a column is not named as FIELD=NAME."""
    from sayso.ingest import Options, column
    from sayso.ingest.fetch import Fetcher

    try:
        named = tuple(map(column, columns or ()))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return Options(columns=named, fetcher=Fetcher() if fetch else None)


def read_case(paths: Sequence[str | Path], judge: str | None = None,
              options: "Options | None" = None) -> "Case":
    """One case from files, folders and addresses, kept for `sayso why`."""
    from sayso.cli import last
    from sayso.cli.progress import Progress
    from sayso.pipeline import read

    progress = Progress()
    try:
        case = read(paths, progress, judge, options)
    finally:
        progress.close()
    last.keep(case)
    return case


def read_demo() -> "Case":
    """The invented event that comes with Sayso."""
    from importlib.resources import as_file, files

    with as_file(files("sayso") / "demo" / "case") as folder:
        return read_case(sorted(folder.glob("*.txt")))


def asked_about(paths: list[str]) -> dict[str, Any]:
    """The case asked about: the last one, an exported one, or one read from articles now."""
    from sayso.cli import last

    if not paths:
        return last.load()
    if len(paths) == 1 and paths[0].lower().endswith(".json") and Path(paths[0]).is_file():
        try:
            return last.exported(Path(paths[0]))
        except last.NotACase:
            pass
    return read_case(paths).to_dict()


def deliver(case: "Case", form: str | None, output: Path | None, every: bool) -> None:
    """Print or write the report, and say where it was written."""
    write(case, chosen(form, output), output, every)
    if output:
        typer.echo(f"written to {output}", err=True)


def warned(case: "Case") -> int:
    """The exit code; where something was left out, standard error says so."""
    if not case.failures:
        return 0
    out = sum(f.severity == "left out" for f in case.failures)
    partly = len(case.failures) - out
    said = [f"{n:,} {what}" for n, what in ((out, "left out"), (partly, "read only in part")) if n]
    typer.echo(f"sayso: {' and '.join(said)}; the end of the report says what and why", err=True)
    return LEFT_OUT
