"""`sayso case`: the report of one case."""

import sys
from typing import Annotated

import typer

from sayso.cli.cases import deliver
from sayso.cli.options import AllOption, FormatOption, OutputOption
from sayso.cli.output import promised
from sayso.cli.workspaces import WorkspaceOption, meant, opened

ABOUT = """Show the report of one case, in any format that `sayso read` knows.

ID is what `sayso cases` shows, a beginning of it, or the id of an article in it; without it, the case that changed
last. Decisions (`sayso decide`) are
applied; what speaks against them is told at the end.

\b
Examples:
  sayso case
  sayso case 4f2a
  sayso case 4f2a -o report.html
  sayso case 4f2a --why claim-1a2b3c4d    the evidence behind a line of it
  sayso case 4f2a --members               why each article is in it
"""


def run(
    wanted: Annotated[str | None, typer.Argument(metavar="[ID]", help="The case.", show_default=False)] = None,
    why: Annotated[str | None, typer.Option(metavar="ID", help="Show the evidence behind one line of the report.",
                                            show_default=False)] = None,
    members: Annotated[bool, typer.Option("--members", help="Show why each article is in the case.")] = False,
    form: FormatOption = None, output: OutputOption = None, every: AllOption = False, workspace: WorkspaceOption = None,
) -> None:
    """Report, explain one line, or explain the grouping."""
    promised(form, output)
    with opened(workspace) as here:
        name = meant(here, wanted)
        case = here.case(name)
        places = here.why_here(name) if members else {}
    if members:
        _members(places, form)
    elif why:
        from sayso.render import why as explained

        sys.stdout.write(explained.render(case.to_dict(), why))
    else:
        from sayso.cli import last

        last.keep(case)
        deliver(case, form, output, every)
        if case.judged and form in (None, "text") and not output:
            from sayso.render import listing

            sys.stdout.write("\nDecided by hand\n\n" + "".join(f"{line}\n" for line in listing.judged(case)))


def _members(places: dict[str, str], form: str | None) -> None:
    from sayso.cli.workspaces import Shown, answer
    from sayso.render import listing

    lines = (listing.wrapped(f"{article}: {why}", "", "    ") for article, why in places.items())
    answer(Shown.json if form == "json" else Shown.text, lines, lambda: places)
