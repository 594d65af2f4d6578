"""RSS and Atom feeds: each entry an article, with its own dates; a teaser is marked as one."""

import io
from collections.abc import Iterator
from typing import Any

from sayso.ingest.decode import text_of
from sayso.ingest.draft import Draft, titled
from sayso.ingest.markup import paragraphs, refuse_entities
from sayso.ingest.source import Found, Link, Options, Source, Unreadable
from sayso.model import Failure

TEASER_WORDS = 80


def read(source: Source, options: Options) -> Iterator[Found]:
    """The entries of the feed; where pages may be fetched, the page behind an entry that holds a teaser alone."""
    text, notes = text_of(source, options.limits.file_bytes)
    yield from notes
    refuse_entities(text)
    parsed = _parsed(text)
    if not parsed.entries:
        reason = "is a feed without entries" if parsed.version else "is named like a feed and is none"
        raise Unreadable(reason, "check that the address or file is that of a feed")
    if parsed.bozo:
        yield Failure(source.path, f"is a feed with faults ({_fault(parsed.bozo_exception)}); what could be told was "
                      "read", "compare it with the site", severity="partly")
    for number, entry in enumerate(parsed.entries, 1):
        yield from _entry(source, options, parsed.feed, entry, number)


def _parsed(text: str) -> Any:
    """What feedparser makes of it; it is handed a stream, since it would open a string that looks like an address."""
    from feedparser import parse

    headers = {"content-type": "application/xml; charset=utf-8"}
    return parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)


def _fault(error: object) -> str:
    return " ".join(str(error).split())[:120]


def _entry(source: Source, options: Options, feed: Any, entry: Any, number: int) -> Iterator[Found]:
    place = f"entry {number}"
    body, whole = _body(entry)
    link = str(entry.get("link") or "")
    if not whole and link and options.fetcher:
        yield Link(link, source.path, source.depth)
        return
    if not body:
        yield Failure(source.path, "is an entry without a text", "fetch the page behind it with --fetch", place)
        return
    if not whole:
        yield Failure(source.path, "holds only the teaser of this entry", "fetch the page behind it with --fetch",
                      place, "partly")
    yield titled(Draft(source.path, f"{source.stem}-{number}", body, place=place, given="the feed",
                       fields=_fields(feed, entry), metadata=_metadata(entry), where=dict(WHERE)))


def _body(entry: Any) -> tuple[str, bool]:
    """The longest text of the entry, and whether it seems to be the whole article."""
    held = [*(c.get("value", "") for c in entry.get("content", ())), entry.get("summary", "")]
    body = max((paragraphs(h) for h in held), key=len, default="")
    return body, len(body.split()) >= TEASER_WORDS


WHERE = (("published", "the entry's own date"), ("modified", "the entry's date of change"), ("outlet", "the feed's "
         "title, or the entry's source"), ("url", "the entry's link"), ("language", "the feed's language"))


def _fields(feed: Any, entry: Any) -> dict[str, str]:
    source = entry.get("source") or {}
    found = {
        "title": paragraphs(entry.get("title", "")).replace("\n\n", " "),
        "published": entry.get("published", ""),
        "modified": dict.get(entry, "updated", ""),
        "byline": entry.get("author", ""),
        "outlet": source.get("title", "") or feed.get("title", ""),
        "url": entry.get("link", ""),
        "language": feed.get("language", ""),
    }
    if found["modified"] == found["published"] or not found["published"]:
        found["published"] = found["published"] or found["modified"]
        del found["modified"]
    return {name: " ".join(str(value).split()) for name, value in found.items() if value}


def _metadata(entry: Any) -> tuple[tuple[str, str], ...]:
    terms = ", ".join(str(t.get("term")) for t in entry.get("tags", ()) if t.get("term"))
    found = (("feed:id", str(entry.get("id") or "")), ("feed:tags", terms[:500]))
    return tuple((key, value) for key, value in found if value)
