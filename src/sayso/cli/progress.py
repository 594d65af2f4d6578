"""What is being done, on standard error, once it takes longer than a second (in a log: than five)."""

import sys
import time
from typing import TextIO

PATIENCE = 1.0
PATIENCE_IN_A_LOG = 5.0
BETWEEN_LINES = 10.0
BETWEEN_UPDATES = 0.1


class Progress:
    """Called with what is done, how many of how many; one moving line on a terminal, else a line now and then."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._moving = self._out.isatty()
        self._next = time.monotonic() + (PATIENCE if self._moving else PATIENCE_IN_A_LOG)
        self._drawn = 0

    def __call__(self, doing: str, done: int, all_of: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        line = f"{doing}: {done:,} of {all_of:,}"
        if self._moving:
            print(f"\r{line:<{self._drawn}}", end="", file=self._out, flush=True)
            self._drawn, self._next = len(line), now + BETWEEN_UPDATES
        else:
            print(line, file=self._out, flush=True)
            self._next = now + BETWEEN_LINES

    def close(self) -> None:
        """Wipe the moving line."""
        if self._drawn:
            print(f"\r{'':<{self._drawn}}\r", end="", file=self._out, flush=True)
            self._drawn = 0
