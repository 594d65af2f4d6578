"""`sayso import`: cases that were exported."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.workspaces import Shown, ShownOption, WorkspaceOption, answer, opened
from sayso.errors import NotACase, NothingToRead

if TYPE_CHECKING:
    from sayso.model import Case

ABOUT = """Add exported cases to the workspace, each as a case of its own, with the decisions made in it.

FILE is a case in Sayso's JSON format, or JSON lines of cases as `sayso export` writes them; - is standard input.
What is worked out is worked out anew. Articles that are here already are not added again and stay where they are.

\b
Examples:
  sayso import case.json
  sayso import everything.jsonl --workspace postgresql://db.example/sayso
  sayso export --workspace old | sayso import - --workspace new
"""


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Exported cases.", show_default=False)],
    workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Add each case and say what came of it."""
    done: list[dict[str, Any]] = []
    cases = [case for name in files for case in _cases(name)]
    with opened(workspace, make=True) as here:
        for case in cases:
            added = here.bring(case)
            done.append({"case": added.cases[0] if added.cases else None, "added": list(added.new),
                         "known": list(added.known), "left_out": [f.path for f in added.failures]})
    lines = (f"{d['case'] or 'no new case'}: {len(d['added'])} added, {len(d['known'])} here already" for d in done)
    answer(form, lines, lambda: done)


def _cases(name: str) -> Iterator["Case"]:
    """The cases of a file: NothingToRead where it cannot be opened, NotACase with the line where it holds none."""
    from sayso.model import Case

    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NothingToRead(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    lines = [text] if text.lstrip()[:1] == "{" and "\n{" not in text else text.splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _case(line, f"{name}, line {number}", Case)


def _case(line: str, place: str, kind: "type[Case]") -> "Case":
    try:
        return kind.from_dict(json.loads(line))
    except (ValueError, RecursionError):
        raise NotACase(f"{place}: no JSON") from None
    except NotACase as error:
        raise NotACase(f"{place}: {error}") from None
