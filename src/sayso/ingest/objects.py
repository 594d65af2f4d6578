"""Articles as JSON: one object with `text`, a list of them, an exported case, or one object a line."""

import json
from collections.abc import Iterator
from typing import Any

from sayso.ingest import ninjs, schema_org
from sayso.ingest.decode import text_of
from sayso.ingest.draft import FIELDS, Draft, Item, headed
from sayso.ingest.source import Found, Options, Source
from sayso.model import Failure

SHAPE = "each article is an object with `text` and, if known, title, outlet, date, url, agency, byline"
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

Fields = tuple[dict[str, str], tuple[tuple[str, str], ...], list[Failure]]


def read_document(source: Source, options: Options) -> Iterator[Found]:
    """The items of a .json file; a part of the wrong shape is a failure with its place."""
    raw, notes = text_of(source, options.limits.file_bytes)
    yield from notes
    yield from _document(source.path, source.stem, raw)


def _document(path: str, stem: str, raw: str) -> list[Found]:
    try:
        value = json.loads(raw)
    except json.JSONDecodeError as error:
        return [Failure(path, f"is no valid JSON: {error.msg}", "mend it at that place",
                        f"line {error.lineno}, column {error.colno}")]
    except RecursionError:
        return [Failure(path, "is JSON nested too deep to be read", SHAPE)]
    if isinstance(value, dict) and isinstance(value.get("articles"), list) and "text" not in value:
        value = value["articles"]
    if isinstance(value, list):
        if not value:
            return [Failure(path, "is an empty list", SHAPE)]
        items = [item for n, one in enumerate(value, 1) for item in _items(path, f"{stem}-{n}", f"item {n}", one)]
        return items if any(isinstance(i, Draft) for i in items) else _none_of(path, items)
    return list(_items(path, stem, "", value))


def _none_of(path: str, items: list[Found]) -> list[Found]:
    """One failure for a whole list that holds no article: it is something else than a file of articles."""
    reasons = dict.fromkeys(i.reason for i in items if isinstance(i, Failure))
    return [Failure(path, f"holds no article: each of its {len(items)} items {' or '.join(reasons)}", SHAPE)]


def read_lines(source: Source, options: Options) -> Iterator[Found]:
    """The items of a .jsonl file, one a line; blank lines are skipped."""
    raw, notes = text_of(source, options.limits.file_bytes)
    yield from notes
    for number, line in enumerate(raw.split("\n"), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            yield from _items(source.path, f"{source.stem}-{number}", place, json.loads(line))
        except json.JSONDecodeError as error:
            yield Failure(source.path, f"is no valid JSON: {error.msg}", "each line is one object", place)
        except RecursionError:
            yield Failure(source.path, "is JSON nested too deep to be read", SHAPE, place)


def _items(path: str, stem: str, place: str, value: Any) -> Iterator[Found]:
    """The articles in one value, by the first known shape that it has."""
    if isinstance(value, dict) and "text" not in value:
        for fits, drafts in SHAPES:
            if fits(value):
                yield from drafts(Draft(path, stem, "", place=place), value)
                return
    yield _item(path, stem, place, value)


SHAPES = ((ninjs.fits, ninjs.drafts), (schema_org.fits, schema_org.drafts))
"""Standard objects that are no articles of Sayso's own shape: how each is told, and how it is read."""


def _item(path: str, stem: str, place: str, value: Any) -> Item:
    if not isinstance(value, dict):
        return Failure(path, f"is {_called(value)} where an object was expected", SHAPE, place)
    text = value.get("text")
    if not isinstance(text, str):
        missing = "has no `text`" if text is None else f"has {_called(text)} as `text`"
        return Failure(path, missing, SHAPE, place)
    if not text.strip():
        return Failure(path, "has an empty `text`", "remove it, or fetch it again", place)
    fields, metadata, notes = _fields(path, place, value)
    body, note = _cleaned(text)
    notes += [Failure(path, note, "check the text", place, "partly")] if note else []
    whole, begins = headed(fields.get("title"), body)
    named = value.get("id")
    own = _clean(str(named)) if isinstance(named, str | int) and str(named).strip() else stem
    return Draft(path, own, whole, begins, place, "JSON member", "title" not in fields, fields, metadata, tuple(notes))


def _fields(path: str, place: str, value: dict[str, Any]) -> Fields:
    fields: dict[str, str] = {}
    metadata: list[tuple[str, str]] = []
    notes: list[Failure] = []
    for key, entry in value.items():
        name = FIELDS.get(key.lower())
        if name and isinstance(entry, str | int) and not isinstance(entry, bool):
            if str(entry).strip():
                fields.setdefault(name, _clean(" ".join(str(entry).split())))
        elif name and entry is not None:
            notes.append(Failure(path, f"has {_called(entry)} as `{key}`, which was passed over",
                                 "write it as text", place, "partly"))
        elif isinstance(entry, str | int | float) and key not in ("text", "id", "body", "path"):
            metadata.append((_clean(key), _clean(str(entry))))
    return fields, tuple(metadata), notes


def _clean(text: str) -> str:
    return text.translate(SURROGATES).replace("\0", "")


def _cleaned(text: str) -> tuple[str, str]:
    clean = _clean(text).replace("\r\n", "\n").replace("\r", "\n")
    nuls, halves = text.count("\0"), sum("\ud800" <= ch <= "\udfff" for ch in text)
    notes = ([f"held {nuls} NUL characters, which were taken out"] if nuls else [],
             [f"is damaged in {halves} places (half of a character), shown as \ufffd"] if halves else [])
    return clean, "; ".join(note for some in notes for note in some)


def _called(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list",
             dict: "an object", type(None): "nothing (null)"}
    return names.get(type(value), "something else")
