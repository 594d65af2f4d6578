"""schema.org objects: a NewsArticle with its text, and a LiveBlogPosting, whose posts are articles of one thread."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.ingest.draft import Draft, titled
from sayso.ingest.markup import paragraphs
from sayso.ingest.source import Found
from sayso.model import Failure

NEWS = re.compile(r"(?:News|Reportage|Analysis|Opinion|Review|Satirical)?\w*Article|LiveBlogPosting|BlogPosting")
LIVE = "LiveBlogPosting"
DEEPEST = 6
WHERE = (("published", "datePublished"), ("modified", "dateModified"), ("title", "headline"), ("outlet", "publisher"),
         ("byline", "author"), ("url", "url or mainEntityOfPage"), ("language", "inLanguage"))


def fits(value: dict[str, Any]) -> bool:
    """Whether this object or one in its graph is an article."""
    return any(True for _ in articles(value))


def articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """All objects of a news type in the value, those in `@graph` among them."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from articles(one, depth + 1)
    elif isinstance(value, dict):
        if any(NEWS.fullmatch(kind) for kind in kinds(value)):
            yield value
        yield from articles(value.get("@graph"), depth + 1)


def kinds(value: dict[str, Any]) -> list[str]:
    """The types that the object says it has."""
    stated = value.get("@type")
    return [k for k in (stated if isinstance(stated, list) else [stated]) if isinstance(k, str)]


def drafts(at: Draft, value: dict[str, Any]) -> Iterator[Found]:
    """The articles of the object, their place and id taken from `at`."""
    met = False
    for one in articles(value):
        met = True
        posts = list(thread(at, one))
        if posts:
            yield from posts
        elif text := _text(one, "articleBody"):
            yield _draft(at, one, text)
        else:
            yield Failure(at.path, "is a schema.org article without `articleBody`", "save the page itself", at.place)
    if not met:
        yield Failure(at.path, "holds no schema.org article", "save the page itself", at.place)


def thread(at: Draft, blog: dict[str, Any]) -> Iterator[Draft]:
    """The posts of a live blog, each an article; what a post leaves out is taken from the blog."""
    if LIVE not in kinds(blog):
        return
    stated = blog.get("liveBlogUpdate")
    named = address(blog) or at.fields.get("url") or _text(blog, "headline")
    for number, post in enumerate(stated if isinstance(stated, list) else [stated], 1):
        text = _text(post, "articleBody") or _text(post, "text") if isinstance(post, dict) else ""
        if not text:
            continue
        place = f"{at.place}, post {number}" if at.place else f"post {number}"
        draft = _draft(replace(at, stem=f"{at.stem}-{number}", place=place), post, text)
        fields = {name: v for name in ("outlet", "language") if (v := _fields(blog).get(name))} | draft.fields
        yield replace(draft, fields=fields, metadata=(*draft.metadata, ("thread", named)))


def _draft(at: Draft, value: dict[str, Any], text: str) -> Draft:
    return titled(replace(at, text=text, given="schema.org", fields=_fields(value), where=dict(WHERE)))


def _fields(value: dict[str, Any]) -> dict[str, str]:
    published = _text(value, "datePublished") or _text(value, "dateCreated")
    modified = _text(value, "dateModified")
    found = {
        "title": _text(value, "headline"), "published": published, "modified": modified if published else "",
        "outlet": ", ".join(names(value.get("publisher"))), "byline": ", ".join(names(value.get("author"))),
        "agency": ", ".join(names(value.get("sourceOrganization"))), "url": address(value),
        "language": _text(value, "inLanguage"),
    }
    found["published"] = published or modified
    return {name: " ".join(entry.split()) for name, entry in found.items() if entry}


def _text(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return paragraphs(found) if isinstance(found, str) else ""


def address(value: dict[str, Any]) -> str:
    """The object's own address, where it states one."""
    page = value.get("mainEntityOfPage")
    stated = (value.get("url"), page.get("@id") if isinstance(page, dict) else page, value.get("@id"))
    return next((u for u in stated if isinstance(u, str) and u.startswith("http")), "")


def names(value: Any) -> Iterator[str]:
    """The names in a person, an organisation, or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and isinstance(one.get("name"), str):
            yield one["name"]
