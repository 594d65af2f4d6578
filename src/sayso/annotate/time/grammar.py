"""The rules that find time expressions: each a name, a pattern over word classes, and the reader that gives its value.

A pattern names classes of `lexicon.CLASSES` and of GROUPS below; `( | ) ?` mean what they mean in a regular
expression, `<X` looks for X right before the expression and `X>` right behind it without taking it in, `~(X)` forbids
X there. At each place the longest match wins, of equally long ones the first listed. Rules with the reader `none` keep
others away (ages).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from sayso.annotate.time.lexicon import LETTER, OTHER

GROUPS = {
    "MON": "(MONTH|MONTH_WORD|MONTH_SHORT)",
    "DAY": "(DAYNUM|ORD)",
    "WD": "(WEEKDAY|WEEKDAY_SHORT)",
    "NUM": "(DAYNUM|COUNT|NUMBER|YEAR)",
    "MANY": "(DAYNUM|COUNT|NUMBER|YEAR|A? VAGUE OF?|A NUMBER)",
    "MD": "(MON THE? DAY (COMMA? YEAR)?|MON DAYYEAR)",
    "DM": "(THE? DAY (HYPHEN|OF)? MON (COMMA? YEAR|HYPHEN YEAR|COMMA? OF? LAST UNIT)?)",
    "DATE": "(((WEEKDAY|WEEKDAY_SHORT) COMMA? (THE|ON)?)? (MD|DM))",
    "POINT": "(LAST|THIS|NEXT)",
    "SOON": "((EARLY|LATER) (IN|ON)?)",
    "PIECE": "(THE? (EARLY|LATER|MID HYPHEN?|EDGE OF))",
    "HOUR": "((CLOCK|CLOCKWORD|DAYNUM OCLOCK|NUMBER OCLOCK) ZONE?)",
    "WHICH_YEAR": "(OF FISCAL? UNIT? YEAR|OF? POINT UNIT|OF THE UNIT|YEAR)",
    "IS": "(A|IN|ON|AT|OF|FOR|TO|THE|AND|EARLY|MID|LATER|EDGE|HYPHEN|LAST|THIS|NEXT|EVERY|YEAR|BEFORE|AFTER|COMMA)",
}


class Rule(NamedTuple):
    """`reader` names a function of `readers.READERS`."""

    name: str
    reader: str
    pattern: str


RULES = (
    # dates of the calendar
    Rule("ISO date", "iso", "ISO"),
    Rule("date in figures", "slashed", "SLASHED (COMMA? HOUR)?"),
    Rule("date", "date", "SOON? DATE PART?"),
    Rule("date and time of day", "date", "DATE COMMA? AT? HOUR"),
    Rule("time of day and date", "date", "HOUR COMMA? (ON|OF)? DATE"),
    Rule("part of a date", "date", "THE? SOON? PART OF DATE"),
    Rule("days of a month", "days", "MON DAY (TO|HYPHEN|AND) DAY (COMMA? YEAR)?"),
    Rule("days of a month", "days", "THE? DAY (TO|HYPHEN|AND) DAY OF? MON (COMMA? YEAR)?"),
    Rule("day of the month", "monthday", "<(ON|TO|AT|AND|COMMA) THE ORD"),
    Rule("month", "month", "PIECE? POINT? MONTH (COMMA? OF? YEAR|OF? POINT UNIT)?"),
    Rule("month", "month", "PIECE? POINT? MON COMMA? OF? YEAR"),
    Rule("month", "month", "PIECE? POINT MON"),
    Rule("month", "month", "PIECE MON"),
    Rule("month", "month", "<IS (MONTH_WORD|MONTH_SHORT)"),
    Rule("months of one year", "months", "MON (TO|HYPHEN|AND) MON COMMA? OF? YEAR"),
    Rule("year", "year", "PIECE? YEAR"),
    Rule("years", "years", "YEAR HYPHEN (DAYNUM|COUNT)"),
    Rule("decade", "decade", "PIECE? THE? (EARLY HYPHEN?|MID HYPHEN?)? DECADE"),
    Rule("decade", "decade", "THE (EARLY HYPHEN?|MID HYPHEN?)? DECADEWORD"),
    Rule("century", "century", "((EARLY|MID) HYPHEN?)? (ORD|ORDINAL) HYPHEN? UNIT"),
    Rule("season", "season", "PIECE? (POINT|THAT) SEASON"),
    Rule("season", "season", "PIECE? THE? SEASON (OF? YEAR|OF? POINT UNIT|COMMA YEAR)"),
    Rule("season", "season", "<(IN|AT|FOR|OF) THE? SEASON"),
    Rule("quarter", "quarter", "THE? FISCAL? (ORDINAL|ORD) (HYPHEN|FISCAL)? UNIT WHICH_YEAR?"),
    Rule("quarter", "quarter", "QUARTER (OF? YEAR)?"),
    Rule("quarter", "quarter", "YEAR HYPHEN? QUARTER"),
    Rule("half of a year", "halfyear", "THE? (ORDINAL|ORD) HALF WHICH_YEAR"),
    Rule("fiscal year", "fiscal", "THE? (POINT|CURRENT)? FISCAL UNIT? YEAR"),
    Rule("fiscal year", "fiscal", "THE? (POINT|CURRENT) FISCAL UNIT"),
    Rule("named day", "holiday", "PIECE? POINT? HOLIDAY (COMMA? YEAR)?"),
    Rule("named day", "holiday", "HOLIDAY PART"),
    Rule("end of the year", "unit", "YEAREND"),
    # days of the week
    Rule("weekday", "weekday", "SOON? POINT? WEEKDAY (HYPHEN? PART)?"),
    Rule("weekday", "weekday", "SOON? WEEKDAY OF? POINT UNIT"),
    Rule("weekday", "weekday", "THE? SOON? PART OF POINT? WEEKDAY"),
    Rule("weekday and time of day", "weekday", "HOUR COMMA? ON? POINT? WD"),
    Rule("weekday and time of day", "weekday", "POINT? WD COMMA? PART? AT? HOUR"),
    Rule("weekday", "weekday", "WEEKDAY_SHORT PART"),
    Rule("weekday", "weekday", "<(ON|COMMA) WEEKDAY_SHORT"),
    Rule("weekend", "weekend", "THE? PIECE? (POINT|THAT)? WEEKEND"),
    # around the day of the report
    Rule("day word", "dayword", "SOON? DAYWORD PART?"),
    Rule("day word and time of day", "dayword", "HOUR COMMA? ON? DAYWORD"),
    Rule("day word and time of day", "dayword", "DAYWORD COMMA? AT HOUR"),
    Rule("tonight, overnight", "nightword", "SOON? NIGHTWORD"),
    Rule("part of the day", "dayword", "SOON? (THIS|LAST) PART"),
    Rule("part of another day", "thatday", "THE? (THAT|NEXT|LAST) PART"),
    Rule("part of the day", "dayword", "<(IN|ON|AT) THE (EARLY|LATER)? PART"),
    Rule("time of day", "dayword", "HOUR"),
    Rule("time of day", "dayword", "HOUR (IN THE|THIS) PART"),
    Rule("time of day", "dayword", "(NUMBER|DAYNUM) IN THE PART"),
    # units
    Rule("unit beside the report's", "unit", "PIECE? (THE|THIS)? (POINT|CURRENT) UNIT"),
    Rule("unit beside the report's", "unit", "PIECE OF? THE? UNIT"),
    Rule("unit beside the report's", "unit", "(EARLY|LATER) IN THE UNIT"),
    Rule("the unit spoken of", "thatunit", "THE? THAT UNIT"),
    Rule("the unit before or after", "thatunit", "THE UNIT (BEFORE|AFTER|LATER)"),
    Rule("so long ago", "ago", "(MANY|A|HALF A) MERE? (UNIT|UNITS) AGO"),
    Rule("so long ago", "ago", "NUM AND A HALF UNITS AGO"),
    Rule("so long ago", "agos", "NUM (OR|AND|TO|HYPHEN) NUM UNITS AGO"),
    Rule("long ago", "longago", "UNITS AGO"),
    Rule("so much later or earlier", "later", "(MANY|A|HALF A) (UNIT|UNITS) LATER"),
    Rule("stretch up to now or from now", "stretch", "THE? POINT (MANY|HALF) MERE? UNITS"),
    Rule("stretch up to now or from now", "stretch", "THE (LAST|NEXT|RECENT) UNITS"),
    Rule("stretch up to now or from now", "stretch", "(NEXT|RECENT) UNITS"),
    # durations
    Rule("duration", "duration", "(THE|A MERE|A|THE MERE)? MERE? NUM MERE? (UNIT|UNITS)"),
    Rule("duration", "duration", "MANY MERE? UNITS"),
    Rule("duration", "duration", "(A|A MERE) UNIT~(HYPHEN LONG)"),
    Rule("duration", "duration", "HALF (A|HYPHEN) UNIT"),
    Rule("duration", "duration", "A HALF HYPHEN? UNIT"),
    Rule("duration", "duration", "NUM HYPHEN? AND HYPHEN? A HYPHEN? HALF HYPHEN? (UNIT|UNITS)"),
    Rule("duration", "duration", "A UNIT AND A HALF"),
    Rule("duration", "duration", "NUM HYPHEN (UNIT|UNITS) (HYPHEN LONG)?"),
    Rule("duration of two units", "durations", "NUM (UNIT|UNITS) (COMMA? AND|COMMA)? NUM (UNIT|UNITS)"),
    Rule("duration, from and to", "fromto", "NUM (TO|OR|HYPHEN|AND) NUM HYPHEN? (UNIT|UNITS)"),
    Rule("vague duration", "bare", "<(FOR|IN|AFTER|OF|BEFORE|TO) UNITS"),
    Rule("vague duration", "bare", "<(FOR) THE UNITS"),
    Rule("vague duration", "bare", "UNITS (LATER|OF>|BEFORE>|AFTER>)"),
    Rule("vague duration", "bare", "(UNIT|UNITS) HYPHEN LONG"),
    Rule("vague duration", "bare", "UNITS HYPHEN OLD"),
    Rule("duration", "longword", "LONGWORD"),
    # sets
    Rule("each", "set", "EVERY MERE? (UNIT|WEEKDAY|MONTH|PART|WEEKEND|SEASON)"),
    Rule("each", "set", "EVERY WEEKDAY PART"),
    Rule("each so many", "set", "EVERY MANY UNITS"),
    Rule("each", "set", "WEEKDAYS"),
    Rule("each", "set", "WEEKDAY PARTS"),
    Rule("each", "set", "WEEKENDS"),
    Rule("each", "set", "SETWORD"),
    # no point in time
    Rule("now, then, some day", "reference", "REFERENCE"),
    Rule("the past", "past", "<(IN) THE LAST"),
    Rule("age", "none", "NUM HYPHEN? (UNIT|UNITS) HYPHEN? OLD"),
    Rule("age", "none", "NUM (TO|OR|HYPHEN|AND) NUM HYPHEN? (UNIT|UNITS) HYPHEN? OLD"),
    Rule("age", "none", "NUM (UNIT|UNITS) (AND|OR|OF) OLD"),
    Rule("age", "none", "OLD OF? NUM ((TO|AND|HYPHEN) NUM)? (UNIT|UNITS)?"),
    Rule("age", "none", "OLD OF? A UNIT"),
)

_NAME = re.compile(r"[A-Z]+(?:_[A-Z]+)?")
_TRIGGERS = (
    "CLOCK", "CLOCKWORD", "DAYWORD", "DECADE", "DECADEWORD", "HALF", "HOLIDAY", "ISO", "LAST", "LONGWORD", "MONTH",
    "MONTH_SHORT", "MONTH_WORD", "NIGHTWORD", "OCLOCK", "ORD", "PART", "PARTS", "QUARTER", "REFERENCE", "SEASON",
    "SETWORD", "SLASHED", "UNIT", "UNITS", "WEEKDAY", "WEEKDAYS", "WEEKDAY_SHORT", "WEEKEND", "WEEKENDS", "YEAR",
    "YEAREND",
)


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over class letters that a rule's pattern stands for."""
    source = re.sub(r"<\(([^()]*)\)", lambda m: f"(?<=[{_letters(m[1])}])", pattern)
    source = re.sub(r"<IS\b", lambda m: f"(?<=[{_letters(GROUPS['IS'].strip('()'))}])", source)
    source = source.replace("~(", "(?!")
    source = re.sub(r"([A-Z_]+)>", r"(?=\1)", source)
    while (wider := _NAME.sub(lambda m: GROUPS.get(m[0], m[0]), source)) != source:
        source = wider
    source = _NAME.sub(lambda m: LETTER[m[0]], source)
    return re.compile(re.sub(r"\((?!\?)", "(?:", source).replace(" ", ""))


def _letters(names: str) -> str:
    return "".join(LETTER[name] for name in names.split("|"))


class Match(NamedTuple):
    """Tokens `first` to `last` (not with it) of a stretch, found by a rule."""

    first: int
    last: int
    rule: Rule


_COMPILED = tuple((rule, compiled(rule.pattern)) for rule in RULES)
_TRIGGER = re.compile(f"[{''.join(LETTER[name] for name in _TRIGGERS)}]")


def matches(letters: str) -> list[Match]:
    """All expressions in a text's letters, left to right, none inside another."""
    found: list[Match] = []
    at = 0
    for stretch in letters.split(OTHER):
        if _TRIGGER.search(stretch):
            within = _cached(stretch) if len(stretch) < 24 else _matches(stretch)
            found.extend(Match(at + first, at + last, rule) for first, last, rule in within)
        at += len(stretch) + 1
    return found


def again(letters: str, match: Match) -> list[Match]:
    """What the other rules find in the words of a match that could not be read."""
    start = max(0, match.first - 1)
    found = _matches(letters[start:match.last], match.first - start, match.rule)
    return [Match(start + first, start + last, rule) for first, last, rule in found]


def _matches(stretch: str, at: int = 0, without: Rule | None = None) -> tuple[Match, ...]:
    found: list[Match] = []
    while at < len(stretch):
        last, rule = _longest(stretch, at, without)
        if rule is None:
            at += 1
        else:
            found.append(Match(at, last, rule))
            at = last
    return tuple(found)


_cached = lru_cache(maxsize=4096)(_matches)


def _longest(stretch: str, at: int, without: Rule | None) -> tuple[int, Rule | None]:
    longest, best = at, None
    for rule, pattern in _COMPILED:
        match = pattern.match(stretch, at)
        if match and match.end() > longest and (without is None or rule.reader != without.reader):
            longest, best = match.end(), rule
    return longest, best
