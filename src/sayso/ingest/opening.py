"""From an input to its items: the right reader, archives opened in turn, and every problem a value in the stream."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.ingest.address import FOUND_AT, canonical
from sayso.ingest.draft import Draft
from sayso.ingest.limits import Budget, Spent
from sayso.ingest.readers import choose
from sayso.ingest.source import Found, Item, Link, Options, Source, Unreadable
from sayso.model import Failure
from sayso.patience import TimeUp, at_most


def items(source: Source, options: Options) -> Iterator[Item]:
    """The articles that the input holds, however deep in archives, and what could not be read of it."""
    found = _items(source, options)
    return options.door(source, found) if options.door else found


def _items(source: Source, options: Options) -> Iterator[Item]:
    try:
        for found in _found(source, options):
            if isinstance(found, Source) and found.depth > options.limits.nesting:
                yield Failure(source.path, f"lies {options.limits.nesting} archives deep, and what is in it deeper",
                              "unpack the outer ones", source.place)
                return
            if isinstance(found, Source):
                yield from items(found, options)
            elif isinstance(found, Link):
                yield from linked(found, options)
            else:
                yield found
    except Spent as error:
        if source.depth:
            raise
        yield Failure(source.path, str(error), "unpack it yourself, if you trust it; what came before was read",
                      source.place)


def linked(link: Link, options: Options) -> Iterator[Item]:
    """What lies at the address, where fetching was asked for."""
    if options.fetcher is None:
        yield Failure(link.url, "is a web address; nothing is fetched unless asked for",
                      "add --fetch, or save the page")
        return
    got = options.fetcher.get(link.url)
    if isinstance(got, Failure):
        yield got
    else:
        yield from items(replace(got, depth=link.depth + 1 if link.path else 0), options)


def _found(source: Source, options: Options) -> Iterator[Found]:
    """What the reader finds, each step within its time. Parsers of strangers' files raise whatever they like: that is
    a value here, so that one poisoned input costs one line."""
    seconds = options.limits.seconds
    try:
        with at_most(seconds):
            reader, note = choose(source)
        empty = True
        for found in _steps(reader.read(source, options), seconds):
            empty = False
            if note and not isinstance(found, Failure):
                yield Failure(source.path, note, "rename it, or fetch what it should be", source.place, "partly")
                note = ""
            yield _carried(found, source) if isinstance(found, Draft) else found
        if empty:
            yield Failure(source.path, f"is {reader.name} that holds nothing", "check that it was saved whole",
                          source.place)
    except TimeUp:
        yield Failure(source.path, f"takes more than {seconds:g} seconds to read", "save its text as .txt",
                      source.place)
    except Unreadable as error:
        yield Failure(source.path, error.reason, error.remedy, source.place)
    except Spent:
        raise
    except OSError as error:
        yield Failure(source.path, f"cannot be opened ({error.strerror or error})", "check that you may read it",
                      source.place)
    except Exception as error:
        said = " ".join(str(error).split())[:120]
        yield Failure(source.path, f"cannot be parsed ({type(error).__name__}: {said})", "save its text as .txt",
                      source.place)


def _steps(steps: Iterator[Found | None], seconds: float) -> Iterator[Found]:
    """What a reader finds, each step within its time."""
    over = Link("", "")
    while True:
        with at_most(seconds):
            found = next(steps, over)
        if found is over:
            return
        if found is not None:
            yield found


def _carried(draft: Draft, source: Source) -> Draft:
    """The draft with what its carrier knows and it does not say itself: its address, and when it was captured."""
    metadata = (*draft.metadata, ("captured", source.captured)) if source.captured else draft.metadata
    stated = draft.fields.get("url")
    url = canonical(stated, source.url)
    if not url or url == stated:
        return replace(draft, metadata=metadata)
    where = draft.where if stated and not source.url else {**draft.where, "url": FOUND_AT}
    return replace(draft, metadata=metadata, fields={**draft.fields, "url": url}, where=where)


def with_budget(source: Source, options: Options) -> Source:
    """The input with the bytes that all in it may give together."""
    return replace(source, budget=Budget(source.size or 0, options.limits))
