"""Through whom a content came: the outlet that was told, the paper that quotes, the report that cites."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from sayso.model import Attribution
from sayso.relate.sources import phrase as phrases
from sayso.relate.sources.tagging import Item, Page
from sayso.tables import rows

TO_WHOM = frozenset(
    {"told", "tells", "telling", "to", "with", "by", "via", "for", "given", "on", "gave", "informed", "in"}
)
REACH = 7
FARTHEST = 400
CITING = re.compile(
    r"\b(?:citing|quoting|referencing|which (?:cite|quote)[sd]|that (?:cite[sd]|quote[sd]|references)|"
    r"(?:who|which) was quoted by|based on (?:the )?(?:word|account)s? of)\s+",
    re.IGNORECASE,
)


REFUSING = re.compile(
    r"\b(?:declin|refus|reject|cancel|postpon)\w+|\b(?:would|could|did|will|can)(?: not|n['’]t)\b", re.IGNORECASE
)
CITED_ENDS = re.compile(r"[,.;:–—]|\s(?:said|says|reported|that|and said)\b|[\"“”‘’]\s*(?=[,.;])")


class Cited(NamedTuple):
    """Where the words stand that say who is cited."""

    start: int
    end: int


def told(attribution: Attribution, page: Page) -> tuple[Item, ...]:
    """Outlets in the same sentence to which the source spoke or which quote it, outside the content."""
    if not attribution.cue:
        return ()
    low, high = page.range(attribution.cue[0].start)
    low, high = max(low, attribution.cue[0].start - FARTHEST), min(high, attribution.cue[0].start + FARTHEST)
    items = page.items
    at, stop = bisect_left(page.starts, low), bisect_left(page.starts, high)
    found = []
    for n in range(at, stop):
        item = items[n]
        if item.tag != "outlet" or any(
            s.start <= item.start < s.end for s in attribution.source[:1] if item.start == s.start
        ):
            continue
        if any(c.start <= item.start < c.end for c in attribution.content):
            continue
        before = [i.text.lower() for i in items[max(at, n - REACH) : n]]
        if TO_WHOM.intersection(before) and not _is_source(item, attribution):
            found.append(item)
    return tuple(found)


def _is_source(item: Item, attribution: Attribution) -> bool:
    """Whether the outlet opens or ends the source phrase, and so speaks itself."""
    return any(
        s.start <= item.start and item.end <= s.end and s.end - s.start < len(item.text) + 25
        for s in attribution.source
    )


def cited(attribution: Attribution, page: Page) -> Cited | None:
    """Where "citing", "quoting" after source or cue names who stands behind the outlet: "citing fears of a flood" names
    nobody, and "declined to comment, citing the inquiry" gives a reason."""
    if not attribution.source:
        return None
    last = max((*attribution.source, *attribution.cue), key=lambda s: s.end)
    _, high = page.range(last.start)
    first = min((*attribution.source, *attribution.cue), key=lambda s: s.start)
    text = page.text
    match = CITING.search(text, first.start, min(high, last.end + 60))
    if not match or REFUSING.search(text, first.start, match.start()):
        return None
    if any(c.start <= match.start() < c.end for c in attribution.content):
        return None
    stop = CITED_ENDS.search(text, match.end(), high)
    end = min(stop.start() if stop else high, match.end() + 90)
    return Cited(match.end(), end) if end > match.end() and _can_speak(match.end(), end, page) else None


def _can_speak(start: int, end: int, page: Page) -> bool:
    phrase = phrases.read(page.inside(start, end), page.text)
    return phrases.can_speak(phrase) or phrase.head in _citable()


@cache
def _citable() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("attribution_citable"))
