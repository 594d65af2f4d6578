"""Compressed bytes: files of one member (.gz, .bz2, .xz, .zst) and what a server sent compressed. All of it bounded."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, cast

from sayso.ingest.limits import Budget
from sayso.ingest.source import Found, Options, Source, Unreadable, held, member, too_large

ZSTANDARD = b"\x28\xb5\x2f\xfd"


class BadZstandard(OSError):
    """What is no Zstandard, or ends too early; never leaves `ingest`."""


class Zstandard(io.RawIOBase):
    """What is compressed with Zstandard (RFC 8878), by the reader that fastwarc has for its WARC files."""

    def __init__(self, stream: BinaryIO, _mode: str = "rb") -> None:
        from fastwarc.stream_io import ZstdReader

        self._inner: Any = ZstdReader(stream)

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; BadZstandard where it is damaged."""
        try:
            return cast(bytes, self._inner.read(size))
        except OSError as error:
            raise BadZstandard(str(error)) from None


MAGIC = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\x00", lzma.open))
"""How what can be told by its first bytes begins: of Zstandard a whole block is needed before anything comes out."""
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, BadZstandard)


class Counted(io.RawIOBase):
    """A stream whose bytes are counted against the budget of the archive that they come from."""

    def __init__(self, stream: IO[bytes], budget: Budget | None) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; Spent where the budget ends."""
        raw = self._stream.read(size)
        if self._budget:
            self._budget.take(len(raw))
        return raw

    def close(self) -> None:
        """Close what lies below as well."""
        self._stream.close()
        super().close()


def expanded(stream: BinaryIO, budget: Budget | None) -> BinaryIO:
    """The decompressed stream, or the stream itself where it is not compressed."""
    start = stream.read(8)
    stream.seek(0)
    for magic, opener in (*MAGIC, (ZSTANDARD, Zstandard)):
        if start.startswith(magic):
            return cast(BinaryIO, Counted(cast(IO[bytes], opener(stream, "rb")), budget))
    return stream


def start_of(raw: bytes, size: int) -> bytes:
    """The first bytes of what `raw`, the start of a file, holds compressed; `raw` itself where it is not."""
    for magic, opener in MAGIC:
        if raw.startswith(magic):
            try:
                return opener(io.BytesIO(raw), "rb").read1(size)
            except (OSError, *DAMAGED):
                return b""
    return raw


def read(source: Source, options: Options) -> Iterator[Found]:
    """The one file that was compressed."""
    most = options.limits.file_bytes
    try:
        with source.open() as stream, expanded(stream, source.budget) as inner:
            raw = inner.read(most + 1)
    except DAMAGED as error:
        raise Unreadable(f"is a damaged compressed file ({error})", "fetch it again") from None
    if len(raw) > most:
        raise too_large(len(raw), most)
    yield member(source, PurePosixPath(source.name or source.path).stem, held(raw), len(raw))


def uncoded(raw: bytes, coding: str | None, most: int) -> bytes:
    """The body of a web answer without its content coding, at most `most + 1` bytes; itself where it has none."""
    coding = (coding or "").strip().lower()
    try:
        if coding in ("gzip", "x-gzip", "deflate"):
            return zlib.decompressobj(47).decompress(raw, most + 1)
        if coding == "br":
            import brotli

            return cast(bytes, brotli.Decompressor().process(raw, output_buffer_limit=most + 1))
    except Exception:  # archives often keep the coding's name and not the coding
        return raw
    return raw
