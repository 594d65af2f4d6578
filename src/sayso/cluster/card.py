"""What a run depends on, written down when it begins: one that was interrupted is gone on with by the very same."""

import gzip
import json
from collections.abc import Sequence
from typing import NamedTuple

from sayso.ingest import Options
from sayso.ingest.source import Input
from sayso.workspace import method


class Card(NamedTuple):
    """`method` stands for the code, tables and plug-ins, `options` for how files are read."""

    method: str
    options: str
    inputs: tuple[Input, ...]

    def packed(self) -> bytes:
        """The card as the content of a file."""
        return gzip.compress(json.dumps(self).encode(), mtime=0)

    def unlike(self, other: "Card") -> str | None:
        """What is another than on the other card, which was written before, in words; None where nothing is."""
        if self.method != other.method:
            return "it was begun by another Sayso, or with other tables or plug-ins"
        if self.options != other.options:
            return "it was begun with other options"
        return _other(self.inputs, other.inputs)


def written(inputs: Sequence[Input], options: Options) -> Card:
    """The card of a run that begins now."""
    return Card(method.stories(), repr((options.limits, options.columns)), tuple(inputs))


def unpacked(content: bytes) -> Card:
    """The card that a file holds; one of another kind of Sayso's is like no other."""
    try:
        made_by, options, inputs = json.loads(gzip.decompress(content))
        return Card(made_by, options, tuple(Input(*one) for one in inputs))
    except (OSError, EOFError, ValueError, TypeError):
        return Card("", "", ())


def _other(now: Sequence[Input], before: Sequence[Input]) -> str | None:
    here, there = ({one.path: one for one in some} for some in (now, before))
    said = [f"{path} {_how(path, here, there)}" for path in sorted(here.keys() | there.keys())
            if here.get(path) != there.get(path)]
    more = f", and {len(said) - 1:,} more are not as they were" if len(said) > 1 else ""
    return f"{said[0]}{more}" if said else None


def _how(path: str, here: dict[str, Input], there: dict[str, Input]) -> str:
    if path not in there:
        return "was not among its files"
    return "has changed since" if path in here else "is gone"
