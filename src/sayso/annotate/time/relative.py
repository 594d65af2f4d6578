"""Readers of times beside the report or beside the day spoken of: weekdays, day words, units, so long ago, later."""

from datetime import date, timedelta

from sayso.annotate.time import reading as make
from sayso.annotate.time.dates import POINTS, WEEKDAYS, hour_of, open_time, step, with_time
from sayso.annotate.time.lexicon import group
from sayso.annotate.time.parts import Parts, Setting
from sayso.annotate.time.reading import Reading

DAY = timedelta(1)


def weekday(parts: Parts, setting: Setting) -> Reading | None:
    """Friday, last Friday, Friday next week, Friday night."""
    number, today = int(parts.get(*WEEKDAYS) or 0), setting.today()
    if today is None:
        return open_time(parts, f"XXXX-WXX-{number}")
    if parts.get("UNIT") == "W":
        monday = today - DAY * today.weekday() + 7 * DAY * step(parts)
        return with_time(parts, monday + DAY * (number - 1))
    if parts.get("UNIT"):
        return None
    return with_time(parts, weekday_near(number, today, parts, setting))


def weekday_near(number: int, today: date, parts: Parts, setting: Setting) -> date:
    """Bare weekdays lie behind the report (or on its day), ahead where the verb is future; "last" and "next" exclude
    the report's own day, "this" stays in its week."""
    back, ahead = (today.isoweekday() - number) % 7, (number - today.isoweekday()) % 7
    if parts.get("LAST"):
        return today - DAY * (back or 7)
    if parts.get("NEXT"):
        return today + DAY * (ahead or 7)
    if parts.get("THIS") or setting.tense == "future" or (parts.before() == "by" and setting.tense != "past"):
        return today + DAY * ahead
    return today - DAY * back


def weekend(parts: Parts, setting: Setting) -> Reading | None:
    """the weekend, last weekend, this weekend: a week ends on its Sunday."""
    today = setting.then() if parts.get("THAT") else setting.today()
    if today is None:
        return make.opened("XXXX-WXX-WE", "day")
    if parts.get("LAST"):
        return make.weekend(today - 7 * DAY)
    if parts.get("NEXT"):
        return make.weekend(today + 7 * DAY * (today.isoweekday() > 5))
    ahead = parts.get("THIS") or parts.get("THAT") or setting.tense == "future" or today.isoweekday() > 5
    return make.weekend(today if ahead else today - 7 * DAY)


def dayword(parts: Parts, setting: Setting) -> Reading | None:
    """today, yesterday morning, this morning, last night; a bare time of day belongs to the day spoken of."""
    shift = int(parts.get("DAYWORD") or 0)
    if parts.get("LAST") and parts.get("PART"):
        shift = -1
    bare = not parts.get("DAYWORD", "THIS", "LAST")
    today = setting.time_of_day() if bare else setting.today()
    if bare and not _clocked(parts) and not parts.get("PART"):
        return None
    if today is None:
        return open_time(parts, "XXXX-XX-XX")
    when = today + DAY * shift
    if bare and (hour := parts.get("DAYNUM", "NUMBER")) and not parts.get("OCLOCK"):
        return make.clock(when, int(hour) % 12 + (12 if parts.get("PART") != "MO" else 0), 0, False)
    return with_time(parts, when)


def _clocked(parts: Parts) -> bool:
    return hour_of(parts) is not None or parts.get("DAYNUM", "NUMBER") is not None


def nightword(parts: Parts, setting: Setting) -> Reading | None:
    """tonight is ahead; overnight is the night before the report unless the verb is future."""
    today = setting.today()
    if parts.get("NIGHTWORD") == "overnight" and parts.after() in group("night"):
        return None
    if today is None:
        return make.opened("XXXX-XX-XXTNI", "part of day", "TIME")
    behind = parts.get("NIGHTWORD") == "overnight" and setting.tense != "future"
    return make.part(today - DAY * behind, "NI")


def thatday(parts: Parts, setting: Setting) -> Reading | None:
    """that night, the next morning, the previous evening: beside the day spoken of."""
    then, code = setting.then(), parts.get("PART") or "MO"
    if then is None:
        return make.opened(f"XXXX-XX-XXT{code}", "part of day", "TIME")
    return make.part(then + DAY * step(parts), code)


UNIT_STEP = {"+": 1, "-": -1}


def unit(parts: Parts, setting: Setting) -> Reading | None:
    """last week, this year, the end of the month, the past decade, the following day."""
    code = parts.get("UNIT") or "Y"
    point = parts.get("LAST", "NEXT")
    if point in ("past", "coming") or (point and (code[0] == "T" or (code == "10Y" and parts.get("THE") is not None))):
        return _stretch_of("1", code, step(parts), setting)
    beside = point in ("previous", "following") or (code == "D" and point == "next")
    if code[0] == "T" or (code == "D" and not beside and parts.get(*POINTS)):
        return None
    today = setting.then(code) if beside else setting.today()
    if today is None:
        return make.opened(make.OPEN[code], "unknown")
    return unit_at(make.shifted(today, step(parts) or _ended(parts, code, today, setting), code), code)


def _ended(parts: Parts, code: str, today: date | None, setting: Setting) -> int:
    """-1 where something past happened at the end of "the year" and this one is not near its end."""
    ends = parts.get("EDGE", "YEAREND") == "END" and not parts.get("THIS", "CURRENT", "NEXT", "LAST")
    if not ends or today is None or setting.tense != "past":
        return 0
    return -1 if (code == "Y" and today.month < 10) or (code == "M" and today.day < 20) else 0


def unit_at(when: date, code: str) -> Reading | None:
    """The day, week, month, quarter, year, decade or century that holds a day."""
    if code == "D" or code[0] == "T":
        return make.day(when)
    if code in ("W", "2W"):
        return make.week(when)
    if code == "M":
        return make.month(when.year, when.month)
    if code == "3M":
        return make.quarter(when.year, (when.month + 2) // 3)
    if code == "Y":
        return make.year(when.year)
    if code == "10Y":
        return make.decade(when.year // 10)
    return make.century(when.year // 100) if code == "100Y" else None


def thatunit(parts: Parts, setting: Setting) -> Reading | None:
    """that day, the same week, the day before, the year after."""
    code = parts.get("UNIT") or ""
    if code.startswith("T"):
        return None
    shift = -1 if parts.get("BEFORE") else 1 if parts.get("AFTER") or parts.get("LATER") else 0
    then = None if shift and parts.after() in ARTICLES else setting.then(code)
    if then is None or _beyond_report(setting, shift):
        return make.opened(make.OPEN.get(code, "XXXX"), "unknown")
    return unit_at(make.shifted(then, shift, code), code)


ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its"))


def _beyond_report(setting: Setting, shift: float) -> bool:
    """Later than what? Something past cannot be later than a report that has named no other day."""
    return shift > 0 and setting.spoken_of is None and setting.tense != "future"


def ago(parts: Parts, setting: Setting) -> Reading | None:
    """six years ago, two weeks ago: as coarse as its unit."""
    amount, code = amount_of(parts), parts.get("UNIT", "UNITS") or ""
    today = setting.today()
    if amount == "X" or today is None:
        return make.opened("PAST_REF" if amount == "X" else make.OPEN.get(code, "XXXX-XX-XX"), "unknown")
    if code in ("10Y", "100Y"):
        return make.year(make.shifted(today, -float(amount), code).year)
    return unit_at(make.shifted(today, -float(amount), code), "M" if float(amount) % 1 and code == "Y" else code)


def longago(parts: Parts, setting: Setting) -> Reading:
    """years ago."""
    return make.opened("PAST_REF", "unknown")


def later(parts: Parts, setting: Setting) -> Reading | None:
    """two weeks later, a year earlier: from the day spoken of."""
    amount, code = amount_of(parts), parts.get("UNIT", "UNITS") or ""
    if parts.after() == "than" or code.startswith("T") or amount == "X":
        return Reading("DURATION", make.duration(amount, code))
    shift = float(amount) * UNIT_STEP.get(parts.get("LATER") or "", -1)
    then = setting.then(code)
    if then is None or _beyond_report(setting, shift):
        return make.opened(make.OPEN.get(code, "XXXX"), "unknown")
    when = make.shifted(then, shift, code)
    if setting.anchor and when > setting.anchor and setting.tense == "past":
        return make.opened(make.OPEN.get(code, "XXXX"), "unknown")
    return unit_at(when, code)


def stretch(parts: Parts, setting: Setting) -> Reading | None:
    """the past three days, the next few months, recent years."""
    amount = amount_of(parts)
    return _stretch_of(amount, parts.get("UNITS", "UNIT") or "", -1 if parts.get("RECENT") else step(parts), setting)


def _stretch_of(amount: str, code: str, side: int, setting: Setting) -> Reading:
    value, today = make.duration(amount, code), setting.today()
    if amount == "X" or today is None or not side or code.startswith("T"):
        return Reading("DURATION", value)
    other = make.shifted(today, float(amount) * side, code)
    first, last = sorted((today, other))
    return Reading("DURATION", value, "unknown", first.isoformat(), last.isoformat())


def amount_of(parts: Parts) -> str:
    """The number of units: figures, words, a dozen, one and a half; X where the words leave it open."""
    if parts.get("VAGUE"):
        return "X"
    said = parts.of("DAYNUM", "COUNT", "NUMBER", "YEAR")
    half = 0.5 if parts.get("HALF") else 0.0
    if not said:
        return _without_figure(parts, half)
    number = _figure(said[0]) * (100 if said[1:] == ["100"] else 1)
    return f"{number + half:.12g}"


def _without_figure(parts: Parts, half: float) -> str:
    """half an hour, an hour and a half, an hour, hours."""
    if half:
        return "1.5" if parts.get("AND") else "0.5"
    return "1" if parts.get("A") or parts.get("UNIT") else "X"


def _figure(text: str) -> float:
    plain = text.replace(",", "")
    for sign, part in (("½", 0.5), ("¼", 0.25), ("¾", 0.75)):
        if plain.endswith(sign):
            return float(plain[:-1]) + part
    if "/" in plain:
        whole, fraction = plain.split()
        above, below = fraction.split("/")
        return float(whole) + float(above) / max(1.0, float(below))
    return float(plain)
