"""The words of a report: counts, dates, stances, kinds, said the way a careful journalist would."""

import re
from collections.abc import Iterable

from sayso.model import Article, Independence, Source

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OBJECTION = {
    "denies": "denied by",
    "asserts": "contradicted by",
    "cannot confirm": "not confirmed by",
    "found no evidence": "saw no evidence",
    "declines to comment": "no comment from",
    "questions": "questioned by",
    "retracts": "taken back by",
}
PARTING = {
    "figure": "figures part", "date": "dates part", "place": "places part", "person": "persons part",
    "wording": "wording parts", "certainty": "certainty parts", "polarity": "yes against no",
}
QUESTION = {
    "figure": "Figure", "date": "Date", "place": "Place", "person": "Who", "wording": "Wording",
    "certainty": "Certainty", "polarity": "Yes or no",
}
KIND = {"report": "words uttered", "thought": "held in mind", "plan": "intended or promised"}
EDGE = {
    "republication": "reprint", "cut": "shortened", "rewrite": "rewritten", "translation": "translated",
    "retelling": "retold", "citation": "cites it", "version": "later version",
}
NOT_FOR_PRINT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
MARKS = "“”\"«»„"
ISO_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T([\d:]+|[A-Z]{2}))?")
WEEK_DAY = re.compile(r"XXXX-WXX-([1-7])")
WEEKDAYS = ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")
PART_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
HEADLINE = 44
LARGE = re.compile(r"[1-9]\d{3,18}", re.ASCII)
BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line without characters that steer a terminal or turn the direction of what follows."""
    return BLANKS.sub(" ", NOT_FOR_PRINT.sub("", text)).strip()


def printable(line: str) -> str:
    """The line without characters that steer a terminal, its blanks kept."""
    return NOT_FOR_PRINT.sub("", line)


def short(text: str, most: int = 160) -> str:
    """At most `most` characters, cut between words."""
    text = clean(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 2:] else cut).rstrip(" ,;:–-") + "…"


def quoted(text: str, most: int = 160) -> str:
    """The words in quotation marks, in place of their own where they have them at both ends."""
    inner = clean(text)
    if len(inner) > 1 and inner[0] in MARKS and inner[-1] in MARKS:
        inner = inner[1:-1].strip()
    return f"“{short(inner, most)}”"


def count(number: int, thing: str, plural: str | None = None) -> str:
    """`1 claim`, `3 claims`, `no claims`."""
    form = thing if number == 1 else plural or f"{thing}s"
    return f"{number or 'no'} {form}"


def listed(names: Iterable[str], most: int = 6) -> str:
    """`A, B and C`; what goes beyond `most` is counted."""
    all_names = list(names)
    shown = all_names[:most]
    if len(all_names) > most:
        return f"{', '.join(shown)} and {len(all_names) - most} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def day(iso: str | None) -> str:
    """`2024-10-18T23:32` as `18 Oct 2024`, coarser where it is coarser, `undated` where unknown."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso or "")
    if not match:
        return clean(iso) if iso else "undated"
    year, month, date = match.groups()
    name = MONTHS[int(month)] if month and 1 <= int(month) <= 12 else None
    return " ".join(filter(None, (str(int(date)) if date and name else None, name, year)))


def stretch(earliest: str, value: str) -> str:
    """When something is said to have happened, as coarse as the words: `18 Oct 2024, 04:00`, `Aug 2023`."""
    if ISO_DAY.fullmatch(value):
        return _day_and_hour(value)
    return day(earliest[:4] if re.fullmatch(r"\d{4}", value) else earliest)


def _day_and_hour(said: str) -> str:
    match = ISO_DAY.fullmatch(said)
    return ", ".join(filter(None, (day(match[1]), PART_OF_DAY.get(match[2] or "", match[2])))) if match else said


def value(said: str, kind: str) -> str:
    """What a side says: a day and a large number as a reader writes them, anything else as it is."""
    if kind == "date" and (week := WEEK_DAY.fullmatch(said)):
        return WEEKDAYS[int(week[1]) - 1]
    if kind == "date" and ISO_DAY.fullmatch(said):
        return _day_and_hour(said)
    return f"{int(said):,}" if kind == "figure" and LARGE.fullmatch(said) else clean(said)


def span(articles: Iterable[Article], doubtful: int = 0) -> str:
    """From when to when the articles are, how many have no date, and how many others one that does not fit."""
    dates = [a.published for a in articles]
    known = sorted(d for d in dates if d)
    missing = len(dates) - len(known)
    parts = [_reach(day(known[0]), day(known[-1])) if known else "undated"]
    if known and missing:
        parts.append(f"{missing} undated")
    if doubtful:
        parts.append(f"{count(doubtful, 'date')} in doubt")
    return ", ".join(parts)


def _reach(first: str, last: str) -> str:
    """`12 to 13 May 2031`: what both days share is said once."""
    if first == last:
        return first
    kept, tail = first.split(), last.split()
    while len(kept) > 1 and kept[-1] == tail[-1]:
        kept.pop()
        tail.pop()
    return f"{' '.join(kept)} to {last}"


def origins(independent: Independence, named: int) -> str:
    """How many origins stand behind a claim: `1 origin`, `1 to 3 independent origins`."""
    low, high = independent.low, independent.high
    if not high:
        return "no origin named" if not named else count(named, "origin")
    if low == high:
        number = count(low, "independent origin") if low > 1 else "1 origin"
    else:
        number = f"{low} to {high} independent origins"
    bodies = independent.affiliations
    return f"{number} of {count(bodies, 'affiliation')}" if 0 < bodies < high else number


def named(source: Source) -> str:
    """The source's name, with whom it belongs to where the name does not tell."""
    name = clean(source.name)
    belongs = clean(source.affiliation or "")
    return f"{name} ({belongs})" if belongs and belongs.casefold() not in name.casefold() else name


def label(article: Article, outlet: str | None = None) -> str:
    """The article as a reader would name it: id, outlet, day; `outlet` where its words alone tell it. The headline
    stands for an outlet that nothing tells."""
    publisher = outlet or article.outlet
    headline = quoted(article.title, HEADLINE) if article.title else None
    parts = [p for p in (clean(publisher) if publisher else headline, day(article.published)) if p]
    return f"{clean(article.id)}  {', '.join(parts)}"
