"""Processes beside this one, each at one job at a time: what kills one of them costs its job and nothing else."""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import IO, Any, cast

from sayso.engine.worker import Over
from sayso.errors import SaysoError
from sayso.patience import GAVE_UP

PROGRAM = "from sayso.engine.worker import main; main()"
LOST = (OSError, EOFError, pickle.UnpicklingError)


class Died(Exception):
    """A process ended in the middle of its job; the message says of what. Never leaves `engine` and `cluster`."""


class Crew:
    """The processes, each serving one thread of this process at a time; one is started when none is free.

    One that gives no answer for `seconds` ends itself, whatever it is at. `memory` bounds the bytes that one may take,
    on systems that have such bounds."""

    def __init__(self, seconds: float, memory: int | None = None) -> None:
        self._seconds, self._memory = seconds, memory
        self._lock = threading.Lock()
        self._free: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []
        self._dismissed = False

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.dismiss()

    def ask(self, job: Callable[..., None], *arguments: object) -> Iterator[Any]:
        """What the job, a function of a module, sends from any free process, as it comes: its first argument is what
        it sends with. Died where the process does; a SaysoError of the job's is raised here."""
        worker, whole = self._taken(), False
        try:
            _say(worker, (job, arguments))
            while not isinstance(answer := _heard(worker), Over):
                yield answer
            whole = True
        except LOST:
            raise Died(_of_what(worker, self._seconds)) from None
        finally:
            self._back(worker, whole)
        if answer.error:
            raise SaysoError(answer.error)

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
                raise Died("all were sent away")
            while self._free:
                worker = self._free.pop()
                if worker.poll() is None:
                    return worker
        return self._hired()

    def _back(self, worker: subprocess.Popen[bytes], whole: bool) -> None:
        """One that was left in the middle of a job is good for no other."""
        if not whole:
            worker.kill()
            return
        with self._lock:
            self._free.append(worker)

    def _hired(self) -> subprocess.Popen[bytes]:
        """A new process. It lies in a session of its own, so that Ctrl-C ends it by way of this process alone."""
        path = os.pathsep.join(p for p in sys.path if p)
        env = os.environ | {"PYTHONPATH": path, "SAYSO_THREADS": "1", "OMP_NUM_THREADS": "1"}
        bounds = [str(self._seconds), *([str(self._memory)] if self._memory else [])]
        worker = subprocess.Popen([sys.executable, "-c", PROGRAM, *bounds], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, env=env, start_new_session=True)
        with self._lock:
            if not self._dismissed:
                self._all.append(worker)
                return worker
        _ended(worker)
        raise Died("all were sent away")


def _say(worker: subprocess.Popen[bytes], job: tuple[Any, ...]) -> None:
    asked = cast(IO[bytes], worker.stdin)
    pickle.dump(job, asked, pickle.HIGHEST_PROTOCOL)
    asked.flush()


def _heard(worker: subprocess.Popen[bytes]) -> Any:
    return pickle.load(cast(IO[bytes], worker.stdout))


def _of_what(worker: subprocess.Popen[bytes], seconds: float) -> str:
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker.wait(1)
    if worker.returncode == GAVE_UP:
        return f"it gave no answer for {seconds:g} seconds"
    if worker.returncode and worker.returncode < 0:
        return signal.Signals(-worker.returncode).name
    return "its last words are on standard error"


def _ended(worker: subprocess.Popen[bytes]) -> None:
    """End a process and close what led to it; what was still on its way there is lost with it."""
    worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        with contextlib.suppress(OSError):
            cast(IO[bytes], pipe).close()
