"""`sayso verify`: whether a report says nothing but what stands in the articles."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.cases import asked_about
from sayso.cli.codes import DOES_NOT_HOLD

if TYPE_CHECKING:
    from sayso.verify import Problem, Verdict

ABOUT = """Check that each sentence of a report has words of an article behind it.

REPORT is .md, .txt, .html, .docx or .pdf: one that Sayso wrote, one that somebody edited, or one written by hand that
cites words as [article:start-end]. It is checked against the case read last, or PATH: a case exported as JSON, or
articles to read.

\b
Examples:
  sayso read my-case/ -o report.md
  sayso verify report.md
  sayso verify report.docx case.json
  sayso verify summary.md my-case/ --origins

\b
Exit codes:
  0  every sentence holds
  2  the report or the case could not be read
  4  a sentence has no words behind it, or quotes what is not there
"""

ReportArgument = Annotated[Path, typer.Argument(metavar="REPORT", help="The report to check.", show_default=False)]
PathsArgument = Annotated[list[str] | None, typer.Argument(metavar="[PATH]", show_default=False,
                                                            help="A case exported as JSON, or articles.")]
OriginsOption = Annotated[bool, typer.Option("--origins", help="Also ask that a sentence cites the article that its "
                                             "words come from, not only one that repeats it.")]


def run(report: ReportArgument, paths: PathsArgument = None, origins: OriginsOption = False) -> None:
    """Print each sentence that does not hold, with its place and the remedy; end with 4 where there is one."""
    from sayso.model import Case
    from sayso.verify import verify
    from sayso.verify.reading import CannotVerify, format_of

    form = format_of(report)
    try:
        content = report.read_bytes()
    except OSError as error:
        raise CannotVerify(f"{report} cannot be read: {error.strerror or error}") from None
    verdict = verify(content, form, Case.from_dict(asked_about(paths or [])), origins)
    for problem in verdict.problems:
        typer.echo(_told(report, problem))
    typer.echo(_summary(verdict))
    if verdict.problems and not paths:
        typer.echo("This was checked against the case read last; is it of another, name its articles or its\n"
                   f"JSON as well: sayso verify {report} PATH")
    raise typer.Exit(DOES_NOT_HOLD if verdict.problems else 0)


def _told(report: Path, problem: "Problem") -> str:
    from sayso.render import listing, wording

    return "\n".join((listing.wrapped(f"{report}, {problem.place}: {wording.quoted(problem.sentence)}", "", "  "),
                      listing.wrapped(f"{problem.reason}: {problem.remedy}", "  ", "  ")))


def _summary(verdict: "Verdict") -> str:
    from sayso.render import listing, wording

    bad = len({(p.place, p.sentence) for p in verdict.problems})
    if bad:
        return f"{wording.count(bad, 'sentence does', 'sentences do')} not hold, of {verdict.sentences}"
    cited = verdict.sentences - verdict.own
    held = wording.count(verdict.sentences, "sentence holds", "sentences hold")
    return listing.wrapped(f"{held}: {verdict.own} as Sayso wrote them, {cited} by the words they cite, "
                           f"{wording.count(verdict.quotations, 'quotation')} found")
