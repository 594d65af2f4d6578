"""What a time expression means: a TIMEX3 value with the interval [earliest, latest) in ISO 8601."""

from datetime import date, timedelta
from typing import NamedTuple

from sayso.model.finding import Granularity, TimeType

PART_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30)}
# What a unit is worth that nothing pins down; codes as in the table of words.
OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "3M": "XXXX-QX",
        "10Y": "XXX", "100Y": "XX", "TH": "XXXX-XX-XX", "TM": "XXXX-XX-XX", "TS": "XXXX-XX-XX"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Reading(NamedTuple):
    """`value` as in TIMEX3; both ends None where the words leave the time open."""

    type: TimeType
    value: str
    granularity: Granularity = "unknown"
    earliest: str | None = None
    latest: str | None = None


def opened(value: str, granularity: Granularity, kind: TimeType = "DATE") -> Reading:
    """A time that nothing pins down; unknown digits of its value are X."""
    return Reading(kind, value, granularity)


def day(when: date) -> Reading:
    return Reading("DATE", when.isoformat(), "day", when.isoformat(), (when + timedelta(1)).isoformat())


def week(when: date) -> Reading:
    """The ISO week (Monday to Sunday) that holds the day."""
    year, number, _ = when.isocalendar()
    monday = when - timedelta(when.weekday())
    return Reading("DATE", f"{year:04}-W{number:02}", "week", monday.isoformat(), (monday + timedelta(7)).isoformat())


def weekend(when: date) -> Reading:
    """Saturday and Sunday of the ISO week that holds the day."""
    saturday = when - timedelta(when.weekday()) + timedelta(5)
    return Reading("DATE", week(when).value + "-WE", "day", saturday.isoformat(), (saturday + timedelta(2)).isoformat())


def months(year: int, month: int, count: int) -> tuple[str, str]:
    """First day of the month and of the month `count` months on."""
    ahead = year * 12 + month - 1 + count
    return date(year, month, 1).isoformat(), date(ahead // 12, ahead % 12 + 1, 1).isoformat()


def month(year: int, number: int) -> Reading:
    return Reading("DATE", f"{year:04}-{number:02}", "month", *months(year, number, 1))


def quarter(year: int, number: int) -> Reading:
    return Reading("DATE", f"{year:04}-Q{number}", "quarter", *months(year, 3 * number - 2, 3))


def half(year: int, number: int) -> Reading:
    return Reading("DATE", f"{year:04}-H{number}", "unknown", *months(year, 6 * number - 5, 6))


def season(year: int, code: str) -> Reading:
    """Northern seasons; winter runs from December of the year into the next."""
    return Reading("DATE", f"{year:04}-{code}", "season", *months(year, SEASON_MONTHS[code], 3))


def year(number: int) -> Reading:
    return Reading("DATE", f"{number:04}", "year", f"{number:04}-01-01", f"{number + 1:04}-01-01")


def fiscal(number: int) -> Reading:
    """Fiscal years begin in different months, so the interval stays open."""
    return Reading("DATE", f"FY{number:04}", "year")


def decade(tens: int) -> Reading:
    """199 stands for the 1990s."""
    return Reading("DATE", f"{tens:03}", "decade", f"{tens:03}0-01-01", f"{tens + 1:03}0-01-01")


def century(hundreds: int) -> Reading:
    """19 stands for the 20th century."""
    return Reading("DATE", f"{hundreds:02}", "century", f"{hundreds:02}00-01-01", f"{hundreds + 1:02}00-01-01")


def part(when: date, code: str) -> Reading:
    """Part of a day; a night runs into the next morning."""
    first, last = PART_HOURS[code]
    return Reading("TIME", f"{when.isoformat()}T{code}", "part of day", at_hour(when, first), at_hour(when, last))


def at_hour(when: date, hour: int) -> str:
    return f"{(when + timedelta(hour // 24)).isoformat()}T{hour % 24:02}:00"


def clock(when: date, hours: int, minutes: int, exact: bool) -> Reading:
    """A time of day; a full hour without minutes ("3 p.m.") has the granularity of an hour."""
    start = hours * 60 + minutes
    end = start + (1 if exact else 60)
    value = f"{when.isoformat()}T{hours:02}:{minutes:02}"
    return Reading("TIME", value, "minute" if exact else "hour", _minute(when, start), _minute(when, end))


def _minute(when: date, minutes: int) -> str:
    return f"{(when + timedelta(minutes // 1440)).isoformat()}T{minutes % 1440 // 60:02}:{minutes % 60:02}"


def duration(amount: str, unit: str) -> str:
    """ISO 8601 duration; `amount` may be X; units as in the table of words ("TH" hours, "10Y" decades)."""
    factor, letter = (int(unit[:-1]), unit[-1]) if unit[0].isdigit() else (1, unit)
    clocked = len(letter) == 2
    if amount == "X":
        vague = {10: "XDE", 100: "XCE", 2: "XW", 3: "XM"}.get(factor)
        return f"P{vague}" if vague else f"P{'T' * clocked}X{letter[-1]}"
    number = float(amount) * factor
    shown = f"{number:.6f}".rstrip("0").rstrip(".")
    if letter == "TH" and number == 0.5:
        return "PT30M"
    if letter == "Y" and number == 0.5:
        return "P6M"
    return f"P{'T' * clocked}{shown}{letter[-1]}"


def shifted(when: date, amount: float, unit: str) -> date:
    """The day that many units on (or back); months end on their last day at most."""
    factor, letter = (int(unit[:-1]), unit[-1]) if unit[0].isdigit() else (1, unit)
    number = amount * factor
    if letter in ("D", "W"):
        return when + timedelta(round(number * (7 if letter == "W" else 1)))
    if letter in ("M", "Y"):
        ahead = when.year * 12 + when.month - 1 + round(number * (12 if letter == "Y" else 1))
        first = date(ahead // 12, ahead % 12 + 1, 1)
        return first + timedelta(min(when.day, _days(first)) - 1)
    return when + timedelta(int(number * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[letter] / 24))


def _days(first: date) -> int:
    return (date(first.year + first.month // 12, first.month % 12 + 1, 1) - first).days
