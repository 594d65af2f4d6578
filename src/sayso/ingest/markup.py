"""XML and pieces of HTML from strangers, parsed so that they can do no harm."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from sayso.ingest.source import Unreadable

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section",
    "table", "td", "th", "tr", "ul", "hl2", "block", "media",
))
BREAK = "\u2029"
SILENT = frozenset(("script", "style", "noscript", "template", "iframe", "figcaption", "media"))

ENTITY = re.compile(r"<!ENTITY\s")
EXPANDING = ("defines XML entities, as files do that are made to exhaust a reader",
             "take the DOCTYPE out, if you trust the file")


def tree(raw: bytes) -> Element:
    """The document's root. Entities of its own, external files and networks are refused ("billion laughs")."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(raw)
    except DefusedXmlException:
        raise Unreadable(*EXPANDING) from None
    except ParseError as error:
        raise Unreadable(f"is no valid XML: {error}", "fetch it again, or mend it at that place") from None
    return root


def refuse_entities(text: str) -> None:
    """Unreadable where a document defines entities of its own: for readers that do not refuse them themselves."""
    if ENTITY.search(text):
        raise Unreadable(*EXPANDING)


def local(tag: Any) -> str:
    """A tag without its namespace, in lower case; empty for comments."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def paragraphs(fragment: str) -> str:
    """The text of a piece of HTML, a blank line between its blocks; text without any tag stays as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import etree, html

    try:
        root = html.document_fromstring(f"<div>{fragment}</div>")
    except (etree.ParserError, ValueError):
        return ""
    return joined(_pieces(root))


def joined(pieces: Iterator[str]) -> str:
    """Pieces of text as paragraphs with a blank line between them; BREAK parts them."""
    lines = (" ".join(line.split()) for line in "".join(pieces).split(BREAK))
    return "\n\n".join(line for line in lines if line)


def _pieces(root: Any) -> Iterator[str]:
    """Texts and breaks in document order, without recursion: nesting may be deep."""
    from lxml import etree

    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            yield element.tail or "" if not silent else ""
            continue
        tag = local(element.tag)
        hidden = tag in SILENT
        if tag in BLOCKS:
            yield BREAK
        if event == "start":
            silent += hidden
            yield element.text or "" if not silent else ""
        else:
            silent -= hidden
            yield element.tail or "" if not silent else ""
