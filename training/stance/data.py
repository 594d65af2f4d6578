"""Annotated happenings: how certain each is meant to be, from -3 (surely not so) to 3 (surely so).

UW (Lee et al. 2015), MEANTIME (Minard et al. 2016) and UDS-IH2 (Rudinger et al. 2018), as lines of JSON with a
tokenised sentence and its targets.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sayso.annotate.stance import clause, signs
from sayso.annotate.stance.clause import Clause

GLUED = re.compile(r"^(?:[.,;:?!)%\]]|''|n't|'s|'re|'ve|'ll|'m|'d|')$", re.IGNORECASE)
OPENS = ("``", "-LRB-", "(", "$", "[")
WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "--": "—"}


class Target(NamedTuple):
    """A happening in a sentence: the place of its last word, and how certain it is meant to be."""

    clause: Clause
    at: int
    value: float


class Seen(NamedTuple):
    """The names of the signs of each happening, and values [happenings]."""

    names: list[list[str]]
    values: np.ndarray


def targets(folder: Path, corpus: str, part: str) -> Iterator[Target]:
    """All happenings of `train`, `dev` or `test` of one corpus; `folder` is the shared one."""
    with (folder / "data" / "factuality" / corpus / f"{part}.jsonl").open(encoding="utf-8") as file:
        for line in file:
            told = json.loads(line)
            text, spans = _written(told["text"].split())
            read = clause.read(text)
            for one in told["targets"]:
                start, end = spans[one["span1"][0]][0], spans[one["span1"][1] - 1][1]
                at = [n for n, word in enumerate(read.words) if word.start < end and word.end > start]
                if at:
                    yield Target(read, at[-1], float(one["label"]))


def seen(found: Iterator[Target], always: tuple[str, ...] = ()) -> Seen:
    """The signs of each, and `always` beside them."""
    held = [([*always, *(s.name for s in signs.signs(t.clause, t.at))], t.value) for t in found]
    return Seen([names for names, _ in held], np.array([value for _, value in held]))


def _written(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as a newspaper writes it, and the place of each token in it."""
    text, spans, glued = "", [], True
    for token in tokens:
        word = WRITTEN.get(token, token)
        text += "" if glued or GLUED.match(token) else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glued = token in OPENS
    return text, spans
