"""How far Spark is with a step, told while it is at it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark import SparkContext

Progress = Callable[[str, int, int], None]
EVERY = 0.5


@contextmanager
def watched(context: "SparkContext", progress: Progress | None, doing: str) -> Iterator[None]:
    """Calls `progress` with the tasks of the present stage that are done, twice a second."""
    if progress is None:
        yield
        return
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(context, progress, doing, over), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _watch(context: "SparkContext", progress: Progress, doing: str, over: threading.Event) -> None:
    tracker = context.statusTracker()
    while not over.wait(EVERY):
        stages = [stage for number in tracker.getActiveStageIds() if (stage := tracker.getStageInfo(number))]
        if stages:
            progress(doing, sum(s.numCompletedTasks for s in stages), sum(s.numTasks for s in stages))
