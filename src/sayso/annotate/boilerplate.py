"""Ranges of an article that are no part of the story: datelines, navigation, disclaimers, link lists, captions."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.model import Anchor, Article
from sayso.tables import rows

LINE = re.compile(r"[^\n]+")
LONGEST_LINE = 300
MORE_WORDS = 4
TAIL_FROM = 0.4
TAIL_LENGTH_PER_MARKER = 180
TAIL_MARKERS = 3
SENTENCE = re.compile(r"[a-z]{2}[^.!?\n]{60,}[a-z]{2}[.!?][\"”’')]?(?=\s|$)")
SHORT_LIST_ITEM = 90
DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’ -]{2,40}(?:[,/][\w .,'’/-]{0,60})?"
    r"(?:\([A-Z][\w .&/-]{1,30}\)[ \t]*[–—:-]|[ \t][–—-])[ \t]+(?=\S)",
    re.MULTILINE,
)


class _Marker(NamedTuple):
    name: str
    scope: str
    pattern: re.Pattern[str]


def find(article: Article) -> tuple[Anchor, ...]:
    """Boilerplate in the order of the text; ranges do not overlap. The headline is never among it."""
    datelines = [m.span() for m in DATELINE.finditer(article.text, article.body)]
    ranges = _merged([*datelines, *_lines(article), *_under_a_heading(article), *_run_on_tail(article)])
    return tuple(article.anchor(start, end) for start, end in ranges)


def _lines(article: Article) -> Iterator[tuple[int, int]]:
    """Lines that are little more than a marker."""
    for line in LINE.finditer(article.text, article.body):
        if line.end() - line.start() <= LONGEST_LINE and _is_marker(line[0]):
            yield line.span()


def _is_marker(line: str) -> bool:
    bare = line.strip(" \t\r*_#|•·-–—>«»[]()")
    return any(
        (match := marker.pattern.match(bare)) and len(bare[match.end():].split()) <= MORE_WORDS for marker in _markers()
    )


def _under_a_heading(article: Article) -> Iterator[tuple[int, int]]:
    """Short lines without a full stop that follow a heading such as "Related stories"."""
    listing = False
    for line in LINE.finditer(article.text, article.body):
        bare = line[0].strip()
        if _heads_a_list(bare):
            listing = True
        elif listing and bare and len(bare) < SHORT_LIST_ITEM and bare[-1] not in ".!\"”’:":
            yield line.span()
        else:
            listing = listing and not bare


def _heads_a_list(bare: str) -> bool:
    related = next(m for m in _markers() if m.name == "related")
    match = related.pattern.fullmatch(bare.rstrip(":"))
    return bool(match) and len(bare.split()) <= MORE_WORDS


def _run_on_tail(article: Article) -> Iterator[tuple[int, int]]:
    """The end of a text without lines, from the first of several markers that stand close together."""
    text = article.text
    begins = article.body + int(TAIL_FROM * (len(text) - article.body))
    places = sorted({m.start() for marker in _markers() if marker.scope == "tail"
                     for m in marker.pattern.finditer(text, begins)})
    told = [m.span() for m in SENTENCE.finditer(text, begins)]
    for index, start in enumerate(places):
        left = len(places) - index
        length = len(text) - start
        if left < TAIL_MARKERS:
            return
        while told and told[0][0] < start:
            told.pop(0)
        if length <= left * TAIL_LENGTH_PER_MARKER and sum(b - a for a, b in told) <= length / 2:
            yield start, len(text)
            return


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


@cache
def _markers() -> tuple[_Marker, ...]:
    return tuple(_Marker(row["name"], row["scope"], re.compile(row["pattern"], re.IGNORECASE))
                 for row in rows("boilerplate"))
