"""A case that was worked out elsewhere (by a cluster) taken into the workspace: all of it, or nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from sayso.engine.serial import one as annotate
from sayso.model import Annotated, Case, Failure
from sayso.store import articles, derived, groups, log
from sayso.store.database import Database
from sayso.story import Change, profile
from sayso.workspace import adding, clock, deriving, method
from sayso.workspace.adding import Added


class Placed(NamedTuple):
    """An article as it was read, and why it is in its case."""

    read: Annotated
    why: str


def take(database: Database, told: Sequence[Placed], made: Case) -> Added:
    """Write the articles that are not here yet, in the order given, as one case; and the case as it was worked out,
    where all of it came here under its own ids. Else it is worked out when it is next asked for."""
    new: dict[str, str] = {}
    known: dict[str, str] = {}
    failures: list[Failure] = []
    case: str | None = None
    packed = derived.pack(made)
    with database.writing() as connection:
        for read, why in told:
            wished = read.article.id
            if wrong := articles.unstorable(read.article):
                failures.append(Failure(read.article.path or wished, wrong, "save it again as plain text"))
            elif here := articles.known(connection, read.article):
                known[wished] = here
            elif isinstance(own := _by_free_id(connection, read), Failure):
                failures.append(own)
            else:
                case = _write(connection, own, Change("joined" if case else "opened", case, (own.article.id,), why))
                new[wished] = own.article.id
        if case and all(wished == here for wished, here in new.items()) and len(new) == len(told):
            given = deriving.inputs(connection, case)
            if not given.decisions:
                derived.keep(connection, case, given.digest, packed, clock.now())
    return Added(tuple(new.values()), tuple(known.values()), tuple(failures), (case,) if case else (), new | known)


def _by_free_id(connection: Connection, read: Annotated) -> Annotated | Failure:
    """Findings hold the article's id: where another article has it, this one is read again by a free one."""
    ident = articles.free_id(connection, read.article.id)
    return read if ident == read.article.id else annotate(read.article.renamed(ident))


def _write(connection: Connection, read: Annotated, change: Change) -> str:
    """The case that the article is in now."""
    at, article = clock.now(), read.article
    about = profile(read)
    articles.add(connection, article, at)
    articles.keep(connection, read, method.reading(), at)
    groups.index(connection, about, article.text)
    log.note(connection, log.Event(at, clock.who(), "added", article.id, article.path or article.url or "as text"))
    return next(adding.apply(connection, change, at, about.day))
