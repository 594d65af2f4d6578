"""Time expressions, resolved against the article's date and the text's own sequence."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sayso.annotate.time import ownday
from sayso.annotate.time.grammar import Match, again, matches
from sayso.annotate.time.parts import GRAINS, Parts, Setting
from sayso.annotate.time.readers import READERS, Piece, pieces
from sayso.annotate.time.reading import Reading
from sayso.annotate.time.scan import Tokens, scan
from sayso.annotate.time.tense import tense
from sayso.annotate.time.vetoes import vetoed
from sayso.model import Anchor, Article, Time

NEAR = 4


class Times(NamedTuple):
    """What was found, and why the article's own date is doubtful, if it is."""

    expressions: tuple[Time, ...]
    doubt: str | None


class Report(NamedTuple):
    """The day that times are counted from, how it is known, and what speaks against the article's date."""

    day: date | None
    source: str
    doubt: str | None


def find(article: Article, sentences: tuple[Anchor, ...]) -> Times:
    """Time expressions in the order of the text; they do not overlap."""
    tokens = scan(article.text)
    found = matches(tokens.letters)
    report = _report(article, tokens, found)
    walk = _walk(article, tokens, found, report, [one.start for one in sentences])
    return Times(tuple(walk), report.doubt)


def _report(article: Article, tokens: Tokens, found: list[Match]) -> Report:
    """The article's date; the text's own where there is none, or where they contradict each other."""
    given = ownday.stated(article)
    days = _full_dates(tokens, found, given)
    own = ownday.own_day(article, days)
    if given is None:
        return Report(own.when, f"the date in the {own.place}", None) if own else Report(None, "", None)
    if own and (doubt := ownday.contradiction(given, own)):
        return Report(own.when, f"the date in the {own.place}", doubt)
    reported = [] if own else [when for start, _, when in days if _happened(tokens, start)]
    if reported and (doubt := ownday.foretold(given, max(reported))):
        return Report(max(reported), "the latest day that the text reports on", doubt)
    return Report(given, "the article's date", None)


def _happened(tokens: Tokens, start: int) -> bool:
    """Whether the verb beside the date that starts here is a past one."""
    at = bisect_right(tokens.starts, start) - 1
    return tense(tokens, at, at + 1) == "past"


def _full_dates(tokens: Tokens, found: list[Match], given: date | None) -> list[tuple[int, int, date]]:
    """Every day that the text writes with its year: start, end, day."""
    days = []
    setting = Setting(given, "past")
    for match in found:
        if match.rule.reader not in ("iso", "slashed", "date"):
            continue
        parts = Parts(tokens, tuple(range(match.first, match.last)))
        if match.rule.reader == "date" and not parts.get("YEAR", "DAYYEAR"):
            continue
        reading = _read(match.rule.reader, parts, setting)
        if reading and reading.earliest:
            days.append((tokens.starts[match.first], tokens.ends[match.last - 1],
                         date.fromisoformat(reading.earliest[:10])))
    return days


def _walk(article: Article, tokens: Tokens, found: list[Match], report: Report, starts: list[int]) -> Iterator[Time]:
    """Each expression read in turn; what the text last spoke of moves along."""
    setting, last = Setting(report.day), 0
    for match in found:
        near = match.first - last <= NEAR and bisect_right(starts, tokens.starts[match.first]) == bisect_right(
            starts, tokens.starts[last])
        setting.said_year = setting.spoken_of.year if near and setting.spoken_of and setting.grain == 4 else None
        last = match.last
        read = _pieces_read(tokens, match, setting, report)
        if not read and match.rule.reader != "none":
            read = [one for other in again(tokens.letters, match)
                    for one in _pieces_read(tokens, other, setting, report)]
        for piece, reading, rule in read:
            yield _time(article, tokens, piece, reading, rule)


def _pieces_read(tokens: Tokens, match: Match, setting: Setting, report: Report) -> list[tuple[Piece, Reading, str]]:
    """The expressions of a match that are times, each with its rule and what it was counted from."""
    read = []
    for piece in pieces(tokens, match.first, match.last, match.rule.reader):
        parts = Parts(tokens, piece.indices)
        if vetoed(parts, match.rule.name):
            continue
        setting.tense = tense(tokens, piece.first, piece.last)
        setting.used.clear()
        if reading := _read(piece.reader, parts, setting):
            read.append((piece, reading, _named(match.rule.name, setting, report)))
            _move(setting, reading)
    return read


def _read(reader: str, parts: Parts, setting: Setting) -> Reading | None:
    """None for words that are no time and for days that the calendar does not have."""
    try:
        return READERS[reader](parts, setting)
    except (ValueError, OverflowError):
        return None


def _move(setting: Setting, reading: Reading) -> None:
    """What later expressions of the text count from."""
    if reading.type in ("DATE", "TIME") and reading.earliest:
        setting.spoken_of = date.fromisoformat(reading.earliest[:10])
        setting.grain = GRAINS.get(reading.granularity, 4)


def _named(rule: str, setting: Setting, report: Report) -> str:
    """The rule, and what the time was counted from."""
    if "sequence" in setting.used:
        return f"{rule}, counted from the day the text last named"
    if "report" in setting.used:
        side = {"past": ", looking back", "future": ", looking ahead"}.get(setting.tense or "", "")
        return f"{rule}, counted from {report.source}{side}"
    return rule


def _time(article: Article, tokens: Tokens, piece: Piece, reading: Reading, rule: str) -> Time:
    anchor = article.anchor(tokens.starts[piece.first], tokens.ends[piece.last - 1])
    return Time(anchor, reading.type, reading.value, reading.earliest, reading.latest, reading.granularity, rule)
