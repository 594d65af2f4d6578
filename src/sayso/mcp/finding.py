"""Words found in the sentences of a case: those that share most of the rarer words with what is asked come first."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Anchor, Case
from sayso.render.citation import cite

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """One sentence; `score` orders answers and means nothing else."""

    article: str
    words: str
    cite: str
    score: float


def find(case: Case, query: str, most: int) -> list[Found]:
    """Sentences that share words with the query, each word weighed by how few sentences have it (inverse document
    frequency), divided by the root of the sentence's length; ties in the order of the case."""
    sentences = [s for read in case.read for s in (read.sentences or _whole(read.article.id, read.article.text))]
    words = [Counter(_words(s.text)) for s in sentences]
    asked = set(_words(query))
    spread = Counter(w for counted in words for w in asked & counted.keys())
    weight = {w: math.log(1 + len(sentences) / n) for w, n in spread.items()}
    scored = [(sum(weight[w] for w in asked & c.keys()) / math.sqrt(1 + c.total()), s)
              for c, s in zip(words, sentences, strict=True)]
    best = sorted((one for one in scored if one[0]), key=lambda one: -one[0])[:most]
    return [Found(s.article, s.text, cite([s]), round(score, 3)) for score, s in best]


def _whole(article: str, text: str) -> Iterable[Anchor]:
    """An article whose sentences were not looked for, line by line."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Anchor(article, at, at + len(line.rstrip()), line.rstrip())
        at += len(line)


def _words(text: str) -> list[str]:
    return [w.casefold() for w in WORD.findall(text)]
