"""CSL-JSON of the articles (Citation Style Language 1.0.2), which Zotero, pandoc and citeproc read."""

import json
from typing import Any

from sayso.model import Article, Case

Object = dict[str, Any]


def render(case: Case) -> str:
    """A list of items of type `article-newspaper`."""
    return json.dumps([_item(a) for a in case.articles], ensure_ascii=False, indent=1) + "\n"


def _item(article: Article) -> Object:
    facts = {
        "title": article.title, "container-title": article.outlet, "publisher": article.agency, "URL": article.url,
        "language": article.language, "author": [{"literal": article.byline}] if article.byline else None,
        "issued": {"date-parts": [_parts(article.published)]} if article.published else None,
    }
    return {"id": article.id, "type": "article-newspaper", **{k: v for k, v in facts.items() if v}}


def _parts(published: str) -> list[int]:
    return [int(part) for part in published[:10].split("-")]
