"""A case worked out from its articles and the decisions about them, and kept until one of these changes."""

import hashlib
from typing import NamedTuple

from sqlalchemy import Connection

from sayso.engine.serial import one as annotate
from sayso.model import Annotated, Article, Case, Decision, Failure
from sayso.relate import relate
from sayso.relate.decisions import corrected
from sayso.store import articles, derived, groups, log
from sayso.store.database import Database
from sayso.workspace import clock, decided, method


class Inputs(NamedTuple):
    """All that a case is worked out from; `digest` is their hash."""

    articles: tuple[Article, ...]
    decisions: tuple[Decision, ...]
    digest: str


def case(database: Database, name: str) -> Case:
    """The case as it is now; worked out anew only where an article, a decision or Sayso itself has changed."""
    with database.reading() as connection:
        given = _inputs(connection, name)
        if kept := derived.load(connection, name, given.digest):
            return kept
        held = {a.id: articles.annotated(connection, a, method.reading()) for a in given.articles}
    again = [annotate(a) for a in given.articles if held[a.id] is None]
    fresh = [r for r in again if isinstance(r, Annotated)]
    failed = tuple(r for r in again if isinstance(r, Failure))
    made = relate((*(r for r in held.values() if r), *fresh), failed, given.decisions)
    with database.writing() as connection:
        for one in fresh:
            articles.keep(connection, one, method.reading(), clock.now())
        if _inputs(connection, name).digest == given.digest:
            derived.keep(connection, name, given.digest, made, clock.now())
    return made


def _inputs(connection: Connection, name: str) -> Inputs:
    ids = groups.members_of(connection, name)
    decisions = decided.bearing_on(log.in_force(log.entries(connection)), ids)
    some = tuple(corrected(a, decisions) for a in articles.load(connection, ids))
    parts = (method.relating(), *(articles.content(a) for a in some), *(d.id for d in decisions))
    return Inputs(some, decisions, hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest())
