"""Cases of a workspace as the pages need them."""

from collections.abc import Sequence
from pathlib import Path

from sayso.ingest import gather
from sayso.model import Case, Decision
from sayso.pipeline import Progress
from sayso.web.desk import Arrived, Listed, Past
from sayso.workspace import Workspace


class Kept:
    """Implements `Keeping` over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def cases(self) -> Sequence[Listed]:
        """All cases of the workspace."""
        return tuple(Listed(c.id, c.title, c.articles, c.changed) for c in self._workspace.cases())

    def revision(self, ident: str) -> str:
        """When an article last came or went, or something was decided."""
        return self._workspace.changed(ident)

    def case(self, ident: str) -> Case:
        """The case, worked out anew where it has changed."""
        return self._workspace.case(ident)

    def decide(self, case: str, decision: Decision) -> None:
        """Kept with who and when."""
        self._workspace.decide(case, decision)

    def undo(self, case: str, wanted: str) -> None:
        """The undoing is kept too."""
        self._workspace.undo(wanted or None, case)

    def redo(self, case: str, wanted: str) -> None:
        """The redoing is kept too."""
        self._workspace.redo(wanted or None, case)

    def history(self, case: str) -> Sequence[Past]:
        """The workspace's log, as far as it is about this case."""
        holding = self._workspace.holding()
        return tuple(Past(e.decision, e.act, e.at, e.who, e.decision.id in holding)
                     for e in self._workspace.decisions() if e.case == case)

    def add(self, paths: Sequence[Path], into: str, progress: Progress) -> Arrived:
        """Reads each file once; what could not be read is kept in the workspace's log."""
        articles, failures = gather(list(paths), progress)
        self._workspace.note_failures(failures)
        added = self._workspace.add(articles, into or None, progress)
        self._workspace.work_out(progress)
        return Arrived(added.new, added.known, (*failures, *added.failures), added.cases)
