"""Cases into a workspace, a case a transaction, from all workers: writers take turns there."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sayso.cluster.cases import Worked
from sayso.errors import SaysoError
from sayso.model import Failure
from sayso.workspace import Workspace

if TYPE_CHECKING:
    from pyspark import RDD


class Kept(NamedTuple):
    """How many articles were added, how many were there already, and what could not be added."""

    added: int
    known: int
    failures: tuple[Failure, ...]


def keep(found: "RDD[Worked]", place: str) -> Kept:
    """Add all cases to the workspace at this place. A task that is tried again finds what it added before, and goes on
    behind it. StoreFailed and its like are raised as they are."""
    every = Kept(0, 0, ())
    for part in found.mapPartitions(partial(_kept, place)).collect():
        if isinstance(part, SaysoError):
            raise part
        every = Kept(every.added + part.added, every.known + part.known, every.failures + part.failures)
    return every


def _kept(place: str, part: Iterable[Worked]) -> Iterator[Kept | SaysoError]:
    added = known = 0
    failures: list[Failure] = []
    try:
        with Workspace.open(place) as workspace:
            for one in part:
                case, placed = one.placed()
                came = workspace.take(placed, case)
                added, known = added + len(came.new), known + len(came.known)
                failures += came.failures
        yield Kept(added, known, tuple(failures))
    except SaysoError as error:
        yield SaysoError(str(error))
