"""Where an article names somebody who may speak: every source phrase, and every name with what stands around it."""

import itertools
from bisect import bisect_right
from typing import NamedTuple

from sayso.model import Anchor, Annotated, Attribution
from sayso.relate.sources import carriers
from sayso.relate.sources import phrase as phrases
from sayso.relate.sources.phrase import Phrase
from sayso.relate.sources.tagging import Item, items

BEFORE = frozenset({"title", "country", "body", "office", "name", "outlet"})
OBLIQUE = frozenset({"on", "via"})
WINDOW = 12


class Mention(NamedTuple):
    """One naming. `speaks` holds the indices of the attributions whose source it is (none for a name in passing);
    `quoted` is whether it stands inside what somebody else says, `oblique` whether "on" or "via" stands before it."""

    start: int
    end: int
    sentence: int
    phrase: Phrase
    speaks: tuple[int, ...]
    quoted: bool
    oblique: bool = False


class Reading(NamedTuple):
    """One article with its items and mentions, in the order of the text."""

    read: Annotated
    items: tuple[Item, ...]
    mentions: tuple[Mention, ...]


def reading(read: Annotated) -> Reading:
    """All mentions of one article."""
    tagged = items(read)
    starts = [i.start for i in tagged]
    sentences = [s.start for s in read.sentences]
    spans: dict[tuple[int, int], list[int]] = {}
    for index, attribution in enumerate(read.attributions):
        for start, end in _speakers(attribution, tagged, starts, read):
            spans.setdefault((start, end), []).append(index)
    quotes = _quotes(read)
    found = [_mention(read, tagged, starts, span, tuple(speaks)) for span, speaks in spans.items()]
    found += _in_passing(read, tagged, list(spans))
    return Reading(
        read,
        tagged,
        tuple(
            m._replace(sentence=bisect_right(sentences, m.start), quoted=any(a <= m.start < b for a, b in quotes))
            for m in sorted(found, key=lambda m: (m.start, m.end))
        ),
    )


def _quotes(read: Annotated) -> list[tuple[int, int]]:
    return [(c.start, c.end) for a in read.attributions if a.mode == "direct" for c in a.content]


def _slice(tagged: tuple[Item, ...], starts: list[int], start: int, end: int) -> tuple[Item, ...]:
    at = bisect_right(starts, start) - 1
    at = at + 1 if at < 0 or tagged[at].end <= start else at
    stop = at
    while stop < len(tagged) and tagged[stop].start < end:
        stop += 1
    return tagged[at:stop]


def _mention(
    read: Annotated, tagged: tuple[Item, ...], starts: list[int], span: tuple[int, int], speaks: tuple[int, ...]
) -> Mention:
    inside = _slice(tagged, starts, *span)
    if speaks:
        inside = _with_apposition(inside, tagged, starts, read.article.text)
    phrase = phrases.read(inside, read.article.text)
    shown = " ".join(read.article.text[span[0] : span[1]].split())
    return Mention(*span, 0, phrase._replace(text=shown), speaks, False)


def _speakers(
    attribution: Attribution, tagged: tuple[Item, ...], starts: list[int], read: Annotated
) -> list[tuple[int, int]]:
    """The spans of the speakers of one attribution: one, each of several that are joined by "and", or the one cited."""
    text = read.article.text
    if not attribution.source:
        return []
    if behind := carriers.cited(attribution, read):
        return [(behind.start, behind.end)]
    longest = max(attribution.source, key=lambda s: (s.end - s.start, -s.start))
    inside = _slice(tagged, starts, longest.start, longest.end)
    cuts = _joints(inside, text)
    if not cuts:
        return [(longest.start, longest.end)]
    edges = [0, *cuts, len(inside)]
    parts = [inside[a:b] for a, b in itertools.pairwise(edges)]
    trimmed = [[i for i in part if i.text.lower() not in ("and", "both", "or", "as", "well")] for part in parts]
    return [(part[0].start, part[-1].end) for part in trimmed if part]


def _joints(inside: tuple[Item, ...], text: str) -> list[int]:
    """Where "and" joins two that can each speak: a name, a people, or a noun with its own article."""
    found = []
    for n, item in enumerate(inside):
        if item.tag != "word" or item.text.lower() not in ("and", "or") or not 0 < n < len(inside) - 1:
            continue
        before = phrases.read(inside[:n], text)
        after = phrases.read(inside[n + 1 :], text)
        if _can_speak(before) and _can_speak(after) and not _shared(inside, n):
            found.append(n)
    return found


def _can_speak(phrase: Phrase) -> bool:
    if phrase.form == "pronoun":
        return False
    known = phrase.role or phrase.office or phrase.state
    return bool(
        phrase.person
        or phrase.body
        or (phrase.form in ("definite", "indefinite", "name") and known)
        or (phrase.plural and (phrase.role or phrase.office))
        or (phrase.office and phrase.form == "bare")
    )


def _shared(inside: tuple[Item, ...], at: int) -> bool:
    """ "officials in Oslo and Bergen", "Marsh and Co": what follows goes with the word before "and" alone."""
    before = [i for i in inside[:at] if i.tag == "word" and i.text.lower() in phrases.group("preposition")]
    after = inside[at + 1]
    return bool(before) and after.tag in ("country", "name", "body") and len(inside) == at + 2


def _with_apposition(
    inside: tuple[Item, ...], tagged: tuple[Item, ...], starts: list[int], text: str
) -> tuple[Item, ...]:
    """The phrase with what stands in apposition right after a name that the span leaves out."""
    if not inside or inside[-1].tag not in ("person", "body", "name"):
        return inside
    at = bisect_right(starts, inside[-1].start)
    gap = text[inside[-1].end : tagged[at].start] if at < len(tagged) else ""
    if "," not in gap and "(" not in gap:
        return inside
    more: list[Item] = []
    for item in tagged[at : at + WINDOW]:
        if more and ("," in text[more[-1].end : item.start] or "." in text[more[-1].end : item.start]):
            break
        more.append(item)
    article = bool(more) and more[0].text.lower() in ("a", "an", "the", "its", "their")
    titled = bool(more) and (more[0].tag in ("title", "country", "body") or article)
    ended = at + len(more) >= len(tagged) or "," in text[more[-1].end : tagged[at + len(more)].start] if more else False
    if "(" in gap:
        return (*inside, *more[:1])
    return (*inside, *more) if titled and ended and any(i.tag in ("title", "office") for i in more) else inside


def _in_passing(read: Annotated, tagged: tuple[Item, ...], taken: list[tuple[int, int]]) -> list[Mention]:
    """Names outside source phrases, with the titles before and the apposition after them."""
    found = []
    starts = [i.start for i in tagged]
    openings = frozenset(s.start for s in read.sentences)
    spans = sorted(taken)
    edges = [a for a, _ in spans]
    for n, item in enumerate(tagged):
        subject = item.tag == "country" and item.start in openings and item.country and item.country.how != "demonym"
        if item.tag not in ("person", "body", "outlet") and not subject:
            continue
        near = bisect_right(edges, item.start) - 1
        if near >= 0 and spans[near][1] > item.start:
            continue
        front = n
        while (
            front
            and tagged[front - 1].tag in BEFORE
            and read.article.text[tagged[front - 1].end : tagged[front].start] in (" ", "'s ", "’s ", ". ")
        ):
            front -= 1
        inside = tagged[front : n + 1] if item.tag == "person" else tagged[n : n + 1]
        whole = _with_apposition(inside, tagged, starts, read.article.text)
        phrase = phrases.read(whole, read.article.text)
        shown = read.article.text[inside[0].start : item.start] + item.text
        oblique = n > 0 and tagged[n - 1].text.lower() in OBLIQUE
        found.append(
            Mention(inside[0].start, item.end, 0, phrase._replace(text=" ".join(shown.split())), (), False, oblique)
        )
    return found


def anchor(read: Annotated, mention: Mention) -> Anchor:
    """The words of a mention."""
    return read.article.anchor(mention.start, mention.end)
