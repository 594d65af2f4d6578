"""The words of time: their classes and values, from the tables, and the letter that stands for each class."""

from functools import cache
from typing import NamedTuple

from sayso import tables

CLASSES = (
    "A", "AFTER", "AGO", "AND", "AT", "BACK", "BEFORE", "CLOCK", "CLOCKWORD", "COMMA", "COUNT", "CURRENT", "DAYNUM",
    "DAYWORD", "DAYYEAR", "DECADE", "DECADEWORD", "EARLY", "EDGE", "EVERY", "FISCAL", "FOR", "HALF", "HOLIDAY",
    "HYPHEN", "IN", "ISO", "LAST", "LATER", "LONG", "LONGWORD", "MERE", "MID", "MONTH", "MONTH_SHORT", "MONTH_WORD",
    "NEXT", "NIGHTWORD", "NUMBER", "OCLOCK", "OF", "OLD", "ON", "OR", "ORD", "ORDINAL", "PART", "PARTS", "QUARTER",
    "RECENT", "REFERENCE", "SEASON", "SEASONS", "SETWORD", "SLASHED", "THAT", "THE", "THIS", "TO", "UNIT", "UNITS",
    "VAGUE", "WEEKDAY", "WEEKDAYS", "WEEKDAY_SHORT", "WEEKEND", "WEEKENDS", "YEAR", "YEAREND", "ZONE",
)
# A text becomes a string of these letters, one a token, so that a rule is a short regular expression over classes.
LETTER = {name: chr(0x100 + number) for number, name in enumerate(CLASSES)}
OTHER = "."


class Entry(NamedTuple):
    """What a word or phrase is to the grammar."""

    letter: str
    value: str


NO_TIME = Entry(OTHER, "")


@cache
def entries() -> dict[str, Entry]:
    """All words and phrases in lower case, with names and idioms that are no time after the others."""
    found = {row["word"]: Entry(LETTER[row["class"]], row["value"]) for row in tables.rows("time_words")}
    found |= {row["name"]: Entry(LETTER["HOLIDAY"], row["when"]) for row in tables.rows("time_days")}
    return found | {row["name"]: NO_TIME for row in tables.rows("time_names")}


@cache
def tenses() -> dict[str, str]:
    """`past` or `future` for the words that show it."""
    return {row["word"]: row["tense"] for row in tables.rows("time_tense")}


@cache
def group(name: str) -> frozenset[str]:
    """The words of the table `time_context` that are this."""
    return frozenset(row["word"] for row in tables.rows("time_context") if name in row["is"].split("; "))
