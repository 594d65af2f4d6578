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
    """No finding of the case has this id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"nothing in this case has the id {wanted!r}")
        self.wanted = wanted


class BadTable(SaysoError):
    """A data file breaks its format; the message names file, line and remedy."""
