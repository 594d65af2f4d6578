"""An RO-Crate 1.1 bundle: the texts that were read, what was worked out, and a hash for each file.

`sha256sum -c SHA256SUMS` in the unpacked folder checks that nothing was changed.
"""

import hashlib
import json
from typing import Any
from urllib.parse import quote

from sayso.export import csv
from sayso.model import Article, Case
from sayso.render import html, markdown, wording
from sayso.render import json as exchange
from sayso.version import VERSION

Object = dict[str, Any]
METADATA, SUMS = "ro-crate-metadata.json", "SHA256SUMS"
TYPES = {".json": "application/json", ".html": "text/html", ".md": "text/markdown", ".csv": "text/csv",
         ".txt": "text/plain"}


def render(case: Case) -> dict[str, bytes]:
    """All files of the bundle by their names in it."""
    texts = {f"articles/{quote(a.id, safe='')}.txt": a for a in case.articles}
    made = {"case.json": exchange.render(case), "report.md": markdown.render(case), "report.html": html.render(case),
            **{f"tables/{name}": content for name, content in csv.render(case).items()}}
    files = {name: content.encode("utf-8", "backslashreplace")
             for name, content in (*made.items(), *((name, a.text) for name, a in texts.items()))}
    files[METADATA] = _metadata(case, files, texts)
    sums = "".join(f"{_hash(content)}  {name}\n" for name, content in sorted(files.items()))
    return {**files, SUMS: sums.encode()}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _metadata(case: Case, files: dict[str, bytes], texts: dict[str, Article]) -> bytes:
    parts = [_file(name, content, texts.get(name)) for name, content in sorted(files.items())]
    graph = [
        {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"},
         "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}},
        {"@id": "./", "@type": "Dataset", "name": f"Sayso: {wording.count(len(case.articles), 'article')}, "
         f"{wording.span(case.articles)}", "datePublished": _newest(case), "license": _NOTICE,
         "description": "Who says what in these articles, on how many independent origins, and where accounts part.",
         "hasPart": [{"@id": p["@id"]} for p in parts], "mentions": {"@id": "#reading"}},
        {"@id": "#reading", "@type": "CreateAction", "name": "Reading of the articles", "instrument": {"@id": "#sayso"},
         "object": [{"@id": quote(name)} for name in texts],
         "result": [{"@id": p["@id"]} for p in parts if not p["@id"].startswith("articles/")]},
        {"@id": "#sayso", "@type": "SoftwareApplication", "name": "Sayso", "softwareVersion": VERSION},
        *parts,
    ]
    return json.dumps({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}, ensure_ascii=False,
                      indent=1).encode()


_NOTICE = "The texts of the articles belong to their publishers."


def _newest(case: Case) -> str:
    """The day of the newest article, which RO-Crate asks for; 1970 where no date is known."""
    return max((a.published for a in case.articles if a.published), default="1970-01-01")[:10]


def _file(name: str, content: bytes, article: Article | None) -> Object:
    """A file as RO-Crate describes it; an article's text says where it comes from."""
    about: Object = {"@id": quote(name), "@type": "File", "contentSize": str(len(content)), "sha256": _hash(content),
                     "encodingFormat": TYPES[name[name.rindex("."):]]}
    if article:
        facts = {"name": article.title or article.id, "publisher": article.outlet, "datePublished": article.published,
                 "isBasedOn": article.url, "inLanguage": article.language}
        return about | {k: v for k, v in facts.items() if v}
    return about | {"name": name}
