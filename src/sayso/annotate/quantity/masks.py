"""Figures that are no quantities, told by how they are written: dates, times of day, phones, addresses, versions."""

import re
from collections.abc import Iterator

MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
         r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?")
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|CST|CDT|MST|IST|KST|JST|AEST|AEDT|SGT|WIB|MSK|Zulu|local time)\b"
STREET = (r"(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Square|Place|Court|Ct|Terrace|Highway"
          r"|Hwy|Crescent|Close|Quay|Parade|Row|Plaza|Parkway|Gardens|Mews|Alley)\b")

ROWS: tuple[tuple[str, str, int], ...] = (
    ("day and month", rf"\b{DAY}(?:\s?[-–/]\s?{DAY}|\s(?:and|to|or)\s{DAY})?(?:\sof)?[\s-]{MONTH}"
                      r"(?:,?[\s-]\d{4}\b)?", re.I),
    ("month and day", rf"\b{MONTH}\s(?:the\s)?{DAY}(?![\d%]|[.,:]\d)(?:\s?(?:[-–]|to|and|or)\s?{DAY}"
                      rf"(?![\d%]|[.,:]\d|\s(?:people|of)\b))?(?:,?\s\d{{4}}\b)?", re.I),
    ("month and year", rf"\b{MONTH},?\s(?:of\s)?['’]?\d{{2,4}}\b(?![.,]\d)", re.I),
    ("date in digits", r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b|\b(?:9/11|7/7|24/7)\b", 0),
    ("decade", r"(?<![\w.,$€£])['’]?(?:\d{1,3}0|(?:19|20)\d\d)['’]?s\b", 0),
    ("span of years", r"\b(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\b(?!,\d)", 0),
    ("time of day", r"\b(?:[01]?\d|2[0-4])(?:[:.h]?[0-5]\d){0,2}\s?"
                    r"(?:a\.m\b\.?|p\.m\b\.?|am\b|pm\b|o['’]?clock\b|noon\b)", re.I),
    ("time of day", rf"\b\d{{1,2}}(?:[:.]?\d\d){{0,2}}\s?(?:hours\s|hrs\s)?{ZONE}", 0),
    ("clock or ratio", r"\b\d{1,3}(?::\d{1,3}){1,3}(?!\d)(?:\.\d+)?", 0),
    ("ordinal in digits", r"\b\d{1,3}(?:,\d{3}){0,5}(?:st|nd|rd|th)\b", re.I),
    ("phone number", r"\+\d[\d\s().-]{6,20}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
                     r"|\b1-\d{3}-[\dA-Z][\dA-Z-]{3,}|\b0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}\b", 0),
    ("phone number", r"\b(?:call|dial|phone|tel|telephone|text|fax|hotline|helpline|whatsapp)\b[.:]?\s"
                     r"(?:(?:on|at|the|number|police|line)\s){0,3}\+?\d[\d().-]{2,20}(?:\s\d{3,}){0,3}\b"
                     r"(?!,\d|\s(?:people|times))", re.I),
    ("web address", r"\bhttps?://\S{1,300}|\bwww\.\S{1,300}|[@#]\w{1,80}|\b[\w.+-]{1,64}@[\w.-]{1,100}", 0),
    ("version", r"\b\d+(?:\.\d+){2,8}\b", 0),
    ("street address", rf"\b\d{{1,5}}[A-Za-z]?(?:\s[NSEW]\.?)?(?:\s(?:[A-Z][\w'’]{{1,30}}|\d{{1,3}}(?:st|nd|rd|th)))"
                       rf"{{1,4}}\s{STREET}(?!\s[a-z]{{2,}}s\b)", 0),
    ("street address", r"\b\d{1,5}\s(?:Rue|Via|Calle|Ave|Avenue|Avenida|Boulevard|Piazza|Plaza|Jalan|Lorong)\s"
                       r"(?=[A-Zd])", 0),
    ("street numbers", rf"\b\d{{1,5}}\s?[-–]\s?\d{{1,5}}(?:\s[A-Z][\w'’]{{1,30}}){{1,3}}\s{STREET}", 0),
    ("postcode", r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b(?!\s[a-z])"
                 r"|\b\d{5}\sZIP\b", 0),
    ("item of a list", r"(?:^|(?<=\n))[ \t]*\(?\d{1,3}[.)][ \t]", 0),
    ("x of y", r"\b(?:page|photo|slide|image|part|picture|video)\s\d{1,3}\s(?:of|/)\s\d{1,3}\b", re.I),
)
DIGITS = re.compile(r"\d+")
REACH = 48
PATTERNS = tuple((name, re.compile(pattern, flags)) for name, pattern, flags in ROWS)


def masked(text: str) -> bytearray:
    """One byte a code point of `text`, 1 where a figure is part of something that is no quantity."""
    found = bytearray(len(text))
    for first, past in _windows(text):
        for _, pattern in PATTERNS:
            for match in pattern.finditer(text, first, past):
                start, end = match.span()
                found[start:end] = b"\x01" * (end - start)
    return found


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Ranges around digits, cut at blanks: nothing else can be masked, and most of a text has no digits."""
    first = past = 0
    for digits in DIGITS.finditer(text):
        start, end = digits.span()
        if start - REACH > past:
            if past:
                yield first, _blank(text, past)
            first = max(text.rfind(" ", 0, max(0, start - REACH)) + 1, _blank(text, past) if past else 0)
        past = end + REACH
    if past:
        yield first, _blank(text, past)


def _blank(text: str, at: int) -> int:
    found = text.find(" ", at)
    return len(text) if found < 0 else found
