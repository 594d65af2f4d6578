"""New articles: each is read once, then written with its findings and its place in a case, all together or not at all.

Reading takes long and needs no database: more than a few articles are read on all cores. Writing is short and is done
one article at a time, in the order in which they came, while others are being read. So a run that is killed has lost
at most the articles that it was reading, and two runs may add at once.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from typing import NamedTuple

from sqlalchemy import Connection

from sayso.engine import choose
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
    desk = _Desk(database, into)
    fresh = desk.sorted_out(some)
    engine = choose(len(fresh))
    tell = (lambda done: progress("reading closely", done, len(fresh))) if progress else None
    found = engine.annotate((article.renamed(ident) for article, ident in fresh), tell)
    with closing(found) if isinstance(found, Generator) else nullcontext():
        for (article, _), read in zip(fresh, found, strict=False):
            desk.take(article, read)
    return desk.added()


class _Desk:
    """What became of the articles so far. A first look tells which are here already and what the others are to be
    called; since others may add meanwhile, both are looked at once more when an article is written."""

    def __init__(self, database: Database, into: str | None) -> None:
        self._database = database
        self._into = into
        self._new: list[str] = []
        self._known: list[str] = []
        self._failures: list[Failure] = []
        self._changed: dict[str, None] = {}
        self._called: dict[str, str] = {}

    def added(self) -> Added:
        """All that was done."""
        return Added(tuple(self._new), tuple(self._known), tuple(self._failures), tuple(self._changed), self._called)

    def sorted_out(self, some: Sequence[Article]) -> list[tuple[Article, str]]:
        """The articles to be read, each with the id that it gets here; the others are done with."""
        fresh: dict[str, Article] = {}
        with self._database.reading() as connection:
            for article in some:
                if wrong := articles.unstorable(article):
                    self._failures.append(Failure(article.path or article.id, wrong, "save it again as plain text"))
                elif known := articles.known(connection, article):
                    self._is_here(article, known)
                else:
                    fresh[articles.free_id(connection, article.id, fresh)] = article
        return [(article, ident) for ident, article in fresh.items()]

    def take(self, article: Article, read: Annotated | Failure) -> None:
        """Write what was found in an article that came by another id, perhaps; read it again where its id is taken."""
        while not isinstance(read, Failure):
            with self._database.writing() as connection:
                known = articles.known(connection, article)
                ident = articles.free_id(connection, article.id)
                cases = _write(connection, read, self._into) if not known and ident == read.article.id else ()
            if known:
                self._is_here(article, known)
                return
            if cases:
                self._is_new(article, ident, cases)
                return
            (read,) = choose(1).annotate([article.renamed(ident)])
        self._failures.append(read)

    def _is_here(self, article: Article, ident: str) -> None:
        self._known.append(ident)
        self._called[article.id] = ident

    def _is_new(self, article: Article, ident: str, cases: tuple[str, ...]) -> None:
        self._new.append(ident)
        self._called[article.id] = ident
        self._into = cases[0] if self._into == NEW else self._into
        self._changed |= dict.fromkeys(cases)


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
