"""`sayso undo`: take a decision back."""

from typing import Annotated

import typer

from sayso.cli.workspaces import CaseOption, Shown, ShownOption, WorkspaceOption, answer, opened

ABOUT = """Take back the last decision, or the one with this id. `sayso redo` brings it back, as often as you like.

\b
Examples:
  sayso undo
  sayso undo decision-1a2b
  sayso undo --case 4f2a         the last one made in this case
"""


def run(
    wanted: Annotated[str | None, typer.Argument(metavar="[ID]", help="From sayso log.", show_default=False)] = None,
    case: CaseOption = None, workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Undo it and say what was undone."""
    from sayso.render import listing

    with opened(workspace) as here:
        entry = here.undo(wanted, case)
    answer(form, [listing.wrapped(f"Undone: {listing.decision(entry.decision)}", "", "  ")],
           lambda: listing.entry(entry))
