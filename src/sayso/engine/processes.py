"""All cores of this machine: a process a core, each with its own model, fed one article at a time."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice

from sayso.engine.crew import Crew, Died
from sayso.engine.protocol import GIVEN_UP, Progress, poisoned
from sayso.engine.serial import one
from sayso.engine.worker import Send
from sayso.model import Annotated, Article, Failure

ATTEMPTS = 2
AHEAD = 8
"""Articles handed out for each process beyond the one waited for: results are kept in order, not all at once."""


class Processes:
    """One process for each of `workers`, by default as many as there are cores that may be used."""

    name = "processes"

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def annotate(self, articles: Iterable[Article], progress: Progress | None = None) -> Iterator[Annotated | Failure]:
        """See `Engine`. A process that dies is replaced and its article tried once more; if that one dies too, the
        article is a Failure. The processes end with the iterator, whatever ends it."""
        crew = Crew(GIVEN_UP)
        pool = ThreadPoolExecutor(self.workers)
        coming = iter(articles)
        try:
            waiting = deque(pool.submit(found, crew, a) for a in islice(coming, self.workers * AHEAD))
            for done in count():
                if not waiting:
                    return
                if progress:
                    progress(done)
                yield waiting.popleft().result()
                waiting.extend(pool.submit(found, crew, a) for a in islice(coming, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            crew.dismiss()
            pool.shutdown()


def found(crew: Crew, article: Article) -> Annotated | Failure:
    """The findings of one article from any free process."""
    said = ""
    for _ in range(ATTEMPTS):
        try:
            (answer,) = crew.ask(_read, article)
        except Died as death:
            said = str(death)
        else:
            return answer  # type: ignore[no-any-return]  # what `_read` sends
    return poisoned(article, f"the process that read it died, {ATTEMPTS} times ({said})")


def _read(send: Send, article: Article) -> None:
    send(one(article))


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
