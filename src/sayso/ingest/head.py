"""The parts of a text where an article's own date, outlet and author stand: its first and its last lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

HEAD_LINES = 12
TAIL_LINES = 6
SHORT = 120
INTO_PARAGRAPH = 260
HEADLINE_WORDS = 30
HEADLINE_CHARACTERS = 220
STOPPED_WORDS = 14
NO_HEADLINE = re.compile(r"by |https?://|www\.|(?:last )?updated|published|source\b|photo\b|image\b", re.IGNORECASE)
DATELINE = re.compile(r"\([A-Z][\w .]{1,24}\)[ \t]*(?:[-–—]|$)")


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it, with its place in the text."""

    start: int
    end: int
    text: str

    @property
    def short(self) -> bool:
        """Too short to be a paragraph of the story."""
        return len(self.text) <= SHORT or (self.text.startswith("http") and " " not in self.text)


class Head(NamedTuple):
    """The lines before the story begins, the first paragraph of the story, and the last lines of the text."""

    lines: tuple[Line, ...]
    paragraph: Line | None
    tail: tuple[Line, ...]


def look(text: str, body: int) -> Head:
    """The places in `text` that may say when, where and by whom the article was published."""
    above: list[Line] = []
    paragraph = None
    for line in _lines(text, body):
        if not line.short or len(above) == HEAD_LINES:
            paragraph = line
            break
        above.append(line)
    begins = paragraph.end if paragraph else len(text)
    tail = [line for line in _last_lines(text, begins) if line.short]
    return Head(tuple(above), paragraph, tuple(tail))


def headline(text: str) -> tuple[int, int, int] | None:
    """Start and end of the first line, and where the body begins, if that line looks like a headline; else None.

    A headline is short, has a text under it, and does not end like a sentence, unless its words are capitalised.
    """
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    if stop < 0:
        return None
    line = text[start:stop].rstrip()
    body = stop + len(text[stop:]) - len(text[stop:].lstrip())
    if body >= len(text) or not _like_a_headline(line):
        return None
    return start, start + len(line), body


def _like_a_headline(line: str) -> bool:
    words = line.split()
    if not 2 <= len(words) <= HEADLINE_WORDS or len(line) > HEADLINE_CHARACTERS:
        return False
    if NO_HEADLINE.match(line) or DATELINE.search(line) or not any(ch.isalpha() for ch in line):
        return False
    if not line.rstrip("\"'”’»)*_ ").endswith((".", ":", ";", ",")):
        return True
    return line.endswith(".") and len(words) <= STOPPED_WORDS and _capitalised(words)


def _capitalised(words: list[str]) -> bool:
    """Title Case: most words of more than three letters begin with a capital."""
    long = [w.strip("\"'“”‘’(") for w in words if len(w) > 3]
    return len(long) > 1 and sum(w[:1].isupper() for w in long) >= 0.8 * len(long)


def _lines(text: str, start: int) -> Iterator[Line]:
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if stripped := text[start:stop].strip():
            at = start + len(text[start:stop]) - len(text[start:stop].lstrip())
            yield Line(at, at + len(stripped), stripped)
        start = stop + 1


def _last_lines(text: str, after: int) -> list[Line]:
    """The last lines that are not blank, in order of the text, none before `after`."""
    found: list[Line] = []
    stop = len(text)
    while stop > after and len(found) < TAIL_LINES:
        start = max(text.rfind("\n", after, stop), after - 1) + 1
        found += _lines(text[:stop], start)
        stop = start - 1
    return found[::-1]
