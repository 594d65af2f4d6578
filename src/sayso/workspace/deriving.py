"""A case worked out from its articles and the decisions about them, and kept until one of these changes."""

import hashlib
from collections import OrderedDict
from concurrent.futures import Executor
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection

from sayso import plugins
from sayso.engine import choose
from sayso.model import Annotated, Article, Case, Decision, Failure
from sayso.relate import relate
from sayso.relate.decisions import corrected, remarked
from sayso.relate.memory import Memory
from sayso.store import articles, derived, groups, log
from sayso.store.database import Database
from sayso.workspace import clock, decided, method


class Inputs(NamedTuple):
    """All that a case is worked out from; `digest` is their hash: of the articles, a hyphen, of the decisions."""

    articles: tuple[Article, ...]
    decisions: tuple[Decision, ...]
    digest: str

    def same_articles(self, digest: str | None) -> bool:
        """Whether a case with this digest was made from the same articles, by the same Sayso."""
        return digest is not None and digest.partition("-")[0] == self.digest.partition("-")[0]


class Bench:
    """What this process holds of one case that it works on: the articles as they were read, what the stages made of
    them, and the case itself with the hash of what it was made from."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.read: dict[str, Annotated] = {}
        self.memory = Memory()
        self.made: tuple[str, Case] | None = None


class Benches:
    """The cases that this process worked on last; large ones are large, so few are held."""

    KEPT = 2

    def __init__(self) -> None:
        self._held: OrderedDict[str, Bench] = OrderedDict()
        self._lock = Lock()

    def of(self, name: str) -> Bench:
        """The one of this case."""
        with self._lock:
            bench = self._held.setdefault(name, Bench())
            self._held.move_to_end(name)
            while len(self._held) > self.KEPT:
                self._held.popitem(last=False)
            return bench


def case(database: Database, name: str, bench: Bench | None = None, later: Executor | None = None) -> Case:
    """The case as it is now; worked out anew only where an article, a decision or Sayso itself has changed, and of
    that only what depends on the change. It is kept before this returns, or by `later` where that is given."""
    bench = bench or Bench()
    with bench.lock:
        return _case(database, name, bench, later)


def _case(database: Database, name: str, bench: Bench, later: Executor | None) -> Case:
    with database.reading() as connection:
        given = inputs(connection, name)
        if bench.made and bench.made[0] == given.digest:
            return bench.made[1]
        kept = derived.load(connection, name, given.digest)
        made = kept or _remarked(connection, name, given, bench)
        known = {} if made else {a.id: _read(connection, a, bench) for a in given.articles}
    if made is None:
        read, failed, fresh = _annotated(given.articles, known)
        _keep_read(database, fresh)
        made = relate(read, failed, given.decisions, memory=bench.memory)
    if made is not kept and later:
        later.submit(_keep, database, name, given.digest, made)
    elif made is not kept:
        _keep(database, name, given.digest, made)
    bench.read = {one.article.id: one for one in made.read}
    bench.made = given.digest, made
    return made


def _remarked(connection: Connection, name: str, given: Inputs, bench: Bench) -> Case | None:
    """The case, where since it was made last nothing has come but notes and ratings."""
    if any(stage.startswith("sayso.relate ") for stage in plugins.named()):
        return None
    if bench.made and given.same_articles(bench.made[0]):
        return remarked(bench.made[1], given.decisions)
    inputs = derived.inputs_of(connection, name)
    before = derived.load(connection, name, inputs) if given.same_articles(inputs) else None
    return remarked(before, given.decisions) if before else None


def _read(connection: Connection, article: Article, bench: Bench) -> Annotated | None:
    held = bench.read.get(article.id)
    return held if held and held.article == article else articles.annotated(connection, article, method.reading())


Reading = tuple[tuple[Annotated, ...], tuple[Failure, ...], list[Annotated]]


def _annotated(some: tuple[Article, ...], known: dict[str, Annotated | None]) -> Reading:
    """All articles with what was found in each, those that cannot be read, and those that were read now."""
    unread = [a for a in some if known[a.id] is None]
    again = list(choose(len(unread)).annotate(unread))
    fresh = [r for r in again if isinstance(r, Annotated)]
    return (*(r for r in known.values() if r), *fresh), tuple(r for r in again if isinstance(r, Failure)), fresh


def _keep_read(database: Database, fresh: list[Annotated]) -> None:
    if fresh:
        with database.writing() as connection:
            for one in fresh:
                articles.keep(connection, one, method.reading(), clock.now())


def _keep(database: Database, name: str, digest: str, made: Case) -> None:
    """Nothing is kept that is out of date already."""
    with database.reading() as connection:
        if inputs(connection, name).digest != digest:
            return
    packed = derived.pack(made)
    with database.writing() as connection:
        if inputs(connection, name).digest == digest:
            derived.keep(connection, name, digest, packed, clock.now())


def inputs(connection: Connection, name: str) -> Inputs:
    """What this case would be worked out from now."""
    ids = groups.members_of(connection, name)
    decisions = decided.bearing_on(log.in_force(log.entries(connection)), ids)
    some = tuple(corrected(a, decisions) for a in articles.load(connection, ids))
    read = _hash(method.relating(), *(articles.content(a) for a in some))
    return Inputs(some, decisions, f"{read}-{_hash(*(d.id for d in decisions))}")


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
