"""Readers of durations and sets, which lie nowhere on the calendar by themselves."""

from functools import lru_cache

from sayso.annotate.time import reading as make
from sayso.annotate.time.lexicon import group
from sayso.annotate.time.parts import Parts, Setting
from sayso.annotate.time.reading import Reading
from sayso.annotate.time.relative import amount_of, weekday

FRACTIONS = {"0.5", "1", "3"}


def duration(parts: Parts, setting: Setting) -> Reading | None:
    """three months, a mere 24 hours, half an hour; "a day" after a count ("twice a day") is a set."""
    code, amount = parts.get("UNIT", "UNITS") or "", amount_of(parts)
    if (code == "3M" and amount in FRACTIONS) or _half_a_word(parts):
        return None
    return Reading("SET" if _rate(parts) else "DURATION", make.duration(amount, code))


def _half_a_word(parts: Parts) -> bool:
    """"a day-care centre": the unit is the first half of a compound."""
    at = parts.indices[-1]
    return parts.get("A") is not None and parts.after() == "-" and parts.tokens.starts[at + 1] == parts.tokens.ends[at]


def _rate(parts: Parts) -> bool:
    return parts.get("A") is not None and parts.get("UNIT") is not None and parts.before() in group("rate")


def durations(parts: Parts, setting: Setting) -> Reading | None:
    """two hours and 30 minutes."""
    units = parts.of("UNIT", "UNITS")
    said = parts.of("DAYNUM", "COUNT", "NUMBER", "YEAR")
    if len(units) != 2 or len(said) != 2 or units[0] == units[1]:
        return None
    first, second = make.duration(said[0].replace(",", ""), units[0]), make.duration(said[1].replace(",", ""), units[1])
    if units[0].startswith("T"):
        return Reading("DURATION", first + second[2:])
    return Reading("DURATION", first + second[1:])


def bare(parts: Parts, setting: Setting) -> Reading | None:
    """for years, weeks of, months-long."""
    code = parts.get("UNITS") or ""
    if not code:
        return Reading("DURATION", make.duration("1", parts.get("UNIT") or "D"))
    if code == "3M":
        return None
    return Reading("DURATION", make.duration("X", code))


def longword(parts: Parts, setting: Setting) -> Reading:
    """yearlong."""
    return Reading("DURATION", parts.get("LONGWORD") or "")


def sets(parts: Parts, setting: Setting) -> Reading | None:
    """every day, each Friday, Mondays, annually, every two weeks."""
    if word := parts.get("SETWORD"):
        return None if _is_title(parts) else Reading("SET", word)
    if parts.get("WEEKDAYS") and _lost_apostrophe(parts):
        return weekday(parts, setting)
    if code := parts.get("UNITS"):
        return Reading("SET", make.duration(amount_of(parts), code))
    return Reading("SET", _each(parts)) if _each(parts) else None


def _lost_apostrophe(parts: Parts) -> bool:
    """"Fridays attack" in a text without a single apostrophe is Friday's."""
    after = parts.after()
    if parts.before() == "on" or not after.isalpha() or after in group("free"):
        return False
    return not _has_apostrophe(parts.tokens.text)


@lru_cache(maxsize=4)
def _has_apostrophe(text: str) -> bool:
    return "'" in text or "’" in text


def _each(parts: Parts) -> str:
    part = parts.get("PART", "PARTS")
    ending = f"T{part}" if part else ""
    if day := parts.get("WEEKDAY", "WEEKDAYS"):
        return f"XXXX-WXX-{day}{ending}"
    if month := parts.get("MONTH"):
        return f"XXXX-{int(month):02}"
    if season := parts.get("SEASON"):
        return f"XXXX-{season}"
    if parts.get("WEEKEND", "WEEKENDS"):
        return "XXXX-WXX-WE"
    if code := parts.get("UNIT"):
        return make.OPEN.get(code) or make.duration("1", code)
    return f"XXXX-XX-XX{ending}"


def _is_title(parts: Parts) -> bool:
    """The Daily Mail and "the daily Haaretz" are newspapers."""
    shown = parts.tokens.text[parts.tokens.starts[parts.indices[0]]]
    return parts.capital_after() or (shown.isupper() and parts.before() not in ("", ".", '"', "“"))


def reference(parts: Parts, setting: Setting) -> Reading:
    """now, recently, the near future."""
    return Reading("DATE", parts.get("REFERENCE") or "")


def past(parts: Parts, setting: Setting) -> Reading | None:
    """in the past."""
    named = parts.tokens.words[parts.indices[-1]] == "past"
    return Reading("DATE", "PAST_REF") if named and not parts.after()[:1].isalnum() else None
