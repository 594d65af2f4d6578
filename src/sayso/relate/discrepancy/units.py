"""Sentences of all articles as words with places, stems and kinds: what alignment and all detectors read."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.model import Anchor, Annotated
from sayso.relate.discrepancy.stems import stem
from sayso.words import words

LONGEST = 120
LEAD = 4
ARTICLES = frozenset({"al", "el"})
FULL = 6
TITLE = 0.75
NUMBER = re.compile(r"\d")
ADDRESS = re.compile(r"https?://\S+|\b(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)


class Token(NamedTuple):
    """One word with its code points in the article. `kind` is name, number, small or content."""

    start: int
    end: int
    text: str
    folded: str
    stem: str
    kind: str


class Unit(NamedTuple):
    """One sentence of one article; `lead` where it is a headline or opens the body; `order` counts through the text."""

    article: str
    anchor: Anchor
    tokens: tuple[Token, ...]
    terms: frozenset[str]
    lead: bool
    headline: bool
    order: int

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie inside these code points."""
        first = bisect_left(self.tokens, start, key=lambda t: t.start)
        last = bisect_right(self.tokens, end, key=lambda t: t.end)
        return self.tokens[first:last]


@cache
def small_words() -> frozenset[str]:
    """Words that carry grammar and no event."""
    return frozenset(row["word"] for row in tables.rows("parting_small_words"))


def units(read: Annotated) -> tuple[Unit, ...]:
    """The sentences of one article outside its boilerplate; overlong ones are cut after `LONGEST` words."""
    body = read.article.body
    known = _capitalised(read)
    kept = [s for s in read.sentences if not any(b.overlap(s) * 2 > s.end - s.start for b in read.boilerplate)]
    found: list[Unit] = []
    seen = 0
    for sentence in kept:
        tokens = tuple(_tokens(read, sentence, known))
        seen += len(tokens) >= FULL
        lead = sentence.start <= body or seen <= LEAD
        for at in range(0, len(tokens), LONGEST):
            part = tokens[at : at + LONGEST]
            anchor = read.article.anchor(part[0].start, part[-1].end)
            terms = frozenset(t.stem for t in part if t.kind in ("name", "content"))
            headline = sentence.end <= body or _title_case([t.text for t in part])
            found.append(Unit(read.article.id, anchor, part, terms, lead and at == 0, headline, len(found)))
    return tuple(found)


def _tokens(read: Annotated, sentence: Anchor, known: frozenset[str]) -> list[Token]:
    addresses = [m.span() for m in ADDRESS.finditer(sentence.text)]
    found, inside = [], [w for w in words(sentence.text) if not any(a <= w.start < b for a, b in addresses)]
    headline = _title_case([w.text for w in inside])
    for number, w in enumerate(inside):
        start, end = sentence.start + w.start, sentence.start + w.end
        kind = _kind(w.text, w.folded, number > 0 and not headline, headline, known)
        found.append(Token(start, end, w.text, w.folded, stem(w.folded), kind))
    return found


def _title_case(texts: list[str]) -> bool:
    """Headlines With Capitals Everywhere, where a capital says nothing."""
    long = [t for t in texts if len(t) > 3]
    return len(long) > 3 and sum(t[0].isupper() for t in long) >= TITLE * len(long)


def _kind(text: str, folded: str, telling: bool, shouted: bool, known: frozenset[str]) -> str:
    if NUMBER.search(text):
        return "number"
    if folded in small_words() and not (folded in ARTICLES and text[0].isupper() and telling):
        return "small"
    if text[0].isupper() and (telling or folded in known or (len(text) > 1 and text.isupper() and not shouted)):
        return "name"
    return "content"


def _capitalised(read: Annotated) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, and never without one: names, wherever they stand."""
    capital: set[str] = set()
    plain: set[str] = set()
    for sentence in read.sentences:
        inside = words(sentence.text)
        if _title_case([w.text for w in inside]):
            continue
        for number, w in enumerate(inside):
            if w.text[0].islower():
                plain.add(w.folded)
            elif number:
                capital.add(w.folded)
    return frozenset(capital - plain)
