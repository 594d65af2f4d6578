"""`sayso redo`: bring a decision back."""

from typing import Annotated

import typer

from sayso.cli.workspaces import CaseOption, Shown, ShownOption, WorkspaceOption, answer, opened

ABOUT = """Bring back the decision that was undone last, or the one with this id.

\b
Examples:
  sayso redo
  sayso redo decision-1a2b
  sayso redo --case 4f2a         the last one undone in this case
"""


def run(
    wanted: Annotated[str | None, typer.Argument(metavar="[ID]", help="From sayso log.", show_default=False)] = None,
    case: CaseOption = None, workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Redo it and say what was redone."""
    from sayso.render import listing

    with opened(workspace) as here:
        entry = here.redo(wanted, case)
    answer(form, [listing.wrapped(f"Redone: {listing.decision(entry.decision)}", "", "  ")],
           lambda: listing.entry(entry))
