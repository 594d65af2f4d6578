"""The day a text gives itself: in a header, a publication line, a dateline. And whether the article's date fits it."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from sayso.annotate.time.lexicon import group
from sayso.model import Article

CUE = re.compile(r"(?P<made>publish(?:ed)?|publication|posted|filed|issued|released|dated?|created|first\s+published|"
                 r"date\s+of\s+publication|published\s+time)|(?P<changed>updated|last\s+updated|last\s+modified|"
                 r"modified|last\s+update)", re.IGNORECASE)
HEAD, REACH, LINE, SLACK = 260, 40, 30, timedelta(1)


class OwnDay(NamedTuple):
    """The day, where it stands, and what it is called: `publication line`, `head of the text`, `line of its own`."""

    when: date
    start: int
    end: int
    place: str


def own_day(article: Article, days: list[tuple[int, int, date]]) -> OwnDay | None:
    """The best of the full dates (start, end, day) that stand where texts give their own date; None for none."""
    found = [one for start, end, when in days if (one := _own(article, start, end, when))]
    order = ("publication line", "head of the text", "line of its own", "update line")
    return min(found, key=lambda one: (order.index(one.place), one.start), default=None)


def _own(article: Article, start: int, end: int, when: date) -> OwnDay | None:
    text = article.text
    before = text[max(0, start - REACH):start]
    place = _cued(before, start <= article.body + 2 * HEAD or start >= len(text) - HEAD)
    if not place and start <= article.body + HEAD and _stands_free(text, start, before):
        place = "head of the text"
    if not place and _alone(text, start, end):
        place = "line of its own"
    return OwnDay(when, start, end, place) if place else None


def _cued(before: str, outside: bool) -> str:
    """The kind of line that the words just before the date announce."""
    cues = list(CUE.finditer(before))
    if not cues or not outside or re.search(r"[.!?]\s|\n", before[cues[-1].end():]):
        return ""
    between = re.sub(r"\b(?:on|at|by|time|date|of|publication|[A-Z][\w’'-]*)\b|[\W\d_]", "", before[cues[-1].end():])
    if between:
        return ""
    return "publication line" if cues[-1]["made"] else "update line"


def _stands_free(text: str, start: int, before: str) -> bool:
    """Whether no preposition or verb ties the date into a sentence: the word before it is capitalised or none."""
    words = re.findall(r"[^\W\d_]+|[^\w\s]", before)
    if not words or "\n" in before[len(before.rstrip()):]:
        return True
    last = words[-1]
    return last.lower() not in group("leading") and (last[0].isupper() or last in "|-–—•·)(:,.")  and not (
        last == "," and len(words) > 1 and words[-2].lower() in group("leading"))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether little else stands on the line of the date."""
    before = text[max(0, start - LINE):start].rpartition("\n")
    after = text[end:end + LINE].partition("\n")
    whole = (before[1] or start <= LINE) and (after[1] or end + LINE >= len(text))
    return bool(whole) and len((before[2] + after[0]).strip()) <= 12


def stated(article: Article) -> date | None:
    """The article's own date as a day; None where it is coarser or unreadable."""
    given = article.published or article.modified or ""
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", given)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def contradiction(given: date, own: OwnDay) -> str | None:
    """One sentence for a reader where the given date and the text's own differ by more than a time zone."""
    if abs(given - own.when) <= SLACK:
        return None
    line = {"publication line": "its publication line", "update line": "its update line",
            "head of the text": "the head of its text", "line of its own": "a line of its text"}[own.place]
    return f"The article is dated {shown(given)}, but {line} says {shown(own.when)}."


def foretold(given: date, reported: date) -> str | None:
    """One sentence where a text reports as past what lies after its date."""
    if reported - given <= SLACK:
        return None
    return f"The article is dated {shown(given)}, but reports what happened on {shown(reported)}."


def shown(when: date) -> str:
    """26 October 2016."""
    return f"{when.day} {when:%B %Y}"
