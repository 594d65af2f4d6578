"""Cases as they were last worked out, kept until an article or a decision changes what they are worked out from."""

import json
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, or_, select

from sayso.model import Case
from sayso.model.codec import decode, pieces
from sayso.store.log import texts_of
from sayso.store.schema import cases, derived, members, texts


def load(connection: Connection, case: str, inputs: str | None = None) -> Case | None:
    """The case as worked out from these inputs, or from whatever it was worked out last; None where it was not."""
    query = select(derived.c.body).where(derived.c.case == case)
    body = connection.execute(query.where(derived.c.inputs == inputs) if inputs else query).scalar()
    if body is None:
        return None
    held = json.loads(zlib.decompress(body))
    own = {r["article"]["id"]: r["article"]["text"] for r in held.get("read", ())}
    elsewhere = texts_of(connection, (j["decision"] for j in held.get("judged", ())))
    return decode(Case, held, elsewhere | own)


def inputs_of(connection: Connection, case: str) -> str | None:
    """What the case that is kept was worked out from; None where none is."""
    return connection.execute(select(derived.c.inputs).where(derived.c.case == case)).scalar()


def stale(connection: Connection) -> tuple[str, ...]:
    """The cases that have changed since they were last worked out, or never were."""
    held = select(members.c.case)
    rows = connection.execute(
        select(cases.c.id).join(derived, derived.c.case == cases.c.id, isouter=True)
        .where(cases.c.id.in_(held), or_(derived.c.made.is_(None), derived.c.made < cases.c.changed))
        .order_by(cases.c.id))
    return tuple(rows.scalars())


class Packed(NamedTuple):
    """A case as it is kept: its body, and the id and the words of each claim for the search index."""

    body: bytes
    claims: tuple[tuple[str, str], ...]


def pack(case: Case) -> Packed:
    """The case ready to be kept; takes long for a large one, and no connection."""
    claims = tuple((c.id, _searched(c.statement, {m.anchor.text for m in c.mentions})) for c in case.claims)
    compress = zlib.compressobj(3)
    body = b"".join([*(compress.compress(piece.encode()) for piece in pieces(case)), compress.flush()])
    return Packed(body, claims)


def keep(connection: Connection, name: str, inputs: str, packed: Packed, at: str) -> None:
    """Put this in place of what was kept before, with its claims in the search index."""
    forget(connection, name)
    connection.execute(insert(derived).values(case=name, inputs=inputs, made=at, body=packed.body))
    rows = [{"kind": "claim", "ref": ref, "case": name, "text": text} for ref, text in packed.claims]
    if rows:
        connection.execute(insert(texts), rows)


def _searched(statement: str, wordings: Iterable[str]) -> str:
    """The statement first, then every other wording, so that a claim is found by any of them."""
    return "\n".join((statement, *sorted(set(wordings) - {statement})))


def forget(connection: Connection, name: str) -> None:
    """Remove what was worked out for a case, and its claims from the search index."""
    connection.execute(delete(derived).where(derived.c.case == name))
    connection.execute(delete(texts).where(texts.c.case == name, texts.c.kind == "claim"))
