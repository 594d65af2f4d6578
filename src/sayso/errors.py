"""Errors that a caller may catch.

    SaysoError
    ├── NothingToRead      no article could be read at all
    ├── UnknownId          `why` was asked about an id that the case does not hold
    ├── NotACase           something that should be a case in exchange format is none
    ├── UnknownJudge       a judge was asked for by a name that nothing has
    ├── JudgeFailed        a judge of claims cannot be reached, or answers what cannot be understood
    ├── MissingExtra       a library that the default install leaves out is needed
    ├── NoSpark            Apache Spark cannot be started, or gave up
    ├── CannotDecide       a decision says nothing that can be applied, or there is none to undo or redo
    ├── NoWorkspace        there is no workspace where one was looked for
    ├── NewerWorkspace     a workspace was made by a newer Sayso
    ├── StoreFailed        a workspace cannot be opened, read or written: disk full, read-only, gone, damaged
    └── BadTable           a data file (the project's or the user's own) breaks its format

An article that cannot be read is no exception: it is a `Failure`, a value in the stream.
"""

from typing import ClassVar


class SaysoError(Exception):
    """Base of all errors that Sayso raises on purpose; its message is for the reader."""


class NothingToRead(SaysoError):
    """None of the given paths held an article."""


class UnknownId(SaysoError):
    """No finding of the case has this id, or several begin with it: those are in `offered`."""

    REMEDIES: ClassVar = {
        "this case": "its report shows ids under \"ask why\", and claims go by their numbers too",
        "this workspace": "`sayso cases` lists what is there",
    }

    def __init__(self, wanted: str, offered: tuple[str, ...] = (), where: str = "this case") -> None:
        remedy = f"it may mean {', '.join(offered)}" if offered else self.REMEDIES.get(where, "")
        super().__init__(f"nothing in {where} has the id {wanted!r}{remedy and f'; {remedy}'}")
        self.wanted, self.offered = wanted, offered


class NotACase(SaysoError):
    """What was given as a case in exchange format is none; the message names the member that breaks it."""


class UnknownJudge(SaysoError):
    """No judge has this name; the message lists those there are."""


class JudgeFailed(SaysoError):
    """A judge of claims cannot be made, reached or understood; the message names it and the remedy."""


class MissingExtra(SaysoError):
    """A library that the default install leaves out is needed; `extra` is what brings it."""

    def __init__(self, module: str, extra: str) -> None:
        super().__init__(f"{module} is not installed, which this needs: pip install 'sayso[{extra}]'")
        self.module, self.extra = module, extra


class NoSpark(SaysoError):
    """Apache Spark cannot be started: no Java, a master that does not answer; or it gave up a run."""


class BadTable(SaysoError):
    """A data file breaks its format; the message names file, line and remedy."""


class CannotDecide(SaysoError):
    """A decision that says nothing that can be applied, or no decision to undo or redo."""


class NoWorkspace(SaysoError):
    """There is no workspace at the place named, or at or above the present folder."""


class NewerWorkspace(SaysoError):
    """The tables are of a version that this Sayso does not know."""


class StoreFailed(SaysoError):
    """The database of a workspace failed; the message says what is safe and what to do. What was written is kept."""
