"""Limits on the time that one piece of work may take: a gentle one, and one for what cannot be interrupted.

`at_most` interrupts what Python does. A library in another language may be in a loop of its own, in which nothing is
interrupted: a process that may be lost (a worker of Spark's, one of the engine `processes`) is ended by `or_end`.
"""

import faulthandler
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

AGAIN = 0.5
"""Seconds until the alarm rings again, should a parser have swallowed it."""
STANDARD_ERROR = 2
GAVE_UP = 1
"""The exit status of a process that `or_end` ended."""
T = TypeVar("T")


class TimeUp(BaseException):
    """The time is up. No `Exception`, since parsers catch those wholesale; whoever set the limit catches it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """TimeUp where the block takes longer.

    Works in the main thread of a process, on systems that have timers; elsewhere sizes alone keep an input in bounds.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def or_end(seconds: float) -> Iterator[None]:
    """Ends this process where the block takes longer, whatever it is at; where it was is told on standard error."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=STANDARD_ERROR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def each_or_end(values: Iterable[T], seconds: float) -> Iterator[T]:
    """The values, each of which may take so long; see `or_end`."""
    coming = iter(values)
    over = object()
    while True:
        with or_end(seconds):
            value = next(coming, over)
        if value is over:
            return
        yield value  # type: ignore[misc]  # no other value is `over`


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp
