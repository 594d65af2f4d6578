"""The program that a `Crew` is made of: jobs in on standard input, what they send out on standard output.

It is a program of its own and no fork: a fork of a process with threads (a notebook, a web server) may hang, and other
ways to start one run the user's script again.
"""

import contextlib
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from sayso.errors import SaysoError
from sayso.patience import or_end

BROKEN = 70
"""The exit status where a job does what it must not: not that of a process that gave up."""
Send = Callable[[object], None]


class Over(NamedTuple):
    """The end of a job; `error` is what a SaysoError said that ended it."""

    error: str | None


def serve(asked: BinaryIO, answers: BinaryIO, seconds: float) -> None:
    """Do each job that comes, until the other side closes. This process ends where a job sends nothing for so long."""
    while True:
        try:
            job, arguments = pickle.load(asked)
        except EOFError:
            return
        _Work(answers, seconds).do(job, arguments)


class _Work:
    """One job, whose time begins anew with all that it sends; while the other side takes that, no time runs."""

    def __init__(self, answers: BinaryIO, seconds: float) -> None:
        self._answers, self._seconds = answers, seconds
        self._bound = contextlib.ExitStack()

    def do(self, job: Callable[..., None], arguments: tuple[object, ...]) -> None:
        error = None
        self._bound.enter_context(or_end(self._seconds))
        try:
            job(self._send, *arguments)
        except SaysoError as raised:
            error = str(raised)
        self._bound.close()
        self._write(Over(error))

    def _send(self, answer: object) -> None:
        self._bound.close()
        self._write(answer)
        self._bound.enter_context(or_end(self._seconds))

    def _write(self, answer: object) -> None:
        pickle.dump(answer, self._answers, pickle.HIGHEST_PROTOCOL)
        self._answers.flush()


def bound(memory: int) -> None:
    """No more than so many bytes for this process, where the system has such bounds."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if soft == resource.RLIM_INFINITY or soft > memory:
            resource.setrlimit(resource.RLIMIT_DATA, (memory, hard))


def main() -> None:
    """Standard output is for answers alone: what a library prints goes to standard error."""
    seconds, *memory = sys.argv[1:]
    if memory:
        bound(int(memory[0]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers, float(seconds))
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)
    except Exception:
        traceback.print_exc()
        os._exit(BROKEN)


if __name__ == "__main__":
    main()
