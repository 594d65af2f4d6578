"""Whether statements of different articles are brought together: events of ECB+, development part.

Two event mentions of one topic in different articles are linked where their words are forms of one word and what is
stated around them is not too unlike, or where the words are near in meaning and the statements are alike. Beside it
stands the baseline of the field: all mentions of a topic whose words have one stem are one event. Pairwise F1; a topic
of ECB+ holds two events of one kind, so that the same word often means another event. Cybulska and Vossen 2014.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from training.claims.ecbplus import Document, documents

from eval.benchmarks import SHARED, Skipped
from sayso.model import Anchor
from sayso.relate.claims.judge import Weighed
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.statements import statements
from sayso.relate.claims.vectors import rows_of
from sayso.stems import stem
from sayso.words import fold

FOLDER = SHARED / "data" / "coreference" / "ecbplus"
SAME_WORD, NEAR_WORD, NEAR = -4.5, -2.0, 0.5
"""Least log-odds for one stem and for near words, least cosine of near words; chosen on the training part."""


class Mention(NamedTuple):
    """One event mention: its article, chain, the last word of it, and the number of the statement around it."""

    article: str
    chain: str
    word: str
    statement: int


class Counts(NamedTuple):
    """Pairs linked and right, linked, and in the gold."""

    right: int
    said: int
    gold: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.gold) if self.said + self.gold else 1.0


def figures() -> dict[str, float]:
    """Pairwise F1 of links between event mentions, and of the baseline."""
    if not FOLDER.is_dir():
        raise Skipped("there is no ../shared/data/coreference/ecbplus")
    ours, lemma = measure("Dev")
    return {"ECB+ events F1": ours.f1, "ECB+ same word F1": lemma.f1,
            "ECB+ ahead of same word": ours.f1 - lemma.f1}


def measure(part: str) -> tuple[Counts, Counts]:
    """All topics of `Train` or `Dev` together: Sayso's links and those of the baseline."""
    topics: dict[str, list[Document]] = {}
    for ident, document in documents(FOLDER, part).items():
        topics.setdefault(ident.split("_")[0], []).append(document)
    ours, lemma = Counts(0, 0, 0), Counts(0, 0, 0)
    for _, members in sorted(topics.items()):
        for pair, same, one_word in _pairs(members):
            ours = _counted(ours, pair, same)
            lemma = _counted(lemma, one_word, same)
    return ours, lemma


def _pairs(members: Sequence[Document]) -> Iterator[tuple[bool, bool, bool]]:
    """For each pair of mentions in different articles: linked, of one chain, of one stem."""
    field, mentions = _topic(members)
    near = rows_of([m.word for m in mentions])
    near = near @ near.T
    odds: dict[tuple[int, int], float] = {}
    for (i, a), (j, b) in combinations(enumerate(mentions), 2):
        if a.article == b.article:
            continue
        one_word = stem(a.word) == stem(b.word)
        linked = False
        if one_word or near[i, j] >= NEAR:
            key = (min(a.statement, b.statement), max(a.statement, b.statement))
            if key not in odds:
                odds[key] = Weighed().odds(field, [key])[0]
            linked = odds[key] > (SAME_WORD if one_word else NEAR_WORD)
        yield linked, a.chain == b.chain, one_word


def _topic(members: Sequence[Document]) -> tuple[Field, list[Mention]]:
    found: list[Statement] = []
    mentions: list[Mention] = []
    for document in members:
        here = statements(document.read, ())
        for start, end, chain, words in document.events:
            anchor = document.read.article.anchor(start, end)
            around = max(here, key=lambda s: (s.anchor.overlap(anchor), -s.anchor.start), default=None)
            if around and around.anchor.overlap(anchor):
                number = len(found) + here.index(around)
            else:
                here = (*here, _sentence(document, anchor))
                number = len(found) + len(here) - 1
            word = fold(words.split()[-1])
            mentions.append(Mention(document.read.article.id, chain, word, number))
        found += here
    return Field(found), mentions


def _sentence(document: Document, anchor: Anchor) -> Statement:
    """The sentence around a mention that stands in no statement."""
    return Statement(max(document.read.sentences, key=lambda s: s.overlap(anchor)))


def _counted(counts: Counts, said: bool, gold: bool) -> Counts:
    return Counts(counts.right + (said and gold), counts.said + said, counts.gold + gold)
