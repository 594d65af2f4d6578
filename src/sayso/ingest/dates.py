"""Calendar dates as they are written at the head or foot of an article: every notation, no guess.

A numeric date that may be read day first or month first has two readings; only another date settles it.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" \
         r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ \t]+)?"
_YEAR = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_HALF = r"[ \t]?(?:(?P<{}>[ap])\.?m\b\.?)"
_TIME = r"(?:(?:,?[ \t]+(?:at[ \t]+|[-–|][ \t]*)?|T|,[ \t]*)(?P<hour>[01]?\d|2[0-3])(?:" \
        r"[:h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:" + _HALF.format("half") + r")?" \
        r"|\.(?P<dotted>[0-5]\d)" + _HALF.format("late") + "|" + _HALF.format("only") + "))?"

NOTATIONS = (
    ("day, month's name, year",
     rf"(?P<d>\d{{1,2}}){_TH}(?:[ \t]+of)?[ \t-]+(?P<m>{_MONTH})\.?,?[ \t-]+(?P<y>{_YEAR})"),
    ("month's name, day, year",
     rf"(?P<m>{_MONTH})\.?[ \t]+(?P<d>\d{{1,2}})(?:{_TH},[ \t]*|{_TH}[ \t]+|)(?P<y>{_YEAR})"),
    ("year, month, day", rf"(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})"),
    ("two numbers and a year", rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})"),
)
PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w/.-]){_WEEKDAY}{body}(?!\d){_TIME}(?![\w/-]|\.\d)", re.IGNORECASE))
    for name, body in NOTATIONS
)
COARSE = (
    (re.compile(rf"({_YEAR})-(0[1-9]|1[0-2])"), "{0}-{1}"),
    (re.compile(rf"({_YEAR})"), "{0}"),
)
MONTH_YEAR = re.compile(rf"({_MONTH})\.?,?[ \t]+({_YEAR})", re.IGNORECASE)
IN_ADDRESS = (
    re.compile(rf"/({_YEAR})[/-](\d{{1,2}}|[a-z]{{3}})[/-](\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(rf"[/_-]({_YEAR})(0[1-9]|1[0-2])([0-3]\d)(?!\d)"),
)


class Written(NamedTuple):
    """A date as it stands in `text[start:end]`, with its possible readings in ISO 8601: one where it is plain."""

    start: int
    end: int
    readings: tuple[str, ...]

    @property
    def value(self) -> str | None:
        """The date, None where it can be read in two ways."""
        return self.readings[0] if len(self.readings) == 1 else None


def written(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """The full dates (day, month, year) in `text[start:end]`, in order, the longest where two overlap."""
    stop = len(text) if end is None else end
    found = [w for _, pattern in PATTERNS for m in pattern.finditer(text, start, stop) if (w := _read(m))]
    found.sort(key=lambda w: (w.start, -w.end))
    kept: list[Written] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def stated(value: str) -> tuple[str, ...]:
    """The readings of a date that stands alone in a field; year or month alone stay that coarse; none if it is none."""
    text = value.strip()
    for pattern, form in COARSE:
        if match := pattern.fullmatch(text):
            return (form.format(*match.groups()),)
    if match := MONTH_YEAR.fullmatch(text):
        return (f"{match[2]}-{_month(match[1]):02}",)
    dates = written(text)
    return dates[0].readings if len({d.readings for d in dates}) == 1 else ()


def in_address(url: str) -> str | None:
    """The day that a web address holds (`/2024/10/18/`), None where it holds none."""
    for pattern in IN_ADDRESS:
        for y, m, d in pattern.findall(url):
            month = int(m) if m.isdigit() else _month(m)
            if iso := _iso(int(y), month, int(d)):
                return iso
    return None


def settle(readings: Iterable[str], others: Iterable[str]) -> str | None:
    """The one reading that another date of the same article supports (same day); None where none or several are."""
    days = {o[:10] for o in others}
    supported = [r for r in readings if r[:10] in days]
    return supported[0] if len(supported) == 1 else None


def _read(match: re.Match[str]) -> Written | None:
    part = match.groupdict()
    year = int(part["y"])
    if part.get("a"):
        a, b = int(part["a"]), int(part["b"])
        orders = [(b, a)] if part["sep"] == "." else [(b, a), (a, b)]
    else:
        month = int(part["m"]) if part["m"].isdigit() else _month(part["m"])
        orders = [(month, int(part["d"]))]
    days = dict.fromkeys(iso for month, day in orders if (iso := _iso(year, month, day)))
    fitting = [d for d in days if _falls_on(d, part["weekday"])] or list(days)
    if not fitting:
        return None
    return Written(match.start(), match.end(), tuple(day + _clock(part) for day in fitting))


def _month(name: str) -> int:
    return next((n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3])), 0)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _falls_on(iso: str, weekday: str | None) -> bool:
    return weekday is None or DAYS[date.fromisoformat(iso).weekday()].startswith(weekday.lower())


def _clock(part: dict[str, str | None]) -> str:
    """`T23:32`, empty where no time of day is given."""
    if not part["hour"]:
        return ""
    hour, half = int(part["hour"]), part["half"] or part["late"] or part["only"]
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"T{hour:02}:{part['minute'] or part['dotted'] or '00'}"
