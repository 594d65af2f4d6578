"""A page as blocks: what a reader sees, the articles that stand beside the report included."""

import re
from collections.abc import Iterator
from typing import Any

from sayso.verify.reading.block import Block

BLOCKS = {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption",
          "pre", "summary", "div", "section", "article", "header", "footer", "main", "nav", "aside", "ul", "ol", "dl",
          "table", "tr", "thead", "tbody", "details", "body", "html", "figure", "form", "fieldset", "address"}
UNSEEN = {"script", "style", "head", "template", "noscript", "svg"}
HEADING = re.compile(r"h[1-6]")


def blocks(report: bytes) -> list[Block]:
    """The blocks with their line numbers; drawings and scripts are left out."""
    from lxml import etree, html

    root = html.document_fromstring(report, parser=etree.HTMLParser(encoding="utf-8", no_network=True))
    return [b for b in _blocks(root) if b.text]


def _blocks(element: Any) -> Iterator[Block]:
    """The text that stands directly in a block, split where another block begins inside it."""
    pieces: list[str] = []
    heading = bool(HEADING.fullmatch(str(element.tag)))

    def flush() -> Iterator[Block]:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            yield Block(f"line {element.sourceline}", text, heading)

    for part in _parts(element):
        if isinstance(part, str):
            pieces.append(part)
        else:
            yield from flush()
            yield from _blocks(part)
    yield from flush()


def _parts(element: Any) -> Iterator[Any]:
    """Texts, and the blocks between them, of an element; what is not shown is passed over."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in UNSEEN:
            if child.tag in BLOCKS:
                yield child
            else:
                yield from _inline(child)
        yield child.tail or ""


def _inline(element: Any) -> Iterator[Any]:
    marks = ("“", "”") if element.tag == "q" else (" ", " ") if element.tag in ("br", "button") else ("", "")
    yield marks[0]
    yield from _parts(element)
    yield marks[1]
