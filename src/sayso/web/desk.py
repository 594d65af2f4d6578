"""What the workbench needs of whatever holds the cases: the one seam between the pages and where cases are kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from sayso.errors import UnknownId
from sayso.model import Case, Decision, Failure, Target
from sayso.pipeline import Progress
from sayso.store.log import Event


class Listed(NamedTuple):
    """One case in the list of cases; `changed` is ISO 8601, empty where it is not kept."""

    id: str
    title: str
    articles: int
    changed: str


def title(case: Case) -> str:
    """What a case is called: its most important claim."""
    return case.claims[0].statement if case.claims else "A case without claims"


class Desk(Protocol):
    """Cases by id. A case is worked out anew when its articles or decisions change; `revision` tells that cheaply."""

    def cases(self) -> Sequence[Listed]:
        """All cases, the one changed last first."""

    def revision(self, ident: str) -> str:
        """Another text whenever the case is another; UnknownId where there is none."""

    def case(self, ident: str) -> Case:
        """The case as it is now; UnknownId where there is none."""


class Past(NamedTuple):
    """One line of the history of decisions: `act` is decide, undo or redo; `holds` whether the decision does now."""

    decision: Decision
    act: str
    at: str
    who: str
    holds: bool


class Arrived(NamedTuple):
    """What became of articles that were added: ids of new ones and of those known before, what could not be read, and
    the cases that changed."""

    new: Sequence[str]
    known: Sequence[str]
    failures: Sequence[Failure]
    cases: Sequence[str]


@runtime_checkable
class Keeping(Desk, Protocol):
    """A desk that keeps decisions and takes articles in. All calls may raise a SaysoError that says what is wrong."""

    def decide(self, case: str, decision: Decision) -> None:
        """Keep a decision made in a case."""

    def undo(self, case: str, wanted: str) -> None:
        """Undo the decision with this id, or without one the last that holds."""

    def redo(self, case: str, wanted: str) -> None:
        """Bring back the decision with this id, or without one that undone last."""

    def history(self, case: str) -> Sequence[Past]:
        """What was decided, undone and redone in a case, or about it as a whole, oldest first."""

    def since(self, case: str, revision: str) -> Sequence[Past]:
        """Of these, what came after the case had this revision."""

    def target(self, case: str, within: Sequence[str] = ()) -> Target:
        """A case as a whole, or some articles of it, for a decision about where articles belong. UnknownId for none."""

    def events(self, last: int) -> Sequence[Event]:
        """The last things that happened in all cases, oldest first."""

    def fetches(self) -> bool:
        """Whether web addresses are fetched: only where whoever started the server asked for it."""

    def add(self, paths: Sequence[Path | str], into: str, progress: Progress) -> Arrived:
        """Read files and web addresses and add their articles: to the case `into`, to a new one (`new`), or each to
        the one it fits."""


class FromFiles:
    """One case that was read from files: it can be read and shared, and is not kept."""

    def __init__(self, case: Case, ident: str = "case") -> None:
        self._case, self._id = case, ident

    def cases(self) -> Sequence[Listed]:
        """The one case."""
        return (Listed(self._id, title(self._case), len(self._case.read), ""),)

    def revision(self, ident: str) -> str:
        """Always the same: files are read once."""
        self._known(ident)
        return "read once"

    def case(self, ident: str) -> Case:
        """The case."""
        self._known(ident)
        return self._case

    def _known(self, ident: str) -> None:
        if ident != self._id:
            raise UnknownId(ident)
