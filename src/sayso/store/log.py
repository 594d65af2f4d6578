"""The analyst's decisions and the audit log: rows are added and never changed.

Undo and redo are rows too, so that a decision can be undone and redone without end and nobody's work disappears.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from sayso.errors import UnknownId
from sayso.model import Decision
from sayso.model.codec import decode, encode
from sayso.store.articles import chunks
from sayso.store.schema import articles, audit, decisions


class Entry(NamedTuple):
    """One row of the log of decisions; `act` is decide, undo or redo, `decision` the one that it is about."""

    seq: int
    act: str
    at: str
    who: str
    case: str
    decision: Decision


class Event(NamedTuple):
    """One row of the audit log: what happened to what, in a reader's words."""

    at: str
    who: str
    what: str
    about: str
    says: str


def entries(connection: Connection, case: str | None = None) -> tuple[Entry, ...]:
    """The log of decisions, oldest first: all of it, or what was decided in one case."""
    rows = list(connection.execute(select(decisions).order_by(decisions.c.seq)))
    made = {row.id: json.loads(row.body) for row in rows if row.act == "decide"}
    texts = texts_of(connection, made.values())
    known = {ident: decode(Decision, body, texts) for ident, body in made.items()}
    return tuple(Entry(row.seq, row.act, row.at, row.who, row.case, known[row.id])
                 for row in rows if row.id in known and case in (None, row.case))


def texts_of(connection: Connection, bodies: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """The texts of all articles that these decisions, as they are written, point into."""
    ids = {str(anchor[0]) for body in bodies for target in body["about"]  # type: ignore[attr-defined]
           for anchor in target.get("anchors", ())}
    return {row.id: row.text for some in chunks(sorted(ids)) for row in connection.execute(
        select(articles.c.id, articles.c.text).where(articles.c.id.in_(some)))}


def in_force(log: Sequence[Entry]) -> tuple[Entry, ...]:
    """The decisions that hold, in the order in which they are applied: one that is redone goes to the end."""
    held: dict[str, Entry] = {}
    for entry in log:
        held.pop(entry.decision.id, None)
        if entry.act != "undo":
            held[entry.decision.id] = entry
    return tuple(held.values())


def undone(log: Sequence[Entry]) -> tuple[Entry, ...]:
    """The decisions that are undone, the one undone last at the end."""
    gone: dict[str, Entry] = {}
    for entry in log:
        gone.pop(entry.decision.id, None)
        if entry.act == "undo":
            gone[entry.decision.id] = entry
    return tuple(gone.values())


def chosen(among: Sequence[Entry], wanted: str | None) -> Entry:
    """The entry whose decision has this id or a beginning of it, the last without one; UnknownId where none has."""
    if wanted is None and among:
        return among[-1]
    begun = [e for e in among if wanted and (e.decision.id.startswith(wanted) or
                                             e.decision.id.partition("-")[2].startswith(wanted))]
    if len(begun) != 1:
        raise UnknownId(wanted or "", tuple(e.decision.id for e in begun[:5]), "the log")
    return begun[0]


def write(connection: Connection, act: str, decision: Decision, case: str, event: tuple[str, str]) -> None:
    """Add a row; `event` is when and who."""
    at, who = event
    body = json.dumps(encode(decision)) if act == "decide" else None
    connection.execute(insert(decisions).values(act=act, id=decision.id, case=case, at=at, who=who, body=body))


def note(connection: Connection, *events: Event) -> None:
    """Add rows to the audit log."""
    if events:
        connection.execute(insert(audit), [e._asdict() for e in events])


def events(connection: Connection, about: str | None = None, last: int | None = None) -> tuple[Event, ...]:
    """The audit log, oldest first: all, about one thing, or the last few."""
    query = select(audit.c.at, audit.c.who, audit.c.what, audit.c.about, audit.c.says).order_by(audit.c.seq.desc())
    query = query.where(audit.c.about == about) if about else query
    rows = connection.execute(query.limit(last) if last else query)
    return tuple(Event(*row) for row in rows)[::-1]
