"""`sayso watch`: feeds polled, what they bring added, what that changes told."""

import json
import time
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import arrivals
from sayso.cli.cases import how
from sayso.cli.codes import LEFT_OUT
from sayso.cli.workspaces import Shown, ShownOption, WorkspaceOption, opened, progress

if TYPE_CHECKING:
    from sayso.ingest import Options
    from sayso.model import Failure
    from sayso.workspace import Workspace

ABOUT = """Poll feeds, add what is new, and report what it changes: a new origin, a denial, a figure that moved.

FEED is the address of an RSS or Atom feed, or of a sitemap; it and the pages it points at are fetched, robots.txt is
respected. It runs until Ctrl-C; a round that fails is told, and the next one comes; with --once the exit code is that
of `sayso add`. With --format json each round that brings something is one line.

\b
Examples:
  sayso watch https://example.org/feed.xml
  sayso watch https://example.org/feed.xml https://example.net/rss --every 5
  sayso watch https://example.org/feed.xml --once    one round, as for cron
"""
MINUTE = 60


def run(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Feeds.", show_default=False)],
    every: Annotated[float, typer.Option(metavar="MINUTES", min=1, help="How long to wait between rounds.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="One round only.")] = False,
    workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Round after round."""
    options = how(True, None)
    told: set[tuple[str, str]] = set()
    with opened(workspace, make=True) as here:
        while True:
            failed = _round(here, feeds, options, told, form)
            if once and failed:
                raise typer.Exit(LEFT_OUT)
            if once:
                return
            time.sleep(every * MINUTE)


def _round(here: "Workspace", feeds: list[str], options: "Options", told: set[tuple[str, str]], form: Shown) -> bool:
    """One look at all feeds, and whether something could not be had; that is told once, and not again each round."""
    from sayso.ingest import gather

    with progress() as shown:
        articles, failures = gather(feeds, shown, options)
        added = here.add(articles, None, shown)
        fresh = _fresh([*failures, *added.failures], told)
        here.note_failures(fresh)
        cases = arrivals.changed(here, added, shown) if added.new else []
    if not added.new and not fresh:
        return False
    if form is Shown.json:
        print(json.dumps(arrivals.value(added, cases, fresh), ensure_ascii=False), flush=True)
    else:
        print(time.strftime("%Y-%m-%d %H:%M"), *arrivals.lines(added, cases, fresh), "", sep="\n", flush=True)
    return bool(fresh)


def _fresh(failures: list["Failure"], told: set[tuple[str, str]]) -> list["Failure"]:
    new = [f for f in failures if (f.path, f.reason) not in told]
    told |= {(f.path, f.reason) for f in new}
    return new
