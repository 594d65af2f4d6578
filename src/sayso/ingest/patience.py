"""A limit on the time that one page or file may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.5
"""Seconds until the alarm rings again, should a parser have swallowed it."""


class TimeUp(BaseException):
    """The time is up. No `Exception`, since parsers catch those wholesale; it never leaves `ingest`."""


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


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp
