"""All kinds of input, in one list: how each is told, and who reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from sayso.ingest import (
    compressed,
    feed,
    html,
    mail,
    newsml,
    objects,
    pdf,
    sitemap,
    table,
    tarred,
    text,
    warc,
    zipped,
)
from sayso.ingest.source import Read, Source

START = 4096
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How many bytes of an input are looked at, and how the frame begins that holds a dictionary for all others."""


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of an input: as it is, decompressed, and as folded text without what may stand before a tag."""

    raw: bytes
    inner: bytes

    @property
    def markup(self) -> bytes:
        """From the first sign on, in lower case."""
        return self.raw.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of input. `fits` tells it by its beginning; a name with one of `suffixes` decides between kinds that fit.

    `sure` is true where the beginning alone proves the kind, whatever the file is called. `media` are the types that a
    server may state.
    """

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[Start], bool]
    read: Read
    sure: bool = False
    media: tuple[str, ...] = ()


def _any(_: Start) -> bool:
    return True


def _never(_: Start) -> bool:
    return False


def _has(*tags: bytes) -> Callable[[Start], bool]:
    return lambda start: any(tag in start.markup[:2048] for tag in tags) and start.markup.startswith(b"<")


def _begins(*marks: bytes) -> Callable[[Start], bool]:
    return lambda start: start.raw.startswith(marks)


def _is_html(start: Start) -> bool:
    return start.markup.startswith((b"<!doctype html", b"<html")) or (
        start.markup.startswith(b"<") and b"<html" in start.markup[:1024])


def _is_mail(start: Start) -> bool:
    heads = [line.partition(b":")[0].lower() for line in start.raw[:2048].splitlines() if b":" in line]
    return b"from" in heads and (b"subject" in heads or b"date" in heads) and (
        b"received" in heads or b"mime-version" in heads or b"message-id" in heads)


READERS: tuple[Reader, ...] = (
    Reader("a WARC archive", (".warc", ".warc.gz"), lambda s: s.inner.startswith(b"WARC/"), warc.read, True),
    Reader("a WARC archive", (".warc.zst",), _begins(compressed.ZSTANDARD, DICTIONARY), warc.read),
    Reader("a compressed file", (".zst",), _begins(compressed.ZSTANDARD), compressed.read),
    Reader("a PDF", (".pdf",), _begins(b"%PDF"), pdf.read, True, ("application/pdf",)),
    Reader("a zip archive or workbook", (".zip", ".wacz", ".xlsx", ".xlsm"), _begins(b"PK\x03\x04", b"PK\x05\x06"),
           zipped.read, True),
    Reader("a tar archive", (".tar", ".tgz", ".tbz2", ".txz"), lambda s: s.inner[257:262] == b"ustar", tarred.read,
           True),
    Reader("a compressed file", (".gz", ".bz2", ".xz"), lambda s: s.inner is not s.raw, compressed.read, True),
    Reader("NewsML-G2", (".xml", ".newsml"), _has(b"newsitem", b"newsmessage"), newsml.read),
    Reader("a feed", (".rss", ".atom", ".rdf", ".xml"), _has(b"<rss", b"<feed", b"<rdf:rdf", b":feed"), feed.read,
           media=("application/rss+xml", "application/atom+xml")),
    Reader("a sitemap", (".xml",), _has(b"<urlset", b"<sitemapindex"), sitemap.read),
    Reader("an e-mail", (".eml",), _is_mail, mail.read, media=("message/rfc822",)),
    Reader("a table", (".csv", ".tsv"), _never, table.read, media=("text/csv",)),
    Reader("JSON Lines", (".jsonl", ".ndjson"), _never, objects.read_lines),
    Reader("JSON", (".json", ".jsonld"), _begins(b"{", b"["), objects.read_document,
           media=("application/json", "application/ld+json")),
    Reader("a web page", (".html", ".htm", ".xhtml"), _is_html, html.read,
           media=("text/html", "application/xhtml+xml")),
    Reader("plain text", (".txt", ".text"), _any, text.read, media=("text/plain",)),
)
FREE = frozenset((".html", ".htm", ".xhtml", ".txt", ".text", ".json", ".jsonl", ".ndjson", ".jsonld", ".csv", ".tsv",
                  ".eml"))
"""Suffixes that are believed, since what they hold need not begin in any one way."""


def known(name: str) -> bool:
    """Whether a file of this name is read when its folder is."""
    return PurePosixPath(name).suffix.lower() in {s for r in READERS for s in r.suffixes}


def choose(source: Source) -> tuple[Reader, str]:
    """Who reads this input, and what a reader of the report should know about the choice, empty if nothing."""
    with source.open() as stream:
        raw = stream.read(START)
    start = Start(raw, compressed.start_of(raw, START))
    suffixes = "".join(PurePosixPath(source.name or source.path).suffixes[-2:]).lower()
    named = [r for r in READERS if {source.suffix, suffixes} & set(r.suffixes) or source.kind in r.media]
    proved = [r for r in READERS if r.sure and r.fits(start)]
    believed = [r for r in named if r.fits(start) or source.suffix in FREE or source.kind in r.media]
    guessed = (proved or believed or [r for r in READERS if r.fits(start)])[0]
    if not named or {r.name for r in proved or believed} & {r.name for r in named}:
        return guessed, ""
    if guessed.read is text.read:
        return named[0], ""
    return guessed, f"is named like {named[0].name} and is {guessed.name}, as which it was read"
