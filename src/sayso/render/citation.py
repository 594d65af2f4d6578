"""How a report points at words, and how that is read back: `[courier:120-163; ledger:0-41]`, or `[claim-1a2b3c4d]`.

A place is an article's id, the first code point and the one after the last. Ids hold no blanks and no colons; brackets,
semicolons and percent signs in them are written in percent notation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sayso.model import Anchor

BRACKETED = re.compile(r"\[([^\[\]\n]{1,4000})\]")
PLACE = re.compile(r"([^\s:]+):(\d{1,9})-(\d{1,9})")
FINDING = re.compile(r"(?:claim|source|attribution|discrepancy|edge|loss)-[0-9a-z]{2,}")
UNFIT = re.compile(r"[%;\[\]]")


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a sentence says it rests on: code points of an article that may or may not be there."""

    article: str
    start: int
    end: int

    def __str__(self) -> str:
        quoted = UNFIT.sub(lambda m: f"%{ord(m[0]):02X}", self.article)
        return f"{quoted}:{self.start}-{self.end}"


def place(anchor: Anchor) -> Place:
    """The place of these words."""
    return Place(anchor.article, anchor.start, anchor.end)


def cite(anchors: Iterable[Anchor]) -> str:
    """One bracket for these words, the first place of each article; empty where there are none."""
    first: dict[str, Anchor] = {}
    for anchor in anchors:
        first.setdefault(anchor.article, anchor)
    return f"[{'; '.join(str(place(a)) for a in first.values())}]" if first else ""


def read(bracket: str) -> tuple[Place | str, ...]:
    """The places and ids of findings that stand in a bracket; empty where it is no citation ("[sic]")."""
    parts = [part.strip() for part in bracket.split(";")]
    found = tuple(_read(parts))
    return found if len(found) == len(parts) else ()


def _read(parts: Iterable[str]) -> Iterator[Place | str]:
    for part in parts:
        if match := PLACE.fullmatch(part):
            yield Place(unquote(match[1]), int(match[2]), int(match[3]))
        elif FINDING.fullmatch(part):
            yield part
