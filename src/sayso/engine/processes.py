"""All cores of this machine: a process a core, each with its own model, fed one article at a time."""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from typing import IO, cast

from sayso.engine.protocol import Progress, poisoned
from sayso.errors import SaysoError
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
        crew = Crew()
        pool = ThreadPoolExecutor(self.workers)
        coming = iter(articles)
        try:
            waiting = deque(pool.submit(crew.annotate, a) for a in islice(coming, self.workers * AHEAD))
            for done in count():
                if not waiting:
                    return
                if progress:
                    progress(done)
                yield waiting.popleft().result()
                waiting.extend(pool.submit(crew.annotate, a) for a in islice(coming, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            crew.dismiss()
            pool.shutdown()


class Crew:
    """The processes, each serving one thread of this process at a time; one is started when none is free."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []
        self._dismissed = False

    def annotate(self, article: Article) -> Annotated | Failure:
        """The findings of one article from any free process."""
        for _ in range(ATTEMPTS):
            worker = self._taken()
            try:
                answer = _asked(worker, article)
            except (OSError, EOFError, pickle.UnpicklingError):
                worker.kill()
                continue
            with self._lock:
                self._free.append(worker)
            return answer
        return poisoned(article, f"the process that read it died, {ATTEMPTS} times")

    def dismiss(self) -> None:
        """End all processes now."""
        with self._lock:
            self._dismissed = True
            everyone = list(self._all)
        for worker in everyone:
            worker.kill()
        for worker in everyone:
            _ended(worker)

    def _taken(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._dismissed:
                raise EOFError
            while self._free:
                worker = self._free.pop()
                if worker.poll() is None:
                    return worker
        return self._hired()

    def _hired(self) -> subprocess.Popen[bytes]:
        """A new process. It lies in a session of its own, so that Ctrl-C ends it by way of this process alone."""
        path = os.pathsep.join(p for p in sys.path if p)
        env = os.environ | {"PYTHONPATH": path, "SAYSO_THREADS": "1", "OMP_NUM_THREADS": "1"}
        worker = subprocess.Popen([sys.executable, "-m", "sayso.engine.worker"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, env=env, start_new_session=True)
        with self._lock:
            if not self._dismissed:
                self._all.append(worker)
                return worker
        _ended(worker)
        raise EOFError


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _asked(worker: subprocess.Popen[bytes], article: Article) -> Annotated | Failure:
    asked, answers = cast(IO[bytes], worker.stdin), cast(IO[bytes], worker.stdout)
    pickle.dump(article, asked, pickle.HIGHEST_PROTOCOL)
    asked.flush()
    answer = cast(Annotated | Failure | SaysoError, pickle.load(answers))
    if isinstance(answer, SaysoError):
        raise answer
    return answer


def _ended(worker: subprocess.Popen[bytes]) -> None:
    """End a process and close what led to it; what was still on its way there is lost with it."""
    worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        with contextlib.suppress(OSError):
            cast(IO[bytes], pipe).close()
