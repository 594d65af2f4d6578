"""Errors that a caller may catch.

    SaysoError
    ├── NothingToRead      no article could be read at all
    ├── UnknownId          `why` was asked about an id that the case does not hold
    └── BadTable           a data file (the project's or the user's own) breaks its format

An article that cannot be read is no exception: it is a `Failure`, a value in the stream.
"""


class SaysoError(Exception):
    """Base of all errors that Sayso raises on purpose; its message is for the reader."""


class NothingToRead(SaysoError):
    """None of the given paths held an article."""


class UnknownId(SaysoError):
    """No finding of the case has this id, or several begin with it: those are in `offered`."""

    def __init__(self, wanted: str, offered: tuple[str, ...] = ()) -> None:
        several = f"; it may mean {', '.join(offered)}" if offered else ""
        super().__init__(f"nothing in this case has the id {wanted!r}{several}")
        self.wanted, self.offered = wanted, offered


class BadTable(SaysoError):
    """A data file breaks its format; the message names file, line and remedy."""
