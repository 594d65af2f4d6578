"""What makes an end of processes: an engine of whose process an article makes an end, once, and pages that do so
always. Processes that are started import all this by its name."""

import os
import signal
import time
from pathlib import Path

from sayso.cluster import reading
from sayso.engine import apart
from sayso.engine.serial import Serial
from sayso.errors import BadTable
from sayso.ingest import opening

POISON = b"arsenic"


class KilledOnce(Serial):
    """Reads as `Serial` does, until an article holds `word`: then the process is killed, unless `marker` is there."""

    def __init__(self, word: str, marker: Path) -> None:
        self.word, self.marker = word, marker

    def annotate(self, articles, progress=None):
        return super().annotate(map(self._watched, articles), progress)

    def _watched(self, article):
        if self.word in article.text and not self.marker.exists():
            self.marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return article


def take_poison(effect=lambda: os.kill(os.getpid(), signal.SIGKILL)):
    """From now on this process dies of any input near whose beginning POISON stands, as soon as it is opened; or has
    another `effect` of it."""
    healthy = getattr(opening.choose, "healthy", opening.choose)

    def choose(source):
        with source.open() as stream:
            if POISON in stream.read(4096):
                effect()
        return healthy(source)

    choose.healthy = healthy
    opening.choose = choose


def open_with_poison(send, *arguments):
    """The job of `apart`, in a process that pages can kill."""
    take_poison()
    apart._open(send, *arguments)


def read_with_poison(options, share):
    """What a worker does with its share of the files, where pages can kill it and the processes that it starts."""
    take_poison()
    apart._open = open_with_poison
    return reading._within(options, share)


def count(send, numbers, then=None):
    """A job that sends all numbers, and then does what is asked."""
    for number in numbers:
        send(number)
    if then:
        AFTER[then](send)


def _swallow(send):
    """Takes more than any bound allows."""
    try:
        send(len(bytearray(8 << 30)))
    except MemoryError:
        send("MemoryError")


def _raise(_):
    raise BadTable("the table is broken")


AFTER = {"die": lambda _: os.kill(os.getpid(), signal.SIGKILL), "wait": lambda _: time.sleep(60), "swallow": _swallow,
         "raise": _raise}


def slowly(send, times, pause):
    """A job that takes its time for each answer."""
    for number in range(times):
        time.sleep(pause)
        send(number)


def die_at_once(*_):
    """A job that ends its process."""
    os.kill(os.getpid(), signal.SIGKILL)


def own_cue(_):
    """Whether this process reads by a table of the user's with a cue of its own."""
    from sayso.tables import rows

    return "grumbled darkly" in {row["cue"] for row in rows("cues")}
