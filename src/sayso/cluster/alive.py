"""Signs of life: who works in a folder writes one every few seconds, so that no second run does at the same time."""

import contextlib
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from sayso.cluster.folder import Folder
from sayso.cluster.watching import Progress

SIGN = "alive"
EVERY = 5.0
PATIENCE = 20.0
"""Seconds between two signs, and until a folder is taken for forsaken in which none comes: clocks of several machines
need not agree."""


@contextmanager
def at_work(folder: Folder) -> Iterator[None]:
    """Signs of life come until the block ends."""
    over, me = threading.Event(), uuid.uuid4().hex
    folder.write(SIGN, me.encode())
    thread = threading.Thread(target=_live, args=(folder, me, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        with contextlib.suppress(Exception):  # the folder may be gone, and so may Spark
            folder.forget(SIGN)


def forsaken(folder: Folder, progress: Progress | None) -> bool:
    """Whether nobody works in the folder any more. It takes a while to see, where the last who did left no word."""
    if (before := _sign(folder)) is None:
        return True
    start = time.monotonic()
    while (passed := time.monotonic() - start) < PATIENCE:
        if progress:
            progress("seeing whether another run is at work there", int(passed), int(PATIENCE))
        time.sleep(EVERY / 5)
        if _sign(folder) != before:
            return False
    return True


def _live(folder: Folder, me: str, over: threading.Event) -> None:
    for number in count(1):
        if over.wait(EVERY):
            return
        with contextlib.suppress(Exception):  # the next one may come through
            folder.write(SIGN, f"{me} {number}".encode())


def _sign(folder: Folder) -> bytes | None:
    try:
        return folder.read(SIGN)
    except Exception:  # of Java's, where it is just being written or was written by half
        return b""
