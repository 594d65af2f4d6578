"""A Word document as blocks: its body, tables, text boxes, foot- and endnotes, headers and footers.

Inserted words of tracked changes count, deleted ones do not: what would be there if all changes were accepted.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from sayso.verify.reading.block import Block

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = (("word/document.xml", "paragraph"), ("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
MARGINS = re.compile(r"word/(header|footer)\d*\.xml")
HEADING = re.compile(r"(?i)heading\d|title")
LARGEST = 100_000_000


def blocks(report: bytes) -> list[Block]:
    """The blocks, numbered by paragraph; ValueError where it is no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(report)) as archive:
            names = archive.namelist()
            margins = [(n, m[1]) for n in sorted(names) if (m := MARGINS.fullmatch(n))]
            return [b for name, kind in (*PARTS, *margins) if name in names for b in _part(archive, name, kind)]
    except zipfile.BadZipFile:
        raise ValueError("it is no ZIP archive") from None


def _part(archive: zipfile.ZipFile, name: str, kind: str) -> Iterator[Block]:
    if archive.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST:,} bytes")
    from lxml import etree

    root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
    for number, paragraph in enumerate(root.iter(f"{WORD}p"), 1):
        text = " ".join("".join(_texts(paragraph)).split())
        if text:
            yield Block(f"{kind} {number}", text, _is_heading(paragraph))


def _texts(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph, without those of a text box in it, which has paragraphs of its own."""
    for element in paragraph.iter():
        if next(element.iterancestors(f"{WORD}p"), None) is not paragraph:
            continue
        if element.tag == f"{WORD}t":
            yield element.text or ""
        elif element.tag in (f"{WORD}tab", f"{WORD}br", f"{WORD}cr"):
            yield " "


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return style is not None and HEADING.match(style.get(f"{WORD}val", "")) is not None
