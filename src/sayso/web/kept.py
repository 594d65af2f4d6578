"""Cases of a workspace as the pages need them."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from sayso.ingest import Options, gather
from sayso.ingest.fetch import Fetcher, Manners
from sayso.model import Case, Decision, Target
from sayso.pipeline import Progress
from sayso.store.log import Event
from sayso.web.desk import Arrived, Listed, Past
from sayso.workspace import Workspace


class Kept:
    """Implements `Keeping` over a workspace. `manners` say how pages are fetched; None: nothing is."""

    def __init__(self, workspace: Workspace, manners: Manners | None = None) -> None:
        self._workspace = workspace
        self._manners = manners

    def cases(self) -> Sequence[Listed]:
        """All cases of the workspace."""
        return tuple(Listed(c.id, c.title, c.articles, c.changed) for c in self._workspace.cases())

    def revision(self, ident: str) -> str:
        """When an article last came or went, or something was decided."""
        return self._workspace.changed(ident)

    def case(self, ident: str) -> Case:
        """The case, worked out anew where it has changed."""
        return self._workspace.case(ident, keep_later=True)

    def decide(self, case: str, decision: Decision) -> None:
        """Kept with who and when."""
        self._workspace.decide(case, decision)

    def undo(self, case: str, wanted: str) -> None:
        """The undoing is kept too."""
        self._workspace.undo(wanted or None, None if wanted else case)

    def redo(self, case: str, wanted: str) -> None:
        """The redoing is kept too."""
        self._workspace.redo(wanted or None, None if wanted else case)

    def history(self, case: str) -> Sequence[Past]:
        """The workspace's log, as far as it is about this case."""
        holding = self._workspace.holding()
        return tuple(Past(e.decision, e.act, e.at, e.who, e.decision.id in holding)
                     for e in self._workspace.decisions() if case in (e.case, *_cases(e.decision)))

    def since(self, case: str, revision: str) -> Sequence[Past]:
        """A revision is a moment."""
        return tuple(p for p in self.history(case) if p.at > revision)

    def target(self, case: str, within: Sequence[str] = ()) -> Target:
        """As decisions about places point at it."""
        return self._workspace.target(case, case, within)

    def events(self, last: int) -> Sequence[Event]:
        """The audit log of the workspace."""
        return self._workspace.events(last=last)

    def fetches(self) -> bool:
        """Where it was told how."""
        return self._manners is not None

    def add(self, paths: Sequence[Path | str], into: str, progress: Progress) -> Arrived:
        """Reads each file once; what could not be read is kept in the workspace's log."""
        articles, failures = gather(list(paths), progress, Options(fetcher=self._fetcher(progress)))
        self._workspace.note_failures(failures)
        added = self._workspace.add(articles, into or None, progress)
        self._workspace.work_out(progress)
        return Arrived(added.new, added.known, (*failures, *added.failures), added.cases)

    def _fetcher(self, progress: Progress) -> Fetcher | None:
        pages = count(1)
        return Fetcher(self._manners, lambda url: progress("fetching pages", next(pages), 0)) if self._manners else None


def _cases(decision: Decision) -> Sequence[str]:
    """The cases that a decision about places names."""
    named = [t.name for t in decision.about if t.kind == "case"]
    return [*named, decision.value] if decision.verb == "part" else named
