"""`sayso doctor`: whether all is well."""

import typer

from sayso.cli.codes import NOTHING_READ
from sayso.cli.workspaces import Shown, ShownOption, WorkspaceOption, answer, held, opened

ABOUT = """Check the workspace, its database and this installation, and say what to do where something is wrong.

\b
Examples:
  sayso doctor
  sayso doctor --workspace investigations/port
  sayso doctor --format json
"""


def run(workspace: WorkspaceOption = None, form: ShownOption = Shown.text) -> None:
    """Print each check; ends with 1 where one failed."""
    checks = [*_installation(), *_tables(), *_plugins(), *_workspace(workspace)]
    answer(form, (f"{'ok ' if ok else 'BAD'}  {says}" for ok, says in checks),
           lambda: [{"ok": ok, "says": says} for ok, says in checks])
    if not all(ok for ok, _ in checks):
        raise typer.Exit(NOTHING_READ)


def _installation() -> list[tuple[bool, str]]:
    import platform

    from sayso import __version__
    from sayso.annotate import annotate
    from sayso.errors import SaysoError
    from sayso.model import Article

    told = f"Sayso {__version__}, Python {platform.python_version()}"
    try:
        found = annotate(Article("check", "A ferry ran aground, the harbour master said on Monday.", language="en"))
    except (SaysoError, OSError, ImportError) as error:
        return [(True, told), (False, f"articles cannot be read: {error}")]
    return [(True, told), (bool(found.attributions), "articles can be read: tables and models are in place")]


def _tables() -> list[tuple[bool, str]]:
    """The user's own tables, and the folder that they are looked for in."""
    from sayso import tables
    from sayso.errors import BadTable

    folder = tables.user_folder()
    checks = [(True, f"tables of your own: {folder}")]
    for path in tables.user_tables():
        try:
            read = tables.rows(path.stem) if tables.exists(path.stem) else None
        except BadTable as error:
            checks.append((False, str(error)))
        else:
            checks.append((read is not None, f"{path.name} is read" if read else
                           f"{path.name} is not read: Sayso has no table of that name"))
    return checks if len(checks) > 1 else [(True, f"tables of your own: none in {folder}")]


def _plugins() -> list[tuple[bool, str]]:
    from sayso import plugins

    return [(True, f"plug-in {one}") for one in plugins.named()]


def _workspace(named: str | None) -> list[tuple[bool, str]]:
    from sayso.errors import NoWorkspace, SaysoError

    try:
        with opened(named) as here:
            counts = here.counts()
            wrong = here.check()
            told = f"workspace {here.place.shown}: {held(counts)}"
            return [(True, told), *((False, f"the database: {w}") for w in wrong)] if wrong else [
                (True, told), (True, "the database is whole")]
    except NoWorkspace as error:
        return [(named is None, str(error))]
    except SaysoError as error:
        return [(False, str(error))]
