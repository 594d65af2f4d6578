"""IPTC ninjs 1.x and 2.x: one news item as a JSON object."""

from collections.abc import Iterator
from typing import Any

from sayso.ingest.draft import Draft, titled
from sayso.ingest.markup import paragraphs
from sayso.ingest.source import Found
from sayso.model import Failure

WHERE = (("published", "contentcreated, firstcreated or versioncreated"), ("modified", "versioncreated"),
         ("title", "headline"), ("outlet", "publisher or copyrightholder"), ("byline", "byline"))
WITHDRAWN = ("canceled", "cancelled", "withheld")


def fits(value: dict[str, Any]) -> bool:
    """Whether the object looks like ninjs: it has a URI and one of the bodies or dates that only ninjs names so."""
    return isinstance(value.get("uri"), str) and any(
        key in value for key in ("body_text", "body_xhtml", "bodies", "versioncreated", "versionCreated"))


def drafts(at: Draft, value: dict[str, Any]) -> Iterator[Found]:
    """The item, its place and id taken from `at`."""
    body = _body(value)
    if not body:
        yield Failure(at.path, f"is a ninjs item without a text ({value.get('type') or 'of no stated type'})",
                      "nothing to do, unless a text is expected", at.place)
        return
    if str(_any(value, "pubstatus", "pubStatus")).lower() in WITHDRAWN:
        yield Failure(at.path, "was withdrawn by its agency; it is read all the same", "leave it out if the case is "
                      "about what stands", at.place, "partly")
    if embargo := _any(value, "embargoed", "embargoedreason"):
        yield Failure(at.path, f"is under an embargo ({embargo})", "do not publish it before that", at.place, "partly")
    yield titled(Draft(at.path, at.stem, body, place=at.place, given="ninjs", fields=_fields(value),
                       metadata=_metadata(value), where=dict(WHERE)))


def _body(value: dict[str, Any]) -> str:
    """The text, the longest body where there are several; XHTML without its tags."""
    held = [value.get("body_text"), *_listed(value.get("bodies"), "value")]
    marked = [value.get("body_xhtml"), *(v for k, v in value.items() if k.startswith("body_html"))]
    texts = [paragraphs(m) for m in marked if isinstance(m, str)]
    texts += [paragraphs(h) if h.lstrip().startswith("<") else h.strip() for h in held if isinstance(h, str)]
    return max(texts, key=len, default="")


def _fields(value: dict[str, Any]) -> dict[str, str]:
    version = _any(value, "versioncreated", "versionCreated")
    published = _any(value, "contentcreated", "contentCreated", "firstcreated", "firstCreated") or version
    found = {
        "title": _any(value, "headline", "title") or next(_listed(value.get("headlines"), "value"), ""),
        "published": published, "modified": version if version != published else "",
        "byline": _any(value, "byline") or next(_listed(value.get("bylines"), "byline"), ""),
        "outlet": _name(value.get("publisher")) or _any(value, "copyrightholder", "copyrightHolder"),
        "agency": _any(value, "creditline", "source") or next(_listed(value.get("infosources"), "name"), ""),
        "language": _any(value, "language"),
        "url": next((u for u in (_any(value, "url"), value["uri"]) if u.startswith("http")), ""),
    }
    return {name: " ".join(entry.split()) for name, entry in found.items() if entry}


def _metadata(value: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    keys = ("uri", "version", "pubstatus", "pubStatus", "slugline", "located", "profile")
    return tuple((f"ninjs:{key}", str(value[key])) for key in keys if isinstance(value.get(key), str | int))


def _any(value: dict[str, Any], *keys: str) -> str:
    return next((value[key] for key in keys if isinstance(value.get(key), str) and value[key].strip()), "")


def _listed(value: Any, key: str) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and isinstance(one.get(key), str):
            yield one[key]


def _name(value: Any) -> str:
    found = value.get("name") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""
