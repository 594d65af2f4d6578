"""Metadata that stands in the text itself: when and where an article was published, and who signed it.

Each rule is a function in a list, tried in order; the first that fires wins, and its name goes with the finding.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sayso.ingest.dates import Written, in_address, written
from sayso.ingest.head import INTO_PARAGRAPH, Head, Line
from sayso.ingest.outlets import of_address, of_line, of_title

MODIFIED_LABEL = re.compile(
    r"(?:last[ \t]+)?(?:updated|modified|update)(?:[ \t]+(?:at|on))?[ \t]*[:\-–|]?[ \t]*", re.IGNORECASE
)
PUBLISHED_LABEL = re.compile(
    r"(?:date of publication|publication date|date published|date created|(?:first |originally )?published|posted|"
    r"issued|released|created|date)(?:[ \t]+(?:at|on))?[ \t]*[:\-–|]?[ \t]*", re.IGNORECASE,
)
LOWER_WORD = re.compile(r"\b(?!of\b|by\b|at\b|min\b|read\b)[a-z]{2,}\b")
STORY_GOES_ON = re.compile(r"[ \t]*[-–—:|.]?[ \t]*[\"“‘'(\[]?[A-Z0-9]")
AFTER_NAME = re.compile(r"(?:^|[\s(])[A-Z][\w’'&.-]*[ \t]*$")
DATELINE = re.compile(r"[A-Z][A-Z .'’/-]+(?:,[ \t][A-Z][\w .]+)?,[ \t]+$")
DATELINE_GOES_ON = re.compile(r"[ \t]*(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)?[ \t]*[-–—:]")
BYLINE = re.compile(r"(?:By|BY|Written by|Reported by|Story by|Author:)[ \t]+(?P<who>[A-Z][^\n|•·]{1,80})")
NOT_A_NAME = re.compile(r"[.!?]\s|[.!?]$|\d")
SOURCE_LABEL = re.compile(
    r"(?:original(?:[ \t]+(?:url|link|source|article))?|source(?:[ \t]+url)?|url|link)[ \t]*:?[ \t]*$", re.IGNORECASE
)
ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,2000}")


class Found(NamedTuple):
    """A value with the words it was read from and the name of the rule."""

    value: str
    start: int
    end: int
    rule: str


class Dated(NamedTuple):
    """A date that stands where an article says its own date; `readings` has several where it is ambiguous."""

    readings: tuple[str, ...]
    start: int
    end: int
    rule: str


class Named(NamedTuple):
    """An outlet with the reason in a reader's words, and the line that names it where there is one."""

    name: str
    says: str
    line: Line | None


Rule = Callable[[str, Head], Iterator[Written]]


def published(text: str, head: Head) -> list[Dated]:
    """The dates that the text gives as its own, the surest rule first."""
    return [Dated(w.readings, w.start, w.end, name) for name, rule in PUBLISHED_RULES for w in rule(text, head)]


def modified(text: str, head: Head) -> Dated | None:
    """The date of the last change that the text names."""
    for line in (*_candidates(head), *head.tail):
        if w := _labelled(text, line, MODIFIED_LABEL):
            return Dated(w.readings, w.start, w.end, "a label for the last change")
    return None


def byline(text: str, head: Head) -> Found | None:
    """Who signed the article, from a line such as "By Jane Doe" above or below it."""
    for line in (*head.lines, *head.tail):
        match = BYLINE.match(line.text)
        if not match:
            continue
        dates = written(line.text, match.start("who"))
        who = line.text[match.start("who"): dates[0].start if dates else match.end("who")].rstrip(" \t,-–|•·")
        if who and not NOT_A_NAME.search(_without_initials(who)) and len(who.split()) <= 12:
            at = line.start + match.start("who")
            return Found(who, at, at + len(who), "a line that begins with By")
    return None


def address(text: str, head: Head) -> Found | None:
    """The article's own address, where a label ("Original url:") says that it is that."""
    lines = (*head.lines, *head.tail)
    for before, line in zip((None, *lines), lines, strict=False):
        match = ADDRESS.search(line.text)
        if not match:
            continue
        label = line.text[: match.start()] or (before.text if before else "")
        if SOURCE_LABEL.fullmatch(label.strip()):
            url = match[0].rstrip(".,;:")
            return Found(url, line.start + match.start(), line.start + match.start() + len(url), "a labelled address")
    return None


def outlet(head: Head, title: str | None, url: str | None) -> Named | None:
    """The outlet by its address, a line above the story, or the page's title."""
    if url and (name := of_address(url)):
        return Named(name, f"the article's address is one of {name}", None)
    for line in head.lines:
        if name := of_line(line.text):
            return Named(name, f"a line above the story names {name}", line)
    name = of_title(title) if title else None
    return Named(name, f"the title names {name}", None) if name else None


def day_in(url: str | None) -> str | None:
    """The day that the article's address holds."""
    return in_address(url) if url else None


def _candidates(head: Head) -> tuple[Line, ...]:
    return (*head.lines, head.paragraph) if head.paragraph else head.lines


def _labelled(text: str, line: Line, label: re.Pattern[str]) -> Written | None:
    match = label.match(text, line.start, line.end)
    if not match:
        return None
    stop = min(line.end, match.end() + INTO_PARAGRAPH)
    return next((w for w in written(text, match.end(), stop) if w.start == match.end()), None)


def _by_label(text: str, head: Head) -> Iterator[Written]:
    for line in (*_candidates(head), *head.tail):
        if w := _labelled(text, line, PUBLISHED_LABEL):
            yield w


def _short_line(text: str, head: Head) -> Iterator[Written]:
    """A line above the story that holds a date and no sentence ("Politics | 18 October 2024"), or one below it that
    holds the date alone: there, quoted posts and references end in dates of their own."""
    for line in (*head.lines, *head.tail):
        dates = written(text, line.start, line.end)
        if len(dates) != 1 or MODIFIED_LABEL.match(line.text) or "@" in line.text:
            continue
        rest = text[line.start: dates[0].start] + " " + text[dates[0].end: line.end]
        most = 8 if line in head.lines else 1
        if len(rest.split()) <= most and not LOWER_WORD.search(rest) and not line.text.endswith((".", "!", "?")):
            yield dates[0]


def _opens_story(text: str, head: Head) -> Iterator[Written]:
    """The story's first words are a date, and a sentence begins behind it: "26 Oct 2016 Warplanes struck"."""
    for line in _candidates(head):
        for w in written(text, line.start, min(line.end, line.start + INTO_PARAGRAPH))[:1]:
            if w.start == line.start and w.end < line.end and STORY_GOES_ON.match(text, w.end):
                yield w


def _dateline(text: str, head: Head) -> Iterator[Written]:
    """A dateline with its year: "SEOUL, Oct. 18, 2024 (AP) -"."""
    for line in _candidates(head):
        for w in written(text, line.start, min(line.end, line.start + INTO_PARAGRAPH))[:1]:
            if DATELINE.fullmatch(text[line.start: w.start]) and DATELINE_GOES_ON.match(text, w.end):
                yield w


def _after_name(text: str, head: Head) -> Iterator[Written]:
    """In a text whose lines were run together: a name, weekday and date, and a sentence behind it."""
    for line in _candidates(head):
        for w in written(text, line.start, min(line.end, line.start + INTO_PARAGRAPH)):
            weekday = text[w.start: w.start + 3].isalpha() and text[w.start: w.start + 3].casefold() in WEEKDAYS
            if weekday and AFTER_NAME.search(text[line.start: w.start]) and STORY_GOES_ON.match(text, w.end):
                yield w


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PUBLISHED_RULES: tuple[tuple[str, Rule], ...] = (
    ("a label for the date of publication", _by_label),
    ("a line that holds a date and no sentence", _short_line),
    ("a date that opens the story", _opens_story),
    ("a dateline with its year", _dateline),
    ("a weekday and date after a name", _after_name),
)


def _without_initials(name: str) -> str:
    return re.sub(r"\b[A-Z]\.", "", name)
