"""Cue words: which word reports, and what it says of stance, certainty and kind."""

import re
from functools import cache
from typing import NamedTuple

from sayso.tables import rows
from sayso.words import fold

Key = tuple[str, ...]


class Cue(NamedTuple):
    """A row of the table of cues. `base` is the dictionary form."""

    base: str
    kind: str
    stance: str
    hedge: str


def key(text: str) -> Key:
    """Folded words, apostrophes kept inside."""
    return tuple(re.findall(r"[\w']+", fold(text)))


def _forms(base: str) -> list[str]:
    """The regular forms of a verb, or the noun's plural."""
    if " " in base:
        return [base]
    stem = base[:-1] if base.endswith("e") else base
    es = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [base, es, stem + "ed", stem + "ing"]


@cache
def table() -> dict[Key, Cue]:
    """Every form of every cue."""
    found: dict[Key, Cue] = {}
    for row in rows("cues"):
        cue = Cue(row["cue"], row["kind"], row["stance"], row["hedge"])
        irregular = [f.strip() for f in row["forms"].split(";") if f.strip()]
        for form in (*_forms(row["cue"]), *irregular):
            found.setdefault(key(form), cue)
    return found


@cache
def longest() -> int:
    """How many words the longest cue has."""
    return max(map(len, table()))


def found_in(text: str) -> tuple[Cue, ...]:
    """The cues that the words hold, in order, the longest at each place."""
    words = key(text)
    out: list[Cue] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(min(longest(), len(words) - at), 0, -1) if words[at : at + n] in table()), 0)
        if size:
            out.append(table()[words[at : at + size]])
        at += size or 1
    return tuple(out)


def main(text: str) -> Cue | None:
    """The cue that carries the report: the first with a stance of its own, else the first that reports, else any."""
    held = found_in(text)
    marked = [c for c in held if c.stance]
    reports = [c for c in held if c.kind != "act"]
    return next(iter(marked or reports or held), None)


@cache
def hedges() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of words that hedge, the least sure first."""
    order = ("possible", "underspecified", "probable")
    held: dict[str, list[str]] = {level: [] for level in order}
    for row in rows("hedges"):
        held[row["hedge"]].append(re.escape(row["words"]))
    return tuple(
        (re.compile(r"\b(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + r")\b", re.IGNORECASE), level)
        for level, words in held.items()
        if words
    )
