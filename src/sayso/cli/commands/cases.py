"""`sayso cases`: all cases of the workspace."""

from sayso.cli.workspaces import Shown, ShownOption, WorkspaceOption, answer, opened

ABOUT = """List the cases of the workspace, the one that changed last first.

\b
Examples:
  sayso cases
  sayso cases --format json | jq '.[].id'
  sayso cases --workspace investigations/port
"""


def run(workspace: WorkspaceOption = None, form: ShownOption = Shown.text) -> None:
    """Print the list."""
    from sayso.render import listing

    with opened(workspace) as here:
        listed = here.cases()
    answer(form, listing.cases(listed), lambda: [c._asdict() for c in listed])
