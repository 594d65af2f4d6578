"""New articles: each is read once, then written with its findings and its place in a case, all together or not at all.

Reading takes long and needs no database; writing is short and is done one article at a time. So a run that is killed
has lost at most the article it was reading, and two runs may add at once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from sayso.engine.serial import one as annotate
from sayso.model import Annotated, Article, Failure
from sayso.store import articles, groups, log
from sayso.store.database import Database
from sayso.story import Change, profile, settle
from sayso.workspace import clock, decided, method

Progress = Callable[[str, int, int], None]


NEW = "new"
"""In place of a case's id: one that is opened for these articles."""


class Added(NamedTuple):
    """What became of some articles: `new` and `known` are ids, of those added now and those that were there already;
    `cases` the cases that have changed; `called` gives the id here for the id that each came with."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    failures: tuple[Failure, ...]
    cases: tuple[str, ...]
    called: Mapping[str, str]


def add(database: Database, some: Sequence[Article], into: str | None, progress: Progress | None = None) -> Added:
    """Add each article to the case it fits, or all to the case `into`, which may be `NEW`."""
    new: list[str] = []
    known: list[str] = []
    failures: list[Failure] = []
    changed: dict[str, None] = {}
    called: dict[str, str] = {}
    for done, article in enumerate(some):
        if progress:
            progress("reading closely", done, len(some))
        if wrong := articles.unstorable(article):
            failures.append(Failure(article.path or article.id, wrong, "save it again as plain text"))
            continue
        done_with = _add_one(database, article, into)
        if isinstance(done_with, Failure):
            failures.append(done_with)
            continue
        ident, cases = done_with
        (new if cases else known).append(ident)
        called[article.id] = ident
        into = cases[0] if into == NEW and cases else into
        changed |= dict.fromkeys(cases)
    return Added(tuple(new), tuple(known), tuple(failures), tuple(changed), called)


def _add_one(database: Database, article: Article, into: str | None) -> tuple[str, tuple[str, ...]] | Failure:
    """The article's id here, and the cases that changed; none where the article was there already. A Failure where it
    cannot be annotated."""
    while True:
        with database.reading() as connection:
            if known := articles.known(connection, article):
                return known, ()
            ident = articles.free_id(connection, article.id)
        read = annotate(article.renamed(ident))
        if isinstance(read, Failure):
            return read
        with database.writing() as connection:
            if known := articles.known(connection, article):
                return known, ()
            if articles.free_id(connection, article.id) == ident:
                return ident, _write(connection, read, into)


def _write(connection: Connection, read: Annotated, into: str | None) -> tuple[str, ...]:
    at, article = clock.now(), read.article
    about = profile(read)
    articles.add(connection, article, at)
    articles.keep(connection, read, method.reading(), at)
    groups.index(connection, about, article.text)
    shelves = groups.Shelves(connection, decided.placed(log.in_force(log.entries(connection))))
    by_hand = (Change("joined", None if into == NEW else into, (article.id,), "put there by hand"),)
    made = by_hand if into else settle(shelves, shelves.weigh([about])[0])
    log.note(connection, log.Event(at, clock.who(), "added", article.id, article.path or article.url or "as text"))
    return tuple(case for change in made for case in apply(connection, change, at, about.day))


def apply(connection: Connection, change: Change, at: str, day: int | None = None) -> Iterator[str]:
    """Carry out a change and note it; the cases that it touched."""
    case, left = groups.apply(connection, change, at, day)
    told = " ".join(change.articles)
    log.note(connection, log.Event(at, clock.who(), change.kind, case, f"{told}: {change.why}"))
    yield from (case, *left)
