"""The vocabulary of schema.org, as its own definition has it (a copy comes with the package rocrate): which type has
which property, and what may be its value."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import rocrate.rocrate

LITERALS = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "Boolean"}
FILE = Path(rocrate.rocrate.__file__).parent / "data" / "schema.jsonld"


def faults(graph: list[dict[str, Any]]) -> Iterator[str]:
    """What the vocabulary does not allow: unknown types and properties, properties of other types, values of others.

    A value may be less exact than asked for (a Thing of which nobody knows whether it is a person or a body)."""
    kinds = {one["@id"]: one["@type"] for one in graph}
    for one in (part for whole in graph for part in _objects(whole)):
        kind = one["@type"]
        if kind not in _classes():
            yield f"{kind} is no type"
        for term, value in one.items():
            if not term.startswith("@"):
                yield from (f"{kind}.{term}: {wrong}" for wrong in _wrong(kind, term, value, kinds))


def _wrong(kind: str, term: str, value: Any, kinds: dict[str, str]) -> Iterator[str]:
    if term not in _properties():
        yield "is no property"
        return
    domain, allowed = _properties()[term]
    if not _above(kind) & domain:
        yield "belongs to other types"
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict):
            if not allowed & LITERALS:
                yield f"{one!r} is a text"
        else:
            found = one.get("@type") or kinds[one["@id"]]
            if not (_above(found) & allowed or any(found in _above(a) for a in allowed)):
                yield f"{found} is no {' or '.join(sorted(allowed))}"


def _objects(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """It and the objects inside it; a mere reference is none."""
    if "@type" in one:
        yield one
    for value in one.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from _objects(part)


@cache
def _definition() -> list[dict[str, Any]]:
    return [o for o in json.loads(FILE.read_text(encoding="utf-8"))["@graph"] if o["@id"].startswith("schema:")]


@cache
def _classes() -> dict[str, set[str]]:
    return {_name(o["@id"]): _names(o, "rdfs:subClassOf") for o in _definition() if "rdfs:Class" in o["@type"]}


@cache
def _properties() -> dict[str, tuple[set[str], set[str]]]:
    return {_name(o["@id"]): (_names(o, "schema:domainIncludes"), _names(o, "schema:rangeIncludes"))
            for o in _definition() if o["@type"] == "rdf:Property"}


def _above(kind: str) -> set[str]:
    """A type and all that it is a kind of."""
    return {kind}.union(*map(_above, _classes().get(kind, set())))


def _names(one: dict[str, Any], term: str) -> set[str]:
    value = one.get(term, [])
    return {_name(v["@id"]) for v in (value if isinstance(value, list) else [value])}


def _name(iri: str) -> str:
    return iri.rpartition(":")[2].rpartition("/")[2]
