"""Cases into a workspace, a case a transaction. Writers take turns there, so that a few of them do."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sayso.cluster.cases import Worked
from sayso.cluster.folder import Folder
from sayso.errors import SaysoError, StoreFailed
from sayso.model import Failure
from sayso.workspace import Workspace

if TYPE_CHECKING:
    from pyspark import RDD


WRITERS = 4
"""More would wait for each other, each with a connection that the database must hold."""


class Kept(NamedTuple):
    """How many articles were added, how many were there already, and what could not be added."""

    added: int
    known: int
    failures: tuple[Failure, ...]


def keep(found: "RDD[Worked]", place: str, folder: Folder) -> Kept:
    """Add all cases to the workspace at this place. A task that is tried again, and a run that goes on, find what was
    added before, and go on behind it. StoreFailed, SaysoError."""
    step = f"kept-{hashlib.sha256(place.encode()).hexdigest()[:16]}"  # an address may hold a password
    every = Kept(0, 0, ())
    for part in folder.step(step, lambda: found.coalesce(WRITERS).mapPartitions(partial(_kept, place))).collect():
        if isinstance(part, SaysoError):
            folder.forget(step)
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
    except StoreFailed as error:
        yield StoreFailed(str(error))
    except SaysoError as error:
        yield SaysoError(str(error))
