"""The command `sayso`: thin; it turns arguments into calls and errors into messages and exit codes."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso import __version__
from sayso.cli.output import Format, chosen, put, write
from sayso.errors import NothingToRead, SaysoError, UnknownId

if TYPE_CHECKING:
    from sayso.model import Case

NOTHING_READ, USAGE, LEFT_OUT, INTERRUPTED = 1, 2, 3, 130

ABOUT = """On whose say-so? Reads many reports of one event and works out who originally said what, on how many
independent origins each claim stands, how the reports derive from one another, and where the accounts part.
Nothing leaves this machine.

\b
Examples:
  sayso demo                     an invented event, to see what a report shows
  sayso read my-case/            the articles in a folder, as one case
  sayso read a.txt b.html -o report.html
  sayso why claim-1a2b3c4d       the evidence behind a line of the last report
"""
READ_ABOUT = """Read articles on one event and report who says what.

Files and folders of .txt, .html, .json or .jsonl make one case. A .txt file may open with a title line and header
lines (title:, outlet:, date:, url:, agency:, byline:), then a blank line.

\b
Examples:
  sayso read my-case/
  sayso read a.txt b.html c.jsonl --all
  sayso read my-case/ -o report.html
  sayso read my-case/ --format json | jq .claims

\b
Exit codes:
  0  everything was read
  1  nothing could be read
  2  the command was not understood
  3  something was left out or read only in part; the report names it
"""
WHY_ABOUT = """Show the evidence and the method behind one line of a report.

ID is what the report shows under "ask why", its beginning, the number of a claim, or an article. Without PATH the case
read last is asked; PATH is a case exported as JSON, or articles to read.

\b
Examples:
  sayso why 1
  sayso why claim-1a2b3c4d
  sayso why discrepancy-5e my-case/
  sayso why source-77aa01bc case.json
"""
DEMO_ABOUT = """Show a report on an invented event: eight articles that come with Sayso.

\b
Examples:
  sayso demo
  sayso demo -o demo.html
  sayso why 1                       then ask about its first claim
"""

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
                  help=ABOUT, context_settings={"help_option_names": ["-h", "--help"]})

FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help="Format of the report; without it the "
                                                     "file's name tells, else text.", show_default=False)]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to this "
                                                   "file.", show_default=False)]
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Show all claims and sources, not only the first.")]


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


@app.command("read", help=READ_ABOUT)
def _read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.", show_default=False)],
    form: FormatOption = None, output: OutputOption = None, every: AllOption = False,
) -> None:
    case = _case(paths)
    _deliver(case, form, output, every)
    raise typer.Exit(_warned(case))


@app.command("why", help=WHY_ABOUT)
def _why(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="What the report shows under \"ask why\".")],
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]", show_default=False,
                                                       help="A case exported as JSON, or articles.")] = None,
    output: OutputOption = None,
) -> None:
    from sayso.render import why

    answer = why.render(_exchange(paths or []), wanted)
    put(output, answer) if output else sys.stdout.write(answer)


@app.command("demo", help=DEMO_ABOUT)
def _demo(form: FormatOption = None, output: OutputOption = None, every: AllOption = False) -> None:
    from importlib.resources import as_file, files

    with as_file(files("sayso") / "demo" / "case") as folder:
        case = _case(sorted(folder.glob("*.txt")))
    _deliver(case, form, output, every)
    typer.echo("\nThe event and all who speak of it are invented. Next: sayso why 1, sayso read YOUR-FOLDER", err=True)


def _case(paths: list[Path]) -> "Case":
    from sayso.cli import last
    from sayso.cli.progress import Progress
    from sayso.pipeline import read

    progress = Progress()
    try:
        case = read(paths, progress)
    finally:
        progress.close()
    last.keep(case)
    return case


def _deliver(case: "Case", form: Format | None, output: Path | None, every: bool) -> None:
    write(case, chosen(form, output), output, every)
    if output:
        typer.echo(f"written to {output}", err=True)


def _warned(case: "Case") -> int:
    if not case.failures:
        return 0
    out = sum(f.severity == "left out" for f in case.failures)
    partly = len(case.failures) - out
    said = [f"{n:,} {what}" for n, what in ((out, "left out"), (partly, "read only in part")) if n]
    typer.echo(f"sayso: {' and '.join(said)}; the end of the report says what and why", err=True)
    return LEFT_OUT


def _exchange(paths: list[Path]) -> dict[str, Any]:
    """The case asked about: the last one, an exported one, or one read from articles now."""
    from sayso.cli import last

    if not paths:
        return last.load()
    if len(paths) == 1 and paths[0].suffix.lower() == ".json" and paths[0].is_file():
        try:
            return last.exported(paths[0])
        except last.NotACase:
            pass
    return _case(paths).to_dict()


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
