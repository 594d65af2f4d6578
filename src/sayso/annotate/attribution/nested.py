"""Attributions within a content: A says that B told C.

The network labels each word once, so it finds the outer attribution alone. What somebody is reported to have said is
a text of its own: contents that hold a word of saying are read again by themselves, once, and what is found in them
counts where it is surely a report.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from sayso.annotate.attribution.decode import Relation, relations
from sayso.annotate.attribution.draft import Draft, Range
from sayso.annotate.attribution.encoder import Encoder
from sayso.annotate.attribution.windows import Words, split
from sayso.tables import rows

# Below it, half of what is found in a content misreads a relative clause as somebody's words.
SURE = 0.8
SHORTEST = 6


def within(text: str, drafts: Sequence[Draft], encoder: Encoder) -> list[Draft]:
    """Attributions found inside the drafts' contents, as drafts of their own."""
    ranges = sorted(r for d in drafts if _worth_reading(text, d) for r in d.content)
    if not ranges:
        return []
    words = excerpt(text, ranges)
    found = relations(words, encoder.read(words), encoder.links)
    made = [drafted(words, r, ("read_within",)) for r in found if r.score >= SURE and r.source]
    return [d for d in made if _reports(text, d) and _held(ranges, d)]


def excerpt(text: str, ranges: Sequence[Range]) -> Words:
    """The words of the ranges, each range a paragraph, with their places in the whole text."""
    places: list[Range] = []
    paragraphs: list[int] = []
    for number, (start, end) in enumerate(ranges):
        own = split(text[start:end]).ranges
        places += [(a + start, b + start) for a, b in own]
        paragraphs += [number] * len(own)
    return Words(text, tuple(places), tuple(paragraphs))


def drafted(words: Words, relation: Relation, rules: tuple[str, ...] = ()) -> Draft:
    """The relation in code points."""
    source, cue, content = (
        tuple(words.characters(s.start, s.end) for s in spans)
        for spans in (relation.source, relation.cue, relation.content)
    )
    return Draft(source, cue, content, relation.score, rules)


def _worth_reading(text: str, draft: Draft) -> bool:
    return any(
        _saying().search(text, start, end) and text.count(" ", start, end) >= SHORTEST for start, end in draft.content
    )


def _reports(text: str, draft: Draft) -> bool:
    return any(_saying().search(text, start, end) for start, end in draft.cue)


def _held(ranges: Sequence[Range], inner: Draft) -> bool:
    """Whether one piece of a content holds the inner attribution whole."""
    start, end = inner.extent()
    k = bisect_right(ranges, start, key=lambda r: r[0]) - 1
    return k >= 0 and end <= ranges[k][1]


@cache
def _saying() -> re.Pattern[str]:
    forms = "|".join(re.escape(row["form"]) for row in rows("attribution_saying"))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
