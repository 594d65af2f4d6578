"""Readers of calendar dates: days, months, years, seasons, quarters, named days."""

from datetime import date, timedelta

from sayso.annotate.time import reading as make
from sayso.annotate.time.lexicon import group
from sayso.annotate.time.parts import Parts, Setting
from sayso.annotate.time.reading import Reading

MONTHS = ("MONTH", "MONTH_SHORT", "MONTH_WORD")
WEEKDAYS = ("WEEKDAY", "WEEKDAY_SHORT", "WEEKDAYS")
POINTS = ("LAST", "THIS", "NEXT", "CURRENT")


def iso(parts: Parts, setting: Setting) -> Reading | None:
    """2024-10-18, 2024-10-18T23:32."""
    text = (parts.get("ISO") or "").upper()
    when = date.fromisoformat(text[:10])
    if len(text) < 16:
        return make.day(when)
    return make.clock(when, int(text[11:13]), int(text[14:16]), True)


def slashed(parts: Parts, setting: Setting) -> Reading | None:
    """18/10/2024, 21.02.2015, 2024/10/18; where day and month could change places the report's day decides."""
    text = parts.get("SLASHED") or ""
    when = in_figures(text, setting)
    if when is None:
        return make.opened(f"{text[-4:]}-XX-XX", "day") if text[-4:].isdigit() else None
    return with_time(parts, when)


def in_figures(text: str, setting: Setting) -> date | None:
    """The one day that the figures can mean; None where they can mean two."""
    cells = [int(cell) for cell in text.replace(".", "/").split("/")]
    if cells[0] > 31:
        return date(*cells)
    first, second, last = cells
    last += 2000 if last < 70 else 1900 if last < 100 else 0
    can = {date(last, month, number) for number, month in ((first, second), (second, first)) if month <= 12}
    if "." in text:
        return date(last, second, first)
    if len(can) > 1 and setting.anchor:
        near = {one for one in can if abs(one - setting.anchor) <= timedelta(7)}
        can = near or can
    return can.pop() if len(can) == 1 else None


def calendar(parts: Parts, setting: Setting) -> Reading | None:
    """A day of a month, with or without year, weekday, part or time of day."""
    month, number, year = int(parts.get(*MONTHS) or 0), _daynumber(parts), _year(parts, setting)
    if not 1 <= number <= 31:
        return None
    if year is None:
        when = day_without_year(month, number, setting)
        if when is None:
            return _with_open_time(parts, f"XXXX-{month:02}-{number:02}")
        return with_time(parts, when)
    return with_time(parts, date(year, month, number))


def _daynumber(parts: Parts) -> int:
    if joined := parts.get("DAYYEAR"):
        return int(joined[:-4])
    return int((parts.get("DAYNUM", "ORD") or "0").rstrip("stndrh"))


def _year(parts: Parts, setting: Setting) -> int | None:
    if joined := parts.get("DAYYEAR"):
        return int(joined[-4:])
    if said := parts.get("YEAR"):
        return int(said)
    if parts.get("UNIT") == "Y" and (today := setting.today()):
        return today.year + step(parts)
    return None


def step(parts: Parts) -> int:
    """-1 for last, 1 for next, 0 for this."""
    if parts.get("LAST"):
        return -1
    return 1 if parts.get("NEXT") else 0


def day_without_year(month: int, number: int, setting: Setting) -> date | None:
    """The day nearest to the report on the side that the tense points to."""
    today = setting.today()
    if today is None:
        return None
    if setting.said_year and setting.said_year != today.year and setting.tense != "future":
        return date(setting.said_year, month, number)
    return choose([_safe(today.year + add, month, number) for add in (-1, 0, 1)], today, setting)


def choose(days: list[date | None], today: date, setting: Setting) -> date | None:
    """Of several days the last one before the report, or the first one ahead, or the nearest where no tense tells."""
    can = [one for one in days if one]
    behind = max((one for one in can if one <= today + timedelta(1)), default=None)
    ahead = min((one for one in can if one >= today), default=None)
    if behind is None or ahead is None:
        return behind or ahead
    if setting.tense == "future":
        return ahead
    if setting.tense == "past":
        return behind
    return behind if today - behind <= ahead - today else ahead


def _safe(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def with_time(parts: Parts, when: date) -> Reading:
    """The day, or the part or time of it that the words name."""
    if hours := hour_of(parts):
        return make.clock(when, *hours)
    if code := parts.get("PART"):
        return make.part(when, code)
    return make.day(when)


def _with_open_time(parts: Parts, value: str) -> Reading:
    if hours := hour_of(parts):
        return make.opened(f"{value}T{hours[0]:02}:{hours[1]:02}", "minute" if hours[2] else "hour", "TIME")
    if code := parts.get("PART"):
        return make.opened(f"{value}T{code}", "part of day", "TIME")
    return make.opened(value, "day")


open_time = _with_open_time


def hour_of(parts: Parts) -> tuple[int, int, bool] | None:
    """Hours, minutes, and whether minutes were said."""
    if word := parts.get("CLOCKWORD"):
        return (24, 0, True) if word.startswith("24") else (12, 0, True)
    if text := parts.get("CLOCK"):
        return _clock(text)
    if parts.get("OCLOCK"):
        return _afternoon(int(parts.get("DAYNUM", "NUMBER") or 0), parts), 0, False
    return None


def _afternoon(hour: int, parts: Parts) -> int:
    return hour + 12 if parts.get("PART") in ("AF", "EV", "NI") and 1 <= hour < 12 else hour


def _clock(text: str) -> tuple[int, int, bool] | None:
    figures = "".join(ch if ch.isdigit() else " " for ch in text).split()
    if len(figures) == 1 and len(figures[0]) == 4:
        figures = [figures[0][:2], figures[0][2:]]
    hours, minutes = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if "m" in text:
        hours = hours % 12 + (12 if "p" in text else 0)
    if hours > 24 or minutes > 59:
        return None
    return hours, minutes, len(figures) > 1


def month(parts: Parts, setting: Setting) -> Reading | None:
    """June, last August, June 2013, late June."""
    number, year = int(parts.get(*MONTHS) or 0), _year(parts, setting)
    if year:
        return make.month(year, number)
    today = setting.today()
    if today is None:
        return make.opened(f"XXXX-{number:02}", "month")
    if point := parts.get("LAST", "NEXT", "THIS"):
        return make.month(_pointed(point, number, today, parts), number)
    if setting.said_year and setting.said_year != today.year and setting.tense != "future":
        return make.month(setting.said_year, number)
    return make.month(month_year(number, today, setting.tense), number)


def _pointed(point: str, number: int, today: date, parts: Parts) -> int:
    """"Last August" is last year's: this year's would be called August. "Next June" is the first one ahead."""
    if parts.get("LAST"):
        return today.year - 1
    if parts.get("NEXT"):
        return today.year + (number <= today.month)
    return today.year


def month_year(number: int, today: date, tense: str | None) -> int:
    """The year of a bare month."""
    if tense == "future":
        return today.year + (number < today.month)
    if tense == "past":
        return today.year - (number > today.month)
    ahead = (number - today.month) % 12
    return today.year + (number < today.month) if ahead < 6 else today.year - (number > today.month)


def year(parts: Parts, setting: Setting) -> Reading | None:
    """2013, early 2013, the end of 2013; 2013 things are no year."""
    number = int(parts.get("YEAR") or 0)
    return make.year(number) if is_year(number, parts) else None


def is_year(number: int, parts: Parts) -> bool:
    """Whether four figures are a year: in the range of years, and not counting what follows."""
    if len(parts.indices) > 1:
        return True
    before, after = parts.before(), parts.after()
    if after in group("counted") or before in group("approximate"):
        return False
    plural = after.endswith("s") and not after.endswith("ss") and len(after) > 3
    if before in group("year"):
        return 1500 <= number <= 2150 and not (plural and number % 100 == 0 and before != "the")
    return 1900 <= number <= 2060 and not plural


def decade(parts: Parts, setting: Setting) -> Reading | None:
    """the 1990s, the '90s, the nineties; ages ("in his thirties") are none."""
    if text := parts.get("DECADE"):
        figures = "".join(ch for ch in text if ch.isdigit())
        tens = int(figures[:3]) if len(figures) == 4 else 190 + int(figures[0])
        return make.decade(tens if len(figures) == 4 or int(figures) >= 30 else 200 + int(figures[0]))
    return make.decade(190 + int(parts.get("DECADEWORD") or 0))


def century(parts: Parts, setting: Setting) -> Reading | None:
    """the 20th century is 19."""
    if parts.get("UNIT") == "3M":
        return quarter(parts, setting)
    if parts.get("UNIT") != "100Y":
        return None
    number = int((parts.get("ORD", "ORDINAL") or "0").rstrip("stndrh"))
    return make.century(number - 1) if 1 <= number <= 22 else None


def season(parts: Parts, setting: Setting) -> Reading | None:
    """this summer, the winter of 2012, in the spring."""
    code, year_said = parts.get("SEASON") or "", _year(parts, setting)
    if code == "FA" and parts.after() == "of":
        return None
    if year_said:
        return make.season(year_said, code)
    today = setting.today()
    if today is None:
        return make.opened(f"XXXX-{code}", "season")
    if parts.get(*POINTS):
        return make.season(today.year + step(parts) - _begun_last_year(code, today, parts), code)
    number = month_year(make.SEASON_MONTHS[code], today, setting.tense)
    return make.season(number, code)


def _begun_last_year(code: str, today: date, parts: Parts) -> bool:
    """"This winter" said in January began in the year before."""
    return code == "WI" and today.month < 3 and parts.get("THIS") is not None


def quarter(parts: Parts, setting: Setting) -> Reading | None:
    """the third quarter, Q3 2013, the fourth quarter of last year."""
    if parts.get("UNIT") not in ("3M", "Y", None):
        return None
    if text := parts.get("QUARTER"):
        number = int(text[1])
    elif "3M" in parts.of("UNIT"):
        number = int((parts.get("ORD", "ORDINAL") or "0").rstrip("stndrh"))
    else:
        return None
    number = 4 if number == -1 else number
    if not 1 <= number <= 4 or is_game(parts):
        return None
    year_said = int(parts.get("YEAR") or 0) or None
    today = setting.today()
    if year_said is None and today:
        year_said = today.year + (step(parts) if parts.get(*POINTS) else _quarter_step(number, today, setting))
    return make.quarter(year_said, number) if year_said else make.opened(f"XXXX-Q{number}", "quarter")


def _quarter_step(number: int, today: date, setting: Setting) -> int:
    """Quarters that have not begun are last year's, unless the sentence looks ahead."""
    now = (today.month + 2) // 3
    if setting.tense == "future":
        return 1 if number < now else 0
    return -1 if number > now else 0


def is_game(parts: Parts) -> bool:
    """Whether a quarter is played: words of sport stand close by."""
    around = parts.tokens.words[max(0, parts.indices[0] - 15):parts.indices[-1] + 15]
    return not group("game").isdisjoint(around)


def halfyear(parts: Parts, setting: Setting) -> Reading | None:
    """the first half of 2013, the second half of the year."""
    number = int((parts.get("ORD", "ORDINAL") or "0").rstrip("stndrh"))
    if number not in (1, 2) or parts.get("UNIT") not in ("Y", None):
        return None
    year_said, today = int(parts.get("YEAR") or 0), setting.today()
    if not year_said and today:
        year_said = today.year + step(parts)
    return make.half(year_said, number) if year_said else make.opened(f"XXXX-H{number}", "unknown")


def fiscal(parts: Parts, setting: Setting) -> Reading | None:
    """fiscal 2013, the current fiscal year."""
    if said := parts.get("YEAR"):
        return make.fiscal(int(said))
    if parts.get("UNIT") != "Y":
        return None
    today = setting.today()
    return make.fiscal(today.year + step(parts)) if today else make.opened("FYXXXX", "year")


def holiday(parts: Parts, setting: Setting) -> Reading | None:
    """Christmas Day, Easter 2014, last Thanksgiving."""
    rule, today = parts.get("HOLIDAY") or "", setting.today()
    if said := parts.get("YEAR"):
        return make.day(falls(rule, int(said)))
    if today is None:
        return make.opened(f"XXXX-{rule}" if "-" in rule and rule[0].isdigit() else "XXXX-XX-XX", "day")
    days: list[date | None] = [falls(rule, today.year + add) for add in (-1, 0, 1)]
    if parts.get("LAST"):
        return make.day(max(one for one in days if one and one < today))
    if parts.get("NEXT"):
        return make.day(min(one for one in days if one and one > today))
    when = choose(days, today, setting)
    return with_time(parts, when) if when else None


def falls(rule: str, year: int) -> date:
    """The day a named day falls on in a year; the rules are those of the table `time_days`."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if "-" in rule and " " not in rule:
        return date(year, int(rule[:2]), int(rule[3:]))
    month, which, weekday = (int(cell) for cell in rule.split())
    first = date(year, month, 1)
    days = [first + timedelta(n) for n in range(31) if (first + timedelta(n)).month == month]
    return [one for one in days if one.isoweekday() == weekday][which - 1 if which > 0 else which]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def monthday(parts: Parts, setting: Setting) -> Reading | None:
    """on the 8th: of the month spoken of, else of the report's."""
    number, then = _daynumber(parts), setting.then("M")
    if not 1 <= number <= 31 or _followed(parts):
        return None
    if then is None:
        return make.opened(f"XXXX-XX-{number:02}", "day")
    can = [_safe(*_month_on(then, add), number) for add in (-1, 0, 1)]
    when = choose(can, then, setting) if then == setting.anchor else can[1]
    return make.day(when) if when else None


def _followed(parts: Parts) -> bool:
    """Whether a noun follows: "on the 8th floor"."""
    return parts.capital_after() or (
        parts.after().isalpha() and parts.after() not in group("free") and not parts.after().endswith("ed"))


def _month_on(when: date, add: int) -> tuple[int, int]:
    ahead = when.year * 12 + when.month - 1 + add
    return ahead // 12, ahead % 12 + 1
