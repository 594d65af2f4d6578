"""Values of the model as plain JSON and back, exactly, by their type hints: a new field needs no code here.

An anchor is written as `[article, start, end]`; its characters are cut out of the article's text when it is read back.
A dataclass is written as an object of the fields that differ from their defaults, so that what was stored before a
field existed can still be read.
"""

import json
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.model.anchor import Anchor

Texts = Mapping[str, str]
Decoder = Callable[[Any, Texts], Any]
T = TypeVar("T")


def encode(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers and None."""
    if isinstance(value, Anchor):
        return [value.article, value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: encode(held) for name, held in _told(value)}
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    return value


def pieces(value: Any) -> Iterator[str]:
    """What `encode` makes of a dataclass as JSON text, in many pieces: a large case in one piece would hold up every
    other thread of the process, and fill its memory."""
    before = "{"
    for name, held in _told(value):
        yield f"{before}{json.dumps(name)}: "
        before = ", "
        if isinstance(held, tuple):
            yield "["
            yield from (f"{', ' if n else ''}{json.dumps(encode(one))}" for n, one in enumerate(held))
            yield "]"
        else:
            yield json.dumps(encode(held))
    yield "{}" if before == "{" else "}"


def decode(kind: type[T], data: Any, texts: Texts | None = None) -> T:
    """The value of this type that `data` was made from; `texts` are the articles' texts by id, for anchors.

    KeyError where an anchor is in an article that `texts` does not hold."""
    decoder: Decoder = _decoder(kind)  # type: ignore[arg-type]  # a type is hashable
    value: T = decoder(data, texts or {})
    return value


def _told(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a dataclass that differ from their defaults."""
    kind: type = type(value)
    for name, default in _fields(kind):
        held = getattr(value, name)
        if held is not default and held != default:
            yield name, held


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default) for f in fields(kind))


@cache
def _decoder(kind: Any) -> Decoder:
    """How a value of this type is read; worked out once for each type."""
    if kind is Anchor:
        return _anchor
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        parts = [_decoder(hint) for hint in get_type_hints(kind).values()]
        return lambda data, texts: kind(*(part(one, texts) for part, one in zip(parts, data, strict=True)))
    if isinstance(origin := get_origin(kind), type) and issubclass(origin, tuple):
        return _tuple(get_args(kind)) if origin is tuple else _tuple((*get_args(kind), ...))
    if get_origin(kind) in (Union, types.UnionType):
        return _optional(get_args(kind))
    if kind in (str, int, float, bool, type(None), Any) or get_origin(kind) is Literal:
        return _same
    raise TypeError(f"no way is known to store a value of {kind!r}")


def _same(data: Any, texts: Texts) -> Any:
    return data


def _anchor(data: Any, texts: Texts) -> Anchor:
    article, start, end = data
    return Anchor(article, start, end, texts[article][start:end])


def _object(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    parts = {f.name: _decoder(hints[f.name]) for f in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING}

    def read(data: Any, texts: Texts) -> Any:
        if lacking := needed - data.keys():
            raise KeyError(f"{kind.__name__} lacks {', '.join(sorted(lacking))}")
        return kind(**{name: parts[name](held, texts) for name, held in data.items() if name in parts})

    return read


def _tuple(kinds: tuple[Any, ...]) -> Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each = _decoder(kinds[0])
        return lambda data, texts: tuple([each(one, texts) for one in data])
    parts = [_decoder(kind) for kind in kinds]
    return lambda data, texts: tuple(part(one, texts) for part, one in zip(parts, data, strict=True))


def _optional(kinds: tuple[Any, ...]) -> Decoder:
    held = [kind for kind in kinds if kind is not type(None)]
    if len(held) != 1:
        raise TypeError(f"no way is known to tell apart values of {kinds!r}")
    inner = _decoder(held[0])
    return lambda data, texts: None if data is None else inner(data, texts)
