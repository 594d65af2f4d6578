"""Files and folders into articles: walk, read, name, build. What cannot be read is a value in the stream."""

from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from sayso.ingest import article, html, ids, objects, text
from sayso.ingest.decode import NotText, decode
from sayso.ingest.draft import Draft, Item
from sayso.ingest.walk import Found, Limits, shown, walk
from sayso.model import Article, Failure

Progress = Callable[[str, int, int], None]


def gather(
    paths: Sequence[str | PathLike[str]], progress: Progress | None = None, limits: Limits | None = None
) -> tuple[list[Article], list[Failure]]:
    """All articles that the paths hold, in the order of their ids, and all that could not be read or only in part."""
    limits = limits or Limits()
    files, failures = walk(map(Path, paths), limits)
    drafts: list[Draft] = []
    for done, file in enumerate(files):
        if progress:
            progress("opening files", done, len(files))
        for item in _limited(_items(file, limits), limits):
            drafts.append(item) if isinstance(item, Draft) else failures.append(item)
    failures += _beyond(drafts[limits.articles:], limits)
    del drafts[limits.articles:]
    articles: list[Article] = []
    for draft, ident in zip(drafts, ids.name(drafts), strict=True):
        built, problems = article.build(draft, ident)
        articles.append(built)
        failures += problems
    failures += _twins(articles)
    return sorted(articles, key=lambda a: a.id), sorted(failures, key=lambda f: (f.path, f.place, f.reason))


def _beyond(drafts: Sequence[Draft], limits: Limits) -> Iterator[Failure]:
    if drafts:
        yield Failure(drafts[0].path, f"this and all that follow it, {len(drafts):,} articles, were left out: a case "
                      f"holds at most {limits.articles:,}", "split them into one case for each event", drafts[0].place)


def _items(file: Found, limits: Limits) -> Iterator[Item]:
    path = shown(file.path)
    stem = file.path.stem
    try:
        size = file.path.stat().st_size
        most = limits.page_bytes if file.kind == "html" else limits.file_bytes
        if size > most:
            yield Failure(path, f"is {size / 1e6:,.0f} MB large; at most {most / 1e6:,.0f} MB are read",
                          "an article is a few kilobytes: split the file")
            return
        raw = file.path.read_bytes()
        kind = _sniffed(raw) if file.kind == "unknown" else file.kind
        decoded = decode(raw, html.declared_encoding(raw) if kind == "html" else None)
    except OSError as error:
        yield Failure(path, f"cannot be opened ({error.strerror or error})", "check that you may read it")
    except NotText as error:
        yield Failure(path, error.reason, error.remedy)
    else:
        if decoded.note:
            yield Failure(path, decoded.note, "save it as UTF-8 to be sure", severity="partly")
        yield from _parsed(kind, path, stem, decoded.text)


def _sniffed(raw: bytes) -> str:
    """What a file named without a known suffix seems to be."""
    start = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "json" if start.startswith((b"{", b"[{")) else "text"


def _parsed(kind: str, path: str, stem: str, raw: str) -> list[Item]:
    if kind == "html":
        return [html.parse(path, stem, raw)]
    if kind == "json":
        return objects.parse_document(path, stem, raw)
    if kind == "jsonl":
        return objects.parse_lines(path, stem, raw)
    return [text.parse(path, stem, raw)]


def _limited(items: Iterator[Item], limits: Limits) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Draft):
            if len(item.text) > limits.article_characters:
                yield Failure(item.path, f"holds a text of {len(item.text):,} characters; an article has at most "
                              f"{limits.article_characters:,}", "split it into its articles", item.place)
                continue
            if not any(ch.isalpha() for ch in item.text):
                yield Failure(item.path, "holds no words", "check that the text was saved", item.place)
                continue
        yield item


def _twins(articles: Sequence[Article]) -> Iterator[Failure]:
    """Texts that are the same letter for letter: both stay, as two prints of one text, and the reader is told."""
    first: dict[tuple[str, str | None, str | None], Article] = {}
    for one in sorted(articles, key=lambda a: a.id):
        kept = first.setdefault((one.digest, one.outlet, one.published), one)
        if kept is not one:
            yield Failure(one.path or one.id, f"holds the same text, outlet and date as {kept.path or kept.id}",
                          "both stay, as two prints of one text; remove one if it was saved twice", severity="partly")
