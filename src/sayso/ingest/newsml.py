"""IPTC NewsML-G2: news items as agencies send them, with their version, status and embargo."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from sayso.ingest.draft import Draft, titled
from sayso.ingest.markup import local, paragraphs, tree
from sayso.ingest.source import Found, Options, Source, Unreadable
from sayso.model import Failure

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
WHERE = (("published", "contentCreated, firstCreated or versionCreated"), ("modified", "versionCreated"),
         ("title", "headline"), ("agency", "creditline or provider"), ("byline", "by"), ("url", "remoteInfo or link"))
WITHDRAWN = {"canceled": "cancelled", "cancelled": "cancelled", "withheld": "withheld"}


def read(source: Source, options: Options) -> Iterator[Found]:
    """Each newsItem of the document; packages and pictures without a text are named."""
    root = tree(source.content(options.limits.file_bytes))
    items = [e for e in root.iter() if local(e.tag) == "newsitem"]
    if not items:
        raise Unreadable("is NewsML without a news item", "packages and planning items hold no article")
    for number, item in enumerate(items, 1):
        place = f"item {number}" if len(items) > 1 else ""
        yield from _item(source, item, number if place else 0, place)


def _item(source: Source, item: Element, number: int, place: str) -> Iterator[Found]:
    body = _body(item)
    if not body:
        yield Failure(source.path, "is a news item without a text (a picture, a graphic or a video)",
                      "nothing to do, unless a text is expected", place)
        return
    yield from _status(source, item, place)
    stem = f"{source.stem}-{number}" if number else source.stem
    yield titled(Draft(source.path, stem, body, place=place, given="NewsML", fields=_fields(item),
                       metadata=_metadata(item), where=dict(WHERE)))


def _body(item: Element) -> str:
    """The text of the content set: XHTML, NITF or plain; the longest rendition, without the headline inside it."""
    held = []
    for part in item.iter():
        if local(part.tag) == "inlinexml":
            root = next((e for e in part.iter() if local(e.tag) in ("body.content", "body")), part)
            held.append(paragraphs(_markup(root)))
        elif local(part.tag) == "inlinedata":
            held.append((part.text or "").strip())
    return max(held, key=len, default="")


def _markup(root: Element) -> str:
    for element in root.iter():
        element.tag = local(element.tag) or "span"
    return tostring(root, encoding="unicode")


def _status(source: Source, item: Element, place: str) -> Iterator[Failure]:
    status = _code(item, "pubstatus")
    if word := WITHDRAWN.get(status):
        yield Failure(source.path, f"was {word} by its agency; it is read all the same", "leave it out if the case is "
                      "about what stands", place, "partly")
    if embargo := _text(item, "embargoed"):
        yield Failure(source.path, f"is under an embargo until {embargo}", "do not publish it before that", place,
                      "partly")


def _fields(item: Element) -> dict[str, str]:
    version = _text(item, "versioncreated")
    published = _text(item, "contentcreated") or _text(item, "firstcreated") or version
    found = {
        "title": _text(item, "headline"), "published": published,
        "modified": version if version != published else "",
        "agency": _text(item, "creditline") or _named(item, "provider"), "byline": _text(item, "by"),
        "outlet": _named(item, "publisher"), "language": _language(item),
        "url": next((e.get("href", "") for e in item.iter() if local(e.tag) in ("remoteinfo", "link")
                     and e.get("href", "").startswith("http")), ""),
    }
    return {name: value for name, value in found.items() if value}


def _metadata(item: Element) -> tuple[tuple[str, str], ...]:
    found = (("newsml:guid", item.get("guid", "")), ("newsml:version", item.get("version", "")),
             ("newsml:dateline", _text(item, "dateline")), ("newsml:slugline", _text(item, "slugline")),
             ("newsml:status", _code(item, "pubstatus")))
    return tuple((key, value) for key, value in found if value)


def _first(item: Element, name: str) -> Element | None:
    return next((e for e in item.iter() if local(e.tag) == name), None)


def _text(item: Element, name: str) -> str:
    """The words of the first element of this name, of its `name` inside where it has one."""
    element = _first(item, name)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _named(item: Element, name: str) -> str:
    element = _first(item, name)
    return (_text(element, "name") or element.get("literal", "")) if element is not None else ""


def _code(item: Element, name: str) -> str:
    """The code of a controlled value without its scheme ("stat:canceled")."""
    element = _first(item, name)
    return element.get("qcode", "").rpartition(":")[2].lower() if element is not None else ""


def _language(item: Element) -> str:
    element = _first(item, "language")
    return element.get("tag", "") if element is not None else item.get(LANGUAGE, "")
