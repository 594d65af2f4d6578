"""Web pages: main text and metadata with trafilatura; the page's own metadata (schema.org, Open Graph) is kept raw."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.ingest import schema_org
from sayso.ingest.decode import decode
from sayso.ingest.draft import Draft, headed
from sayso.ingest.outlets import of_title
from sayso.ingest.source import Found, Options, Source
from sayso.model import Failure

CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
HEAD_BYTES = 4096
LONGEST_VALUE = 2_000
MOST_ENTRIES = 200
FROM_METADATA = {
    "title": ("jsonld:headline", "og:title", "twitter:title"),
    "outlet": ("jsonld:publisher.name", "og:site_name", "application-name"),
    "byline": ("jsonld:author.name", "author", "article:author", "byl", "dc.creator"),
    "published": ("jsonld:datePublished", "article:published_time", "og:article:published_time", "datePublished",
                  "pubdate", "date", "dc.date", "dc.date.issued", "dcterms.date", "parsely-pub-date", "sailthru.date"),
    "modified": ("jsonld:dateModified", "article:modified_time", "og:updated_time", "dateModified", "last-modified"),
    "url": ("canonical", "og:url", "jsonld:url"),
}
OWN_REPORT = ("is a report that Sayso wrote, no article", "keep reports outside the folder of articles")
NO_ARTICLE = ("holds no article that can be told from the rest of the page",
              "save the article's text as .txt, or the page after it has loaded")


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that the page says it has."""
    match = CHARSET.search(raw[:HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def read(source: Source, options: Options) -> Iterator[Found]:
    """The page's article, the posts of a live blog that it holds, or a failure where no article can be told."""
    raw = source.content(options.limits.page_bytes)
    decoded = decode(raw, source.encoding or declared_encoding(raw))
    if decoded.note:
        yield Failure(source.path, decoded.note, "save it as UTF-8 to be sure", source.place, "partly")
    yield from parse(source, decoded.text)


def parse(source: Source, raw: str) -> Iterator[Found]:
    """The article or the posts in the page `raw`."""
    try:
        tree = _tree(raw)
        objects = list(_schema(tree))
        metadata = tuple(_metadata(tree, objects))
        if ("generator", "Sayso") in metadata:
            yield Failure(source.path, *OWN_REPORT, source.place)
            return
        fields, where = _fields(metadata)
        at = Draft(source.path, source.stem, "", place=source.place, fields=fields)
        posts = [post for one in objects for post in schema_org.thread(at, one)]
        main, title = (None, None) if posts else _main_text(raw)
    except Exception as error:  # lxml and trafilatura meet hostile pages here; what they raise is not ours to list
        yield Failure(source.path, f"is a page that cannot be parsed ({type(error).__name__})", NO_ARTICLE[1],
                      source.place)
        return
    if posts:
        yield from posts
    elif not main or not main.strip():
        yield Failure(source.path, *NO_ARTICLE, source.place)
    else:
        if title:
            fields["title"] = " ".join(title.split())
        text, body = headed(fields.get("title"), _paragraphs(main, fields.get("title")))
        yield Draft(source.path, source.stem, text, body, source.place, "the page's metadata", "title" not in fields,
                    fields, metadata, where=where)


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


def _tree(raw: str) -> Any:
    from lxml import html

    return html.document_fromstring(raw.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))


def _metadata(tree: Any, objects: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Open Graph and other meta elements, the canonical address, and the members of schema.org's article object."""
    entries = [*_meta_elements(tree), *(member for one in objects[:1] for member in _members(one))]
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


def _schema(tree: Any) -> Iterator[dict[str, Any]]:
    """The news objects of the page's JSON-LD, in order."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from schema_org.articles(value)


def _members(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("@type", "headline", "datePublished", "dateModified", "url", "dateline", "inLanguage", "isBasedOn"):
        if isinstance(article.get(key), str):
            yield f"jsonld:{key}", article[key].strip()
    for key in ("author", "publisher", "sourceOrganization", "creditText", "copyrightHolder"):
        names = ", ".join(schema_org.names(article.get(key)))
        if names:
            yield f"jsonld:{key}.name", names


def _fields(metadata: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], dict[str, str]]:
    """The article's fields, and under which key of the metadata each was found."""
    known: dict[str, tuple[str, str]] = {}
    for key, value in metadata:
        known.setdefault(key.lower(), (key, value))
    out: dict[str, str] = {}
    where: dict[str, str] = {}
    for name, keys in FROM_METADATA.items():
        key, value = next((known[k.lower()] for k in keys if k.lower() in known), ("", ""))
        if value and not (name == "byline" and value.startswith("http")):
            out[name], where[name] = " ".join(value.split()), key
    if "outlet" not in out and (outlet := of_title(known.get("title", ("", ""))[1])):
        out["outlet"], where["outlet"] = outlet, "title"
    return out, where
