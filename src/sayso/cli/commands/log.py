"""`sayso log`: what was decided, and what happened."""

from typing import Annotated

import typer

from sayso.cli.workspaces import CaseOption, Shown, ShownOption, WorkspaceOption, answer, opened

ABOUT = """Show what was decided, by whom and when; * marks what holds. Nothing is ever removed from the log.

With --everything it shows all that happened: articles added, cases opened, joined and split, decisions.

\b
Examples:
  sayso log
  sayso log --case 4f2a
  sayso log --everything -n 50
"""


def run(
    everything: Annotated[bool, typer.Option("--everything", "-e", help="All that happened.")] = False,
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="Show the last so many.")] = 100,
    case: CaseOption = None, workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Print the log, oldest first."""
    from sayso.render import listing

    with opened(workspace) as here:
        name = here.named(case) if case else None
        if everything:
            log = here.events(name, most)
            answer(form, listing.events(log), lambda: [e._asdict() for e in log])
            return
        entries = [e for e in here.decisions() if name in (None, e.case)]
        holding = here.holding()
    answer(form, listing.decisions(entries[-most:], holding), lambda: [
        {**listing.entry(e), "holds": e.decision.id in holding} for e in entries[-most:]])
