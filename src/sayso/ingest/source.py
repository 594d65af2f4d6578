"""One input as a reader gets it: where it came from, how it is opened, what it may cost."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sayso.ingest.draft import Draft
from sayso.ingest.limits import Budget, Limits
from sayso.model import Failure

if TYPE_CHECKING:
    from sayso.ingest.fetch import Fetcher

COMPRESSED = frozenset((".gz", ".bz2", ".xz", ".zst"))


class Unreadable(ValueError):
    """An input that cannot be read; `reason` and `remedy` are for the reader. Never leaves `ingest`."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read. `columns` names the columns of tables: pairs of an article's field and a column's name.

    `fetcher` gets web pages; None where that was not asked for. `door` is what every input goes through, those that
    lie in others too: it is given the input and what will be found in it, and gives what is to be told of it.
    """

    limits: Limits = field(default_factory=Limits)
    columns: tuple[tuple[str, str], ...] = ()
    fetcher: "Fetcher | None" = None
    door: "Door | None" = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a member of an archive, a fetched page or standard input.

    `path` is what the reader is shown, `stem` what an id is made from, `place` where in the file it stands. `size` is
    None where it is not known. `url`, `encoding`, `kind` (a media type) and `captured` are what the carrier says: the
    address it was found at, its charset, when it was fetched. `depth` counts the archives around it.
    """

    path: str
    stem: str
    open: Callable[[], BinaryIO]
    name: str = ""
    place: str = ""
    size: int | None = None
    depth: int = 0
    url: str | None = None
    encoding: str | None = None
    kind: str = ""
    captured: str | None = None
    budget: Budget | None = None

    def content(self, most: int) -> bytes:
        """All bytes; Unreadable where there are more than `most`."""
        if self.size is not None and self.size > most:
            raise too_large(self.size, most)
        with self.open() as stream:
            raw = stream.read(most + 1)
        if len(raw) > most:
            raise too_large(len(raw), most)
        return raw

    @property
    def suffix(self) -> str:
        """The suffix of its name in lower case, that of a compressed file's content before `.gz`."""
        return PurePosixPath(self.name or self.path).suffix.lower()


class Input(NamedTuple):
    """A file as it was found: its size in bytes, and when it changed last, in nanoseconds since 1970, None where its
    place does not say."""

    path: str
    size: int
    changed: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an input points at; it is fetched only where that was asked for."""

    url: str
    path: str
    depth: int = 0


Item = Draft | Failure
Found = Draft | Failure | Source | Link
Read = Callable[[Source, Options], Iterator[Found | None]]
"""What reads a kind of input. None says that something was passed over: the time for the next step begins anew."""
Door = Callable[[Source, Iterator[Item]], Iterator[Item]]


def too_large(size: int, most: int) -> Unreadable:
    """What is said of a file that is too large."""
    return Unreadable(f"is {size / 1e6:,.0f} MB large; at most {most / 1e6:,.0f} MB are read",
                      "an article is a few kilobytes: split the file")


def held(raw: bytes) -> Callable[[], BinaryIO]:
    """Opens bytes that are at hand."""
    return lambda: io.BytesIO(raw)


def stem_of(name: str) -> str:
    """A file's name without its suffix, and without the one in front of `.gz`."""
    path = PurePosixPath(name)
    return PurePosixPath(path.stem).stem if path.suffix.lower() in COMPRESSED else path.stem


def member(outer: Source, name: str, open_: Callable[[], BinaryIO], size: int | None = None) -> Source:
    """A part of an archive. Its name is only shown and never used to write: `..` and roots are taken out."""
    parts = [p for p in PurePosixPath(name.replace("\\", "/")).parts if p not in ("/", "..", ".")]
    clean = "/".join(parts).encode("utf-8", "backslashreplace").decode() or "unnamed"
    return Source(f"{outer.path}/{clean}", stem_of(clean), open_, clean, size=size, depth=outer.depth + 1,
                  budget=outer.budget)
