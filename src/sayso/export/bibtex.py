"""BibTeX entries of the articles, for LaTeX and for reference managers."""

import re
from collections.abc import Iterator

from sayso.model import Article, Case

SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#",
           "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
UNFIT = re.compile(r"[^A-Za-z0-9_.:/+-]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render(case: Case) -> str:
    """One `@article` an article, keyed by its id as far as BibTeX allows."""
    keys = _keys([a.id for a in case.articles])
    return "\n".join(_entry(key, a) for key, a in zip(keys, case.articles, strict=True))


def _keys(ids: list[str]) -> list[str]:
    """Ids in the characters of keys; where two become one, the later ones are numbered."""
    keys: list[str] = []
    for ident in ids:
        plain = UNFIT.sub("_", ident).strip("_") or "article"
        key, n = plain, 1
        while key in keys:
            n += 1
            key = f"{plain}_{n}"
        keys.append(key)
    return keys


def _entry(key: str, article: Article) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(article))
    return f"@article{{{key},\n{fields}}}\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_escaped(article.title or article.id)}}}}}"
    for name, value in (("author", article.byline), ("journal", article.outlet), ("organization", article.agency)):
        if value:
            yield name, f"{{{{{_escaped(value)}}}}}" if name == "author" else f"{{{_escaped(value)}}}"
    yield from _date(article.published)
    for name, value in (("url", article.url), ("langid", article.language)):
        if value:
            yield name, f"{{{_plain(value)}}}"
    yield "note", f"{{Sayso {_escaped(article.id)}}}"


def _date(published: str | None) -> Iterator[tuple[str, str]]:
    if not published:
        return
    year, month, *_ = [*published[:10].split("-"), ""]
    yield "date", f"{{{published[:10]}}}"
    yield "year", f"{{{year}}}"
    if month:
        yield "month", MONTHS[int(month) - 1]


def _escaped(text: str) -> str:
    return "".join(SPECIAL.get(c, c) for c in CONTROL.sub(" ", text))


def _plain(text: str) -> str:
    """An address: braces and backslashes, which could end the field, in percent notation."""
    return CONTROL.sub("", text).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
