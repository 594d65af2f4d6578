"""Articles as they came, and what was found in each: written once, never changed."""

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain
from itertools import count as count_up
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from sayso.model import Annotated, Article
from sayso.model.codec import decode, encode
from sayso.store.schema import annotations, articles

COLUMNS = ("id", "title", "outlet", "agency", "byline", "published", "modified", "language", "url", "path", "text")
AT_ONCE = 500
"""Ids asked for in one statement: both databases limit the number of parameters."""


def identity(article: Article) -> str:
    """What makes it this article: text, title, outlet, date, address; its id too where neither outlet nor address is
    known, since two outlets may print one text, and adding one file twice must add it once."""
    named = None if article.outlet or article.url else article.id
    return _hash(article.text, article.title, article.outlet, article.published, article.url, named)


def content(article: Article) -> str:
    """Of all that `annotate` may look at; the path is no part of it."""
    return _hash(json.dumps({k: v for k, v in encode(article).items() if k != "path"}, sort_keys=True))


def unstorable(article: Article) -> str | None:
    """What keeps this article out of any database, None where nothing does."""
    told = json.dumps(encode(article), ensure_ascii=False)
    if "\\u0000" in told:
        return "holds a NUL character"
    if any("\ud800" <= ch <= "\udfff" for ch in told):
        return "holds half of a character (a lone surrogate)"
    return None


def add(connection: Connection, article: Article, at: str) -> None:
    """Write one article; its id must be free."""
    whole = encode(article)
    more = {k: v for k, v in whole.items() if k not in COLUMNS}
    connection.execute(insert(articles).values(
        identity=identity(article), added=at, more=json.dumps(more), **{c: whole.get(c) for c in COLUMNS}))


def known(connection: Connection, article: Article) -> str | None:
    """The id under which this very article is here already."""
    return connection.execute(select(articles.c.id).where(articles.c.identity == identity(article))).scalar()


def free_id(connection: Connection, wished: str, promised: Container[str] = ()) -> str:
    """The id wished for, or with the first number behind it that is free and not promised to another article."""
    pattern = wished.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "-%"
    ids = articles.c.id
    taken = set(connection.execute(select(ids).where((ids == wished) | ids.like(pattern, escape="\\"))).scalars())
    tried = chain((wished,), (f"{wished}-{number}" for number in count_up(2)))
    return next(one for one in tried if one not in taken and one not in promised)


def load(connection: Connection, ids: Sequence[str]) -> tuple[Article, ...]:
    """These articles, in the order of their ids; those that are not here are left out."""
    found = [_article(row) for some in chunks(ids) for row in connection.execute(
        select(articles).where(articles.c.id.in_(some))).mappings()]
    return tuple(sorted(found, key=lambda a: a.id))


def count(connection: Connection) -> int:
    """How many articles there are."""
    return int(connection.execute(select(func.count()).select_from(articles)).scalar_one())


def annotated(connection: Connection, article: Article, method: str) -> Annotated | None:
    """What this method found in this article, None where it has not read it yet."""
    body = connection.execute(select(annotations.c.body).where(
        annotations.c.content == content(article), annotations.c.method == method)).scalar()
    if body is None:
        return None
    return decode(Annotated, {**json.loads(body), "article": encode(article)}, {article.id: article.text})


def keep(connection: Connection, read: Annotated, method: str, at: str) -> None:
    """Write what was found, unless another process did so meanwhile."""
    key = content(read.article)
    where = (annotations.c.content == key, annotations.c.method == method)
    if connection.execute(select(annotations.c.content).where(*where)).first() is None:
        body = {k: v for k, v in encode(read).items() if k != "article"}
        connection.execute(insert(annotations).values(
            content=key, method=method, made=at, body=json.dumps(body, ensure_ascii=False)))


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists short enough for one statement."""
    listed = list(ids)
    yield from (listed[n:n + AT_ONCE] for n in range(0, len(listed), AT_ONCE))


def _article(row: RowMapping) -> Article:
    held: dict[str, Any] = {**json.loads(row["more"]), **{c: row[c] for c in COLUMNS if row[c] is not None}}
    return decode(Article, held, {row["id"]: row["text"]})


def _hash(*parts: str | None) -> str:
    return hashlib.blake2b("\x1f".join(map(repr, parts)).encode("utf-8", "backslashreplace"),
                           digest_size=16).hexdigest()
