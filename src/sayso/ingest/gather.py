"""Files, folders, addresses and standard input into articles: walk, read, name, build. What cannot be read is a value
in the stream."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import BinaryIO, cast

from sayso.ingest import article, ids, opening, remote
from sayso.ingest.address import is_web
from sayso.ingest.draft import Draft
from sayso.ingest.limits import Limits
from sayso.ingest.remote import is_remote
from sayso.ingest.source import Input, Item, Link, Options, Source, held, stem_of
from sayso.ingest.walk import measured, shown, walk
from sayso.model import Article, Failure
from sayso.patience import TimeUp, at_most

Progress = Callable[[str, int, int], None]
Named = str | PathLike[str]
STANDARD_INPUT = "-"


def gather(
    paths: Sequence[Named], progress: Progress | None = None, options: Options | None = None
) -> tuple[list[Article], list[Failure]]:
    """All articles that the paths hold, in the order of their ids, and all that could not be read or only in part.

    A path is a file, a folder, a web address (fetched only with `options.fetcher`) or `-`, standard input.
    """
    options = options or Options()
    failures: list[Failure] = []
    drafts: list[Draft] = []
    most = options.limits.articles
    for item in _items(paths, progress, options):
        if isinstance(item, Failure):
            failures.append(item)
        elif len(drafts) == most:
            failures.append(_beyond(item, most))
            break
        else:
            drafts.append(item)
    articles: list[Article] = []
    for draft, ident in zip(drafts, ids.name(drafts), strict=True):
        for one in _built(draft, ident, options.limits):
            if isinstance(one, Article):
                articles.append(one)
            else:
                failures.append(one)
    articles, again = _once(articles)
    failures += [*again, *_twins(articles)]
    return sorted(articles, key=lambda a: a.id), sorted(failures, key=lambda f: (f.path, f.place, f.reason))


def stream(paths: Sequence[Named], options: Options | None = None) -> Iterator[Article | Failure]:
    """The same one by one, for archives of any size: nothing is kept but the ids that were given.

    The limit on the number of articles does not apply. An id that is taken gets a number, in the order of reading.
    """
    taken: Counter[str] = Counter()
    options = _unlimited(options)
    for one in _wished(_items(paths, None, options), options.limits):
        if isinstance(one, Article):
            taken[one.id] += 1
            yield numbered(one, taken[one.id])
        else:
            yield one


def files(paths: Sequence[Named]) -> list[Input | Failure]:
    """Every file that the paths hold, for whoever reads many files apart: those of this machine in the order of
    `stream`, then those of others (`ingest.remote`); and what cannot be read."""
    named = sorted(set(map(str, paths)))
    apart = [Failure(p, "is no file", "save it first: many machines cannot share it") for p in named
             if is_web(p) or p == STANDARD_INPUT]
    local = [Path(p) for p in named if not is_web(p) and p != STANDARD_INPUT and not is_remote(p)]
    found, failures = walk(local, _unlimited(None).limits)
    return [*apart, *failures, *map(measured, found), *(one for p in named if is_remote(p) for one in remote.listed(p))]


def opened(path: str, options: Options | None = None) -> Iterator[Article | Failure]:
    """The articles of one such file by the ids that they wish for, which others may have: see `numbered`."""
    options = _unlimited(options)
    found = _within(remote.source(path), options) if is_remote(path) else _items([path], None, options)
    return _wished(found, options.limits)


def numbered(one: Article, number: int) -> Article:
    """The article by its own id where it is the first of all that wish for it, else with its number among those."""
    return one if number == 1 else one.renamed(f"{one.id}~{number}")


def _wished(items: Iterator[Item], limits: Limits) -> Iterator[Article | Failure]:
    for item in items:
        if isinstance(item, Failure):
            yield item
        else:
            yield from _built(item, ids.fit(item.stem), limits)


def _built(draft: Draft, ident: str, limits: Limits) -> Iterator[Article | Failure]:
    """The article and what should be known about it; where building it fails, the rest of the archive must not."""
    try:
        with at_most(limits.seconds):
            built, problems = article.build(draft, ident)
    except TimeUp:
        yield Failure(draft.path, f"takes more than {limits.seconds:g} seconds to be made an article",
                      "please report it with this text", draft.place)
    except Exception as error:
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        yield Failure(draft.path, f"cannot be made an article ({said})", "please report it", draft.place)
    else:
        yield built
        yield from problems


def _unlimited(options: Options | None) -> Options:
    """Without a limit on the number of articles."""
    options = options or Options()
    return replace(options, limits=replace(options.limits, articles=sys.maxsize))


def _items(paths: Sequence[Named], progress: Progress | None, options: Options) -> Iterator[Item]:
    """Everything in the paths within the limits of one text: files in the order of their paths, then the rest."""
    named = sorted(set(map(str, paths)))
    links = [Link(path, "") for path in named if is_web(path)]
    files, failures = walk([Path(p) for p in named if not is_web(p) and p != STANDARD_INPUT], options.limits)
    yield from failures
    sources = [_file(path) for path in files]
    if STANDARD_INPUT in named:
        sources.append(_standard_input(options.limits))
    inputs: list[Source | Link] = [*sources, *links]
    for done, one in enumerate(inputs):
        if progress:
            progress("opening files", done, len(inputs))
        yield from _within(one, options)


def _within(one: Source | Link, options: Options) -> Iterator[Item]:
    found = opening.items(opening.with_budget(one, options), options) if isinstance(one, Source) else (
        opening.linked(one, options))
    return _limited(found, options.limits)


def _file(path: Path) -> Source:
    def opened() -> BinaryIO:
        return path.open("rb")

    name = shown(Path(path.name))
    return Source(shown(path), stem_of(name), opened, name, size=path.stat().st_size)


def _standard_input(limits: Limits) -> Source:
    raw = cast(BinaryIO, sys.stdin.buffer).read(limits.file_bytes + 1)
    return Source("standard input", "stdin", held(raw), "stdin", size=len(raw))


def _beyond(draft: Draft, most: int) -> Failure:
    return Failure(draft.path, f"this and all that follow it were left out: a case holds at most {most:,} articles",
                   "split them into one case for each event", draft.place)


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


def _once(articles: Sequence[Article]) -> tuple[list[Article], list[Failure]]:
    """One of several captures of a page that did not change; captures with other words are versions, and all stay."""
    first: dict[tuple[str, str], Article] = {}
    kept: list[Article] = []
    again: list[Failure] = []
    for one in sorted(articles, key=lambda a: a.id):
        same = first.setdefault((one.url, one.digest), one) if one.url else one
        if same is one:
            kept.append(one)
        else:
            again.append(Failure(one.path or one.id, f"is {one.url} once more, word for word as in {same.id}",
                                 "nothing to do: it is read once"))
    return kept, again


def _twins(articles: Sequence[Article]) -> Iterator[Failure]:
    """Texts that are the same letter for letter: both stay, as two prints of one text, and the reader is told."""
    first: dict[tuple[str, str | None, str | None], Article] = {}
    for one in sorted(articles, key=lambda a: a.id):
        kept = first.setdefault((one.digest, one.outlet, one.published), one)
        if kept is not one:
            yield Failure(one.path or one.id, f"holds the same text, outlet and date as {kept.path or kept.id}",
                          "both stay, as two prints of one text; remove one if it was saved twice", severity="partly")
