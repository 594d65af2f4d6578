"""PDF with PDFium: the lines of its pages put together into paragraphs, without what recurs at head and foot."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.ingest.draft import Draft, titled
from sayso.ingest.source import Found, Options, Source, Unreadable
from sayso.model import Failure

MOST_PAGES = 300
RECURS = 0.6
"""A head or foot line stands on this share of the pages, its numbers aside."""
SHORT_LINE = 0.75
ENDS = re.compile(r"[.!?:][\"”’')\]]*$")
PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?")
WHERE = (("title", "Title"), ("byline", "Author"), ("published", "CreationDate"), ("modified", "ModDate"))


def read(source: Source, options: Options) -> Iterator[Found]:
    """The document's text as one article."""
    pages, info, count = _pages(source.content(options.limits.file_bytes))
    text = "\n\n".join(_paragraphs(_without_margins(pages)))
    if not text:
        raise Unreadable("is a PDF without a text: its pages are pictures", "run a text recognition (OCR) on it first")
    if count > MOST_PAGES:
        yield Failure(source.path, f"has {count:,} pages; the first {MOST_PAGES} were read", "split it", source.place,
                      "partly")
    yield titled(Draft(source.path, source.stem, text, place=source.place, given="the PDF's properties",
                       fields=_fields(info), metadata=tuple((f"pdf:{k}", v) for k, v in info.items() if v),
                       where=dict(WHERE)))


def _pages(raw: bytes) -> tuple[list[list[str]], dict[str, str], int]:
    """The lines of each page, the document's properties, the number of pages; Unreadable where PDFium refuses."""
    import pypdfium2 as pdfium

    try:
        document: Any = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("is a PDF locked by a password" if locked else "is a damaged PDF",
                         "save it without the password" if locked else "fetch it again") from None
    try:
        count = len(document)
        pages = [_lines(document[n]) for n in range(min(count, MOST_PAGES))]
        return pages, document.get_metadata_dict(skip_empty=True), count
    finally:
        document.close()


def _lines(page: Any) -> list[str]:
    """The page's lines; a word cut at a line's end keeps its hyphen as PDFium's U+0002."""
    text = page.get_textpage().get_text_bounded().replace("\0", "").replace("\ufffe", "\x02")
    return [" ".join(line.split(" ")).strip() for line in text.splitlines()]


def _without_margins(pages: Sequence[list[str]]) -> list[str]:
    """All lines but page numbers and the heads and feet that stand on most pages."""
    edges = Counter(_shape(line) for page in pages for line in {*page[:2], *page[-2:]} if line)
    often = {shape for shape, count in edges.items() if count > 2 and count >= RECURS * len(pages)}
    return [line for page in pages for n, line in enumerate(page)
            if 2 <= n < len(page) - 2 or not (_shape(line) in often or line.isdigit())]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined until one is blank, or ends a sentence well before the margin."""
    full = statistics.median([len(line) for line in lines if line] or [0])
    kept = ""
    for line in lines:
        kept = _joined(kept, line) if line else kept
        if kept and (not line or (len(line) < SHORT_LINE * full and ENDS.search(line))):
            yield kept
            kept = ""
    if kept:
        yield kept


def _joined(kept: str, line: str) -> str:
    """Two lines as one; a word parted by a soft hyphen is whole again."""
    if kept.endswith(("\x02", "\u00ad")):
        return kept[:-1] + line
    return f"{kept} {line}" if kept else line


def _fields(info: dict[str, str]) -> dict[str, str]:
    dates = {name: _date(info.get(key, "")) for name, key in (("published", "CreationDate"), ("modified", "ModDate"))}
    found = {"title": " ".join(info.get("Title", "").split()), "byline": " ".join(info.get("Author", "").split()),
             **dates}
    if found["modified"] == found["published"]:
        del found["modified"]
    return {name: value for name, value in found.items() if value}


def _date(value: str) -> str:
    match = PDF_DATE.match(value)
    if not match:
        return ""
    year, month, day, hour, minute = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "")
