"""Text to tokens, and each token to the letter of its class."""

import re
from functools import cache
from typing import NamedTuple

from sayso.annotate.time.lexicon import LETTER, OTHER, Entry, entries

ZONES = r"(?:GMT|UTC|BST|EST|EDT|PST|PDT|CET|CEST|MSK|IST|local\stime|hrs\b)"
TOKEN = re.compile(
    r"(?P<QUARTER>\bQ[1-4]\b)"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<ISO>(?<![\d-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))"
    r"|(?P<SLASHED>(?<![\d./])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(?![\d/]))"
    r"|(?P<CLOCK>(?<![\d.:$£€])(?:\d{1,2}(?:[:.]\d{2})?\s?[ap](?:\.\s?m\b\.?|m\b)|\d{1,2}[:h]\d{2}(?::\d{2})?(?![\d:])"
    rf"|\d{{1,2}}\.\d{{2}}(?=\s?{ZONES})|\d{{4}}(?=\s{ZONES})))"
    r"|(?P<DECADE>\d{3}0['’]?s\b|['’]\d0s\b)"
    r"|(?P<ORD>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<COUNT>\d+(?:,\d{3})*(?:\.\d+)?(?:\s\d/\d|[½¼¾])?)"
    r"|(?P<GAP>\n[^\S\n]*\n)"
    r"|(?P<MARK>[^\w\s])",
    re.IGNORECASE,
)
MARKS = {",": LETTER["COMMA"], "-": LETTER["HYPHEN"], "–": LETTER["HYPHEN"], "—": OTHER, "&": LETTER["AND"]}
MONTHS = frozenset(LETTER[name] for name in ("MONTH", "MONTH_SHORT", "MONTH_WORD"))
CAPITALISED = frozenset(LETTER[name] for name in ("MONTH", "MONTH_SHORT", "MONTH_WORD", "WEEKDAY_SHORT"))
SHORT = frozenset((LETTER["MONTH_SHORT"], LETTER["WEEKDAY_SHORT"]))
MONEY = frozenset("$£€¥#")
NUMBER = LETTER["NUMBER"]


class Tokens(NamedTuple):
    """Parallel rows: where each token stands, its lower-cased words, the letter of its class and its value."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: str
    values: list[str]


def scan(text: str) -> Tokens:
    """All tokens of a text; phrases of the tables are one token."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    letters: list[str] = []
    values: list[str] = []
    known, before = entries(), ""
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word, kind = match[0].lower(), match.lastgroup or "MARK"
        if kind == "WORD":
            entry = known.get(word)
            letter, value = entry or (OTHER, "")
            if letter in CAPITALISED and not text[start].isupper():
                letter = OTHER
            elif letter in SHORT and text[end:end + 1] == ".":
                end += 1
        elif kind == "MARK":
            word = "'" if word == "’" else word
            letter, value = MARKS.get(word, OTHER), word
        else:
            letter, value = _number(kind, word, before, (text[max(0, start - 1):start], text[end:end + 1]))
        if starts and start < ends[-1]:
            continue
        starts.append(start)
        ends.append(end)
        words.append(word)
        letters.append(letter)
        values.append(value)
        before = letter
    return _joined(Tokens(text, starts, ends, words, "", values), letters)


def _number(kind: str, word: str, before: str, around: tuple[str, str]) -> Entry:
    """The class of a token of digits; money and percentages are no time, "262016" after a month is day and year."""
    if kind == "GAP" or (kind == "COUNT" and (around[0] in MONEY or around[1] == "%")):
        return Entry(OTHER, "")
    if kind == "COUNT" and word.isdigit():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return Entry(LETTER["DAYNUM"], word)
        if len(word) == 4 and 1000 <= int(word) <= 2199:
            return Entry(LETTER["YEAR"], word)
        if before in MONTHS and re.fullmatch(r"\d{1,2}(?:19|20)\d{2}", word):
            return Entry(LETTER["DAYYEAR"], word)
    return Entry(LETTER[kind], word)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for phrase, entry in entries().items():
        parts = tuple(match[0] for match in TOKEN.finditer(phrase))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append((parts, entry))
    return {first: tuple(sorted(many, key=lambda one: -len(one[0]))) for first, many in found.items()}


def _joined(rows: Tokens, letters: list[str]) -> Tokens:
    """The rows with phrases and numbers of two words ("twenty-five") made one token."""
    phrases, at, kept = _phrases(), 0, 0
    starts, ends, words, values = rows.starts, rows.ends, rows.words, rows.values
    total = len(words)
    while at < total:
        take, letter, value = 1, letters[at], values[at]
        if words[at] in phrases:
            for parts, entry in phrases[words[at]]:
                if tuple(words[at:at + len(parts)]) == parts:
                    take, (letter, value) = len(parts), entry
                    break
        if take == 1 and letter == NUMBER and 20 <= int(value) <= 90 and at + 2 < total:
            step = 2 if words[at + 1] == "-" else 1
            if letters[at + step] == NUMBER and int(values[at + step]) < 10:
                take, value = step + 1, str(int(value) + int(values[at + step]))
        starts[kept], ends[kept] = starts[at], ends[at + take - 1]
        words[kept] = " ".join(words[at:at + take]) if take > 1 else words[at]
        letters[kept], values[kept] = letter, value
        kept, at = kept + 1, at + take
    for row in (starts, ends, words, letters, values):
        del row[kept:]
    return rows._replace(letters="".join(letters))
