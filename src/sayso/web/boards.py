"""The boards of the cases looked at last, worked out beside the server where that takes long.

A large case takes seconds to work out, and a page should not. So the board that there is stays in use while the next
one is made, and every page made from it says what has been decided since: nothing on it is wrong, it is dated.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Condition, Thread
from time import monotonic

from sayso.model import Decision, Judged
from sayso.relate.decisions import now_about
from sayso.web.board import Board
from sayso.web.desk import Desk, Keeping

KEPT = 4
"""Cases whose boards are held at once: an analyst works on one and looks into a few."""
PATIENCE, OPENING = 0.4, 3
"""Seconds that a page waits for the case as it is now before it shows the case as it was, and only where that did not
take longer the last time; so many times as long before it says that a case is being opened."""


class Opening(Exception):
    """A case that was not looked at yet is being worked out, and no page can be shown of it before."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What was decided since a board was worked out: `decided` holds now, with the ids that the board has for what it
    is about; `undone` are the ids of decisions that hold no more."""

    decided: tuple[Judged, ...]
    undone: frozenset[str]

    def about(self, ids: Sequence[str]) -> tuple[Judged, ...]:
        """What was decided since about any of these findings, or the decisions with these ids."""
        wanted = set(ids)
        return tuple(j for j in self.decided if not wanted.isdisjoint((j.decision.id, *j.ids)))


class Shelf:
    """One case: its boards, and whether a newer one is being made."""

    def __init__(self, desk: Desk, ident: str) -> None:
        self._desk, self._id = desk, ident
        self._changed = Condition()
        self._working = False
        self._boards: tuple[Board, ...] = ()
        self._failed: Exception | None = None
        self._took = 0.0

    def board(self, revision: str, patience: float | None) -> Board:
        """The board of this revision, or after `patience` seconds the one before it; Opening where there is none."""
        with self._changed:
            if not self._is_at(revision):
                self._begin()
                self._changed.wait_for(lambda: self._is_at(revision) or not self._working, self._wait(patience))
            if self._failed and not self._is_at(revision):
                raise self._failed
            if not self._boards:
                raise Opening
            return self._boards[0]

    @property
    def last(self) -> Board | None:
        """The board that was made last, whatever has come since."""
        return self._boards[0] if self._boards else None

    def seen(self, revision: str) -> Board | None:
        """The board that a page was made from; None where it is not held any more."""
        return next((b for b in self._boards if b.revision == revision), None)

    def _wait(self, patience: float | None) -> float | None:
        """How long it is worth to wait."""
        if patience is None or not self._boards:
            return patience and patience * OPENING
        return patience if self._took < patience else 0

    def _is_at(self, revision: str) -> bool:
        return bool(self._boards) and self._boards[0].revision == revision

    def _begin(self) -> None:
        if not self._working:
            self._working, self._failed = True, None
            Thread(target=self._work, name=f"works out {self._id}", daemon=True).start()

    def _work(self) -> None:
        try:
            while self._step():
                pass
        except Exception as error:
            with self._changed:
                self._failed = error
        finally:
            with self._changed:
                self._working = False
                self._changed.notify_all()

    def _step(self) -> bool:
        """Make one board; whether the case has changed meanwhile, so that another is wanted."""
        begun, revision = monotonic(), self._desk.revision(self._id)
        made = Board(self._id, self._desk.case(self._id), revision)
        made.prepare()
        self._took = monotonic() - begun
        again = self._desk.revision(self._id) != revision
        if not again or not self._boards:
            with self._changed:
                self._boards = (made, *self._boards[:1])
                self._changed.notify_all()
        return again


class Boards:
    """The boards of the cases looked at last."""

    def __init__(self, desk: Desk, patience: float | None = PATIENCE) -> None:
        self.desk = desk
        self._patience = patience
        self._shelves: OrderedDict[str, Shelf] = OrderedDict()
        self._lock = Condition()

    def of(self, ident: str, wait: bool = False) -> Board:
        """The board of a case, as it is now or, while that takes long, as it was; `wait` for it as it is now.

        UnknownId where there is none such, Opening where nothing can be shown of it yet."""
        revision = self.desk.revision(ident)
        return self._shelf(ident).board(revision, None if wait else self._patience)

    def seen(self, ident: str, revision: str) -> Board | None:
        """The board that a page was made from; None where it is not held any more."""
        return self._shelf(ident).seen(revision)

    def last(self, ident: str) -> Board:
        """The board that was made last, at once: a part of a page belongs to the rest of it, which is no newer.

        UnknownId and Opening as for `of`."""
        self.desk.revision(ident)
        return self._shelf(ident).last or self.of(ident)

    def is_ready(self, ident: str) -> bool:
        """Whether the case as it is now is worked out; what is not is begun."""
        try:
            return self._shelf(ident).board(self.desk.revision(ident), 0).revision == self.desk.revision(ident)
        except Opening:
            return False

    def behind(self, board: Board) -> Behind | None:
        """What a page of this board has to say of what came since; None where it is the case as it is now."""
        if board.revision == self.desk.revision(board.id):
            return None
        past = self.desk.since(board.id, board.revision) if isinstance(self.desk, Keeping) else ()
        fresh = {p.decision.id: p.decision for p in past if p.holds}
        gone = frozenset(p.decision.id for p in past if not p.holds)
        return Behind(tuple(self._pointed(board, d) for d in fresh.values()), gone)

    def prepare(self) -> None:
        """Begin to work out the case that changed last, so that it is there when it is asked for."""
        for first in self.desk.cases()[:1]:
            self.is_ready(first.id)

    def _shelf(self, ident: str) -> Shelf:
        with self._lock:
            shelf = self._shelves.setdefault(ident, Shelf(self.desk, ident))
            self._shelves.move_to_end(ident)
            while len(self._shelves) > KEPT:
                self._shelves.popitem(last=False)
            return shelf

    @staticmethod
    def _pointed(board: Board, decision: Decision) -> Judged:
        if decision.id not in board.pointed:
            board.pointed[decision.id] = Judged(decision, now_about(decision, board.case))
        return board.pointed[decision.id]
