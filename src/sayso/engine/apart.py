"""A file opened in a process beside this one: a page on which that process dies costs one line, and the rest is read.

The process tells which page it is about to open. Where it dies, another one opens the file once more, passes over all
that came before that page, reports the page, and goes on behind it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sayso.engine.crew import Crew, Died
from sayso.engine.protocol import GIVEN_UP
from sayso.engine.worker import Send
from sayso.ingest import Options
from sayso.ingest.gather import opened as opened_here
from sayso.ingest.source import Item, Source
from sayso.model import Article, Failure

Position = tuple[int, ...]
"""Where in a file a page lies: its number among all in the archive around it, after the position of that archive. The
file itself lies at (0,); at () nothing is open."""
MEMORY = 2_000_000_000
"""Bytes that a process may take which opens files: five times what a page of the largest size takes."""


class At(NamedTuple):
    """What is being opened from now on."""

    position: Position


class Lost(NamedTuple):
    """The page on which a process died, and how."""

    position: Position
    how: str


def openers() -> Crew:
    """Processes that open files."""
    return Crew(GIVEN_UP, MEMORY)


def opened(path: str, options: Options, crew: Crew) -> Iterator[Article | Failure]:
    """What `ingest.gather.opened` gives. Where the crew dies of the file as a whole, the rest of it is one Failure."""
    lost: Lost | None = None
    while True:
        at: Position = ()
        try:
            for answer in crew.ask(_open, path, options, lost):
                if isinstance(answer, At):
                    at = answer.position
                else:
                    yield answer
            return
        except Died as death:
            lost = Lost(at, str(death))
        if not lost.position:
            yield _deadly(path, "", lost.how)
            return


def _open(send: Send, path: str, options: Options, lost: Lost | None) -> None:
    door = _Door(send, lost)
    for found in opened_here(path, replace(options, door=door)):
        if door.open:
            send(found)


class _Door:
    """Counts what goes through, and tells of it. What came before a lost page was told already, and is passed over."""

    def __init__(self, send: Send, lost: Lost | None) -> None:
        self._send, self._lost = send, lost
        self._at: Position = ()
        self._next = 0
        self.open = lost is None

    def __call__(self, source: Source, found: Iterator[Item]) -> Iterator[Item]:
        around, number = self._at, self._next
        self._at, self._next = (*around, number), 0
        if self._lost and self._at == self._lost.position:
            self.open = True
            yield _deadly(source.path, source.place, self._lost.how)
        elif self.open or (self._lost and self._at == self._lost.position[:len(self._at)]):
            self._send(At(self._at))
            yield from found
        self._at, self._next = around, number + 1
        self._send(At(around))


def _deadly(path: str, place: str, how: str) -> Failure:
    return Failure(path, f"the process that opened it died ({how})", "save its text as .txt; all else that could be "
                   "reached was read", place)
