"""Sentences with exact places, in clean text and in text that has lost its punctuation or its lines."""

import re

from sayso.model import Anchor, Article

BREAK = re.compile(r"\n\s*\n|(?<=[.!?])[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[A-Z0-9])|\n")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|"
                          r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|[A-Z])\.$")


def find(article: Article) -> tuple[Anchor, ...]:
    """Sentences in the order of the text; white space between them belongs to none."""
    found, start, text = [], 0, article.text
    for cut in BREAK.finditer(text):
        if "\n" not in cut[0] and ABBREVIATION.search(text, start, cut.start()):
            continue
        found.append((start, cut.start() + len(cut[0]) - len(cut[0].lstrip("\"'”’»)]"))))
        start = cut.end()
    return tuple(_trimmed(article, a, b) for a, b in [*found, (start, len(text))] if text[a:b].strip())


def _trimmed(article: Article, start: int, end: int) -> Anchor:
    raw = article.text[start:end]
    return article.anchor(start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip()))
