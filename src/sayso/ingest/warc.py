"""WARC files (ISO 28500), plain or compressed: each stored page is an input of its own, read one at a time.

A damaged record costs itself alone: reading goes on at the next place where a record begins.
"""

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.ingest.compressed import ZSTANDARD, BadZstandard, Zstandard, uncoded
from sayso.ingest.source import Found, Options, Source, Unreadable, held, stem_of
from sayso.model import Failure

PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/json",
                   "application/rss+xml", "application/atom+xml"))
BEGINS = b"WARC/1."
SWALLOWED = b"\r\n\r\nWARC/1."
GZIP = b"\x1f\x8b\x08"
BLOCK = 1 << 20
MEND = "fetch the file again, or mend it with a WARC tool; all that can be read before and after it was read"


def read(source: Source, options: Options) -> Iterator[Found | None]:
    """The pages in the file, each with its address and the time of its capture; other records are counted."""
    passed: Counter[str] = Counter()
    number = 0
    start: int | None = 0
    with source.open() as stream:
        while start is not None:
            at, damage = start, ""
            try:
                for record in _records(stream, start):
                    number += 1
                    at = record.stream_pos
                    whole, found = _page(source, options, record, number, passed)
                    yield from found or (None,)
                    if not whole:
                        break
                else:
                    break
            except OSError as error:
                damage = f"holds a damaged record ({error})"
            start = _next_record(stream, at + 1)
            if damage and (number or start is not None):
                yield Failure(source.path, damage, MEND, f"after record {number}")
    if not number:
        raise Unreadable("holds no WARC record", "check that the file was fetched whole")
    if passed:
        said = ", ".join(f"{count:,} {what}" for what, count in passed.most_common(6))
        yield Failure(source.path, f"{passed.total():,} records hold no page and were passed over: {said}",
                      "nothing to do, unless a page that you expect is missing", severity="partly")


def _records(stream: BinaryIO, start: int) -> Iterator[Any]:
    """Response, resource and conversion records from this offset on; OSError where one is damaged.

    fastwarc is compiled from Rust, and what it raises where it gives up is no `Exception`.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
    stream.seek(start)
    try:
        yield from ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="transfer")
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise OSError("its structure makes no sense") from None
        raise


def _page(source: Source, options: Options, record: Any, number: int,
          passed: Counter[str]) -> tuple[bool, list[Found]]:
    """Whether the record is whole, and the page in it or what is wrong with it."""
    place = f"record {number}"
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    most = options.limits.page_bytes
    raw = record.reader.read(min(most, record.content_length) + 1)
    if source.budget:
        source.budget.take(len(raw))
    damage = _damage(raw, min(most, record.content_length))
    noted: list[Found] = [Failure(source.path, damage, MEND, place, "partly")] if damage else []
    raw = raw.partition(SWALLOWED)[0]
    if why := _no_page(record, kind):
        passed[why] += 1
        return not damage, noted
    coded = record.http_headers.get("Content-Encoding") if record.http_headers else None
    page = Source(source.path, f"{stem_of(source.name or source.path)}-{number}", held(uncoded(raw, coded, most)),
                  record.headers.get("WARC-Target-URI") or "", place, depth=source.depth + 1, kind=kind,
                  url=record.headers.get("WARC-Target-URI"), encoding=record.http_charset,
                  captured=record.headers.get("WARC-Date"), budget=source.budget)
    return not damage, [*noted, page]


def _damage(raw: bytes, stated: int) -> str:
    """What is wrong with the record's length, empty if nothing."""
    if SWALLOWED in raw:
        return "holds a record whose stated length is wrong: it runs into the next one, and was cut there"
    if len(raw) < stated:
        return f"holds a record that is cut short: {len(raw):,} of {stated:,} bytes are there and were read"
    return ""


def _no_page(record: Any, kind: str) -> str | None:
    """What the record is, where it is no page that could be read."""
    if record.headers.get("WARC-Type") == "revisit":
        return "pages unchanged since an earlier capture"
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        return f"answers with status {status}"
    return None if kind in PAGES else kind or "of no stated kind"


def _next_record(stream: BinaryIO, after: int) -> int | None:
    """The offset at or behind `after` where a record seems to begin, plain or compressed; None where none does."""
    offset, kept = after, b""
    while True:
        stream.seek(offset + len(kept))
        if not (block := stream.read(BLOCK)):
            return None
        block = kept + block
        for at in _candidates(block):
            if _begins(block[at:at + 256]) or (block.startswith(ZSTANDARD, at) and _unpacks(stream, offset + at)):
                return offset + at
        kept = block[-256:]
        offset += len(block) - len(kept)


def _candidates(block: bytes) -> Iterator[int]:
    places = []
    for mark in (BEGINS, GZIP, ZSTANDARD):
        at = block.find(mark)
        while at >= 0:
            places.append(at)
            at = block.find(mark, at + 1)
    yield from sorted(places)


def _begins(raw: bytes) -> bool:
    if raw.startswith(BEGINS):
        return True
    try:
        return zlib.decompressobj(31).decompress(raw, len(BEGINS)).startswith(BEGINS)
    except zlib.error:
        return False


def _unpacks(stream: BinaryIO, at: int) -> bool:
    """Whether a record compressed with Zstandard begins here; its first block must be whole for that."""
    stream.seek(at)
    try:
        return Zstandard(stream).read(len(BEGINS)).startswith(BEGINS)
    except BadZstandard:
        return False
