"""Web pages: main text and metadata with trafilatura; the page's own metadata (schema.org, Open Graph) is kept raw."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.ingest.draft import Draft, Item, headed
from sayso.ingest.outlets import of_title
from sayso.model import Failure

CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
HEAD_BYTES = 4096
LONGEST_VALUE = 2_000
MOST_ENTRIES = 200
NEWS = re.compile(r"(?:News|Reportage|Analysis|Opinion|Review|Satirical)?\w*Article|LiveBlogPosting|BlogPosting")
FROM_METADATA = {
    "title": ("jsonld:headline", "og:title", "twitter:title"),
    "outlet": ("jsonld:publisher.name", "og:site_name", "application-name"),
    "byline": ("jsonld:author.name", "author", "article:author", "byl", "dc.creator"),
    "published": ("jsonld:datePublished", "article:published_time", "og:article:published_time", "datePublished",
                  "pubdate", "date", "dc.date", "dc.date.issued", "dcterms.date", "parsely-pub-date", "sailthru.date"),
    "modified": ("jsonld:dateModified", "article:modified_time", "og:updated_time", "dateModified", "last-modified"),
    "url": ("canonical", "og:url", "jsonld:url"),
}
NO_ARTICLE = ("holds no article that can be told from the rest of the page",
              "save the article's text as .txt, or the page after it has loaded")


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that the page says it has."""
    match = CHARSET.search(raw[:HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def parse(path: str, stem: str, raw: str) -> Item:
    """The page's article, or a failure where none can be told from the rest of the page."""
    try:
        main, title = _main_text(raw)
        metadata = tuple(_metadata(raw))
    except Exception as error:  # lxml and trafilatura meet hostile pages here; what they raise is not ours to list
        return Failure(path, f"is a page that cannot be parsed ({type(error).__name__})", NO_ARTICLE[1])
    if not main or not main.strip():
        return Failure(path, *NO_ARTICLE)
    fields = _fields(metadata)
    if title:
        fields["title"] = " ".join(title.split())
    text, body = headed(fields.get("title"), _paragraphs(main, fields.get("title")))
    return Draft(path, stem, text, body, given="the page's metadata", opens="title" not in fields, fields=fields,
                 metadata=metadata)


def _main_text(raw: str) -> tuple[str | None, str | None]:
    """Main text and title. The date that trafilatura would guess is left alone: only a stated one counts."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(raw, include_comments=False, include_tables=False, with_metadata=True,
                               date_extraction_params={"extensive_search": False, "original_date": True})
    if document is None or isinstance(document, dict):
        return None, None
    return document.text, document.title


def _paragraphs(main: str, title: str | None) -> str:
    """The main text with a blank line between paragraphs, without the page's title at its head."""
    lines = [line.strip() for line in main.split("\n") if line.strip()]
    if title and len(lines) > 1 and lines[0].split() == title.split():
        del lines[0]
    return "\n\n".join(lines)


def _metadata(raw: str) -> Iterator[tuple[str, str]]:
    """Open Graph and other meta elements, the canonical address, and the members of schema.org's article object."""
    from lxml import html

    tree = html.document_fromstring(raw.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    entries = [*_meta_elements(tree), *_schema(tree)]
    for key, value in list(dict.fromkeys(entries))[:MOST_ENTRIES]:
        yield key, value[:LONGEST_VALUE]


def _meta_elements(tree: Any) -> Iterator[tuple[str, str]]:
    if title := (tree.findtext(".//title") or "").strip():
        yield "title", title
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if key and (value := (meta.get("content") or "").strip()):
            yield key.strip(), value
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "canonical", link.get("href").strip()
    for element in tree.iter("time"):
        if element.get("datetime") and (element.get("pubdate") is not None or element.get("itemprop")):
            yield element.get("itemprop") or "pubdate", element.get("datetime").strip()


def _schema(tree: Any) -> Iterator[tuple[str, str]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for article in _articles(value):
            yield from _members(article)
            return


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(k, str) and NEWS.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _members(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("@type", "headline", "datePublished", "dateModified", "url", "dateline", "inLanguage", "isBasedOn"):
        if isinstance(article.get(key), str):
            yield f"jsonld:{key}", article[key].strip()
    for key in ("author", "publisher", "sourceOrganization", "creditText", "copyrightHolder"):
        names = ", ".join(_names(article.get(key)))
        if names:
            yield f"jsonld:{key}.name", names


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and isinstance(one.get("name"), str):
            yield one["name"]


def _fields(metadata: tuple[tuple[str, str], ...]) -> dict[str, str]:
    known: dict[str, str] = {}
    for key, value in metadata:
        known.setdefault(key.lower(), value)
    out: dict[str, str] = {}
    for name, keys in FROM_METADATA.items():
        value = next((known[k.lower()] for k in keys if k.lower() in known), "")
        if value and not (name == "byline" and value.startswith("http")):
            out[name] = " ".join(value.split())
    if "outlet" not in out and (outlet := of_title(known.get("title", ""))):
        out["outlet"] = outlet
    return out
