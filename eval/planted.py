"""Derivations planted in generated text: is every planted edge found, the right way round, and nothing else?

Stories are filled from `phrases/planted.tsv`: slots vary by seed, so do the sentences that are used. Planted are a
copy, a cut, reordering, swapped terms, every sixth word changed, lost punctuation, rewriting sentence by sentence,
rewriting of half the story, a text mixed from two, two prints of a copy that is not at hand, a chain in which an error
is handed on, a later version and a translation; and, without any date, what only the words tell: a credit, a cut, a
sentence that breaks off, a marked error, a person whom only the original introduces. An independent report of the same
event stands beside each.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sayso.annotate import boilerplate, credit, sentences
from sayso.model import Annotated, Article, Derivation
from sayso.relate.given import Descent
from sayso.relate.lineage import derive

PHRASES = Path(__file__).parent / "phrases" / "planted.tsv"
SEEDS = range(6)
SWAPS = {"fire": "blaze", "workers": "employees", "residents": "inhabitants", "hospital": "a clinic", "said": "stated",
         "building": "premises", "plant": "factory", "Trains": "Services", "people": "persons", "town": "city",
         "measurements": "readings", "flames": "fires", "hall": "shed", "demanded": "insisted", "last": "past"}


class Story(NamedTuple):
    """Three tellings of one event, each a list of sentences."""

    first: list[str]
    reworded: list[str]
    other: list[str]


class Planted(NamedTuple):
    """Articles with the edges planted in them: child and parent, None for an ancestor that is not at hand."""

    articles: tuple[Article, ...]
    edges: tuple[tuple[str, str | None], ...]
    directed: bool = True


def story(seed: int) -> Story:
    """The event with its slots filled for this seed."""
    draw = random.Random(seed)
    slots = {
        "plant": draw.choice(("Korvel paint works", "Hasselund tannery", "Ombrey glue factory")),
        "town": draw.choice(("Ostermoor", "Valdreth", "Quillan Bay", "Senfeld")),
        "city": draw.choice(("Marrowgate", "Lindholm", "Port Aster")),
        "hour": draw.choice(("5 a.m.", "4:30 a.m.", "6 a.m.")),
        "day": draw.choice(("Tuesday", "Thursday", "Sunday")),
        "evacuated": str(draw.randrange(110, 900)),
        "chief": draw.choice(("Renke Adomeit", "Solveig Brandt", "Teo Marchetti")),
        "injured": str(draw.randrange(7, 29)),
        "fighters": str(draw.randrange(90, 240)),
        "company": draw.choice(("Lacquer & Stein", "Norvik Chemie", "Pelham Coatings")),
        "year": str(draw.randrange(1998, 2015)), "signatures": str(draw.randrange(1100, 4900)),
        "faults": str(draw.randrange(11, 60)), "minister": draw.choice(("Ilse Karvonen", "Marek Dolny", "Anna Pries")),
        "staff": str(draw.randrange(300, 990)), "union": draw.choice(("Jonas Ritter", "Hedda Lowe", "Pavel Orsic")),
        "damage": str(draw.randrange(12, 90)),
    }
    kept = sorted(draw.sample(range(len(_phrases())), 15))
    first, reworded, other = ([_phrases()[k][column].format(**slots) for k in kept] for column in range(3))
    return Story(first, reworded, other)


def copied(told: Story, _: random.Random) -> Planted:
    """A reprint with another outlet's furniture."""
    return _pair(told, [*told.first, "Follow us on Twitter"])


def cut(told: Story, _: random.Random) -> Planted:
    """The first half, as a brief."""
    return _pair(told, told.first[:7])


def reordered(told: Story, draw: random.Random) -> Planted:
    """All sentences, in another order."""
    return _pair(told, draw.sample(told.first, len(told.first)))


def swapped(told: Story, _: random.Random) -> Planted:
    """The house style's own terms, everywhere."""
    return _pair(told, [" ".join(SWAPS.get(w, w) for w in s.split()) for s in told.first])


def every_sixth(told: Story, draw: random.Random) -> Planted:
    """No long run of equal words is left."""
    words = " ".join(told.first).split()
    start = draw.randrange(6)
    changed = [f"{w[::-1].strip('.,').lower()}" if k % 6 == start else w for k, w in enumerate(words)]
    return _pair(told, [" ".join(changed)])


def damaged(told: Story, _: random.Random) -> Planted:
    """A scrape that lost punctuation, apostrophes and paragraphs."""
    return _pair(told, ["".join(ch for ch in " ".join(told.first) if ch.isalnum() or ch == " ")])


def rewritten(told: Story, _: random.Random) -> Planted:
    """Every sentence turned."""
    return _pair(told, told.reworded)


def half_rewritten(told: Story, _: random.Random) -> Planted:
    """Half of the sentences turned, with other terms; the rest is the outlet's own."""
    turned = [" ".join(SWAPS.get(w, w) for w in s.split()) for s in told.reworded[:8]]
    articles = (_article("a", told.first, 1), _article("b", [*turned, *told.other[8:]], 2),
                _article("z", told.other[:8], 1))
    return Planted(articles, (("b", "a"),))


def mixed(told: Story, _: random.Random) -> Planted:
    """Half of one report and half of another."""
    articles = (_article("a", told.first, 1), _article("b", told.other, 1),
                _article("c", [*told.first[:8], *told.other[7:]], 3))
    return Planted(articles, (("c", "a"), ("c", "b")))


def missing(told: Story, _: random.Random) -> Planted:
    """Two prints of one agency copy that is not at hand; one of them signs."""
    articles = (_article("a", [f"OSTERMOOR (Reuters) - {told.first[0]}", *told.first[1:11]], 2),
                _article("b", told.first[3:], 2), _article("z", told.other, 2))
    return Planted(articles, (("a", None), ("b", None)))


def handed_on(told: Story, _: random.Random) -> Planted:
    """A copy with an error, and a cut of that copy: the error shows from which of the two it was cut."""
    wrong = [s.replace("the", "teh", 1) for s in told.first]
    articles = (_article("a", told.first, 1), _article("b", wrong, 2), _article("c", wrong[:9], 3),
                _article("z", told.other, 1))
    return Planted(articles, (("b", "a"), ("c", "b")))


def later_version(told: Story, _: random.Random) -> Planted:
    """An update in the same outlet, with sentences put in and taken out."""
    later = replace(_article("b", [told.other[0], *told.first[:12]], 2), outlet="Outlet A News")
    return Planted((_article("a", told.first, 1), later, _article("z", told.other[1:], 1)), (("b", "a"),))


def translated(told: Story, _: random.Random) -> Planted:
    """No word in common but names and figures."""
    foreign = [" ".join(w if w[:1].isupper() or w[:1].isdigit() or not w[:1].isalpha() else w[::-1]
                        for w in s.split()) for s in told.first]
    english = [replace(_article(ident, body, 1), language="en") for ident, body in (("a", told.first),
                                                                                   ("z", told.other))]
    return Planted((*english, replace(_article("b", foreign, 2), language="fi")), (("b", "a"),))


def credited(told: Story, _: random.Random) -> Planted:
    """A reprint that says where it is from."""
    return _undated(told.first, [*told.first[2:], "This article first appeared in Outlet A News."], told)


def undated_cut(told: Story, _: random.Random) -> Planted:
    """The first half."""
    return _undated(told.first, told.first[:7], told)


def broken_off(told: Story, _: random.Random) -> Planted:
    """Some sentences of the outlet's own, some of the original, the last one cut in the middle."""
    half = " ".join(told.first[8].split()[:8])
    return _undated(told.first, [*told.other[9:], *told.first[:8], half], told)


def marked_error(told: Story, _: random.Random) -> Planted:
    """The reprint sees an error of the original and says so."""
    before, word, after = told.first[0].rpartition(told.first[0].split()[6])
    wrong = f"{before}{word[::-1]}{after}"
    marked = f"{before}{word[::-1]} (sic){after}"
    return _undated([wrong, *told.first[1:11], told.other[12]], [marked, *told.first[1:11]], told)


def introduced(told: Story, _: random.Random) -> Planted:
    """The reprint dropped the passage that says who speaks; what it has instead is its own."""
    presented = "Ilvi Harrastad, who lives across the road, watched the roof fall in."
    speaks = "Nobody warned the street, Harrastad said, until the second siren."
    return _undated([presented, *told.first[:9], speaks], [*told.other[11:], *told.first[1:9], speaks], told)


PLANTS: tuple[Callable[[Story, random.Random], Planted], ...] = (
    copied, cut, reordered, swapped, every_sixth, damaged, rewritten, half_rewritten, mixed, missing,
    handed_on, later_version, translated, credited, undated_cut, broken_off, marked_error, introduced,
)


def figures() -> dict[str, float]:
    """For each plant the share of its edges found, then directions right and edges that nobody planted (a story)."""
    found: dict[str, float] = {}
    ways: list[bool] = []
    extra = 0
    for plant in PLANTS:
        cases = [plant(story(seed), random.Random(seed)) for seed in SEEDS]
        derived = [derive_planted(case) for case in cases]
        hits = [hit for case, got in zip(cases, derived, strict=True) for hit in hits_of(case, got)]
        found[plant.__name__] = sum(hits) / len(hits)
        ways += [way for case, got in zip(cases, derived, strict=True) for way in directions_of(case, got)]
        extra += sum(len(unplanted(case, got)) for case, got in zip(cases, derived, strict=True))
    return {**found, "direction": sum(ways) / len(ways), "unplanted": extra / (len(PLANTS) * len(SEEDS))}


def derive_planted(case: Planted) -> Descent:
    """The lineage of the planted articles, by what needs no model."""
    return derive(tuple(_read(article) for article in case.articles))


def hits_of(case: Planted, got: Descent) -> list[bool]:
    """For each planted edge, whether an edge joins its two ends, or its child with a lost ancestor."""
    return [any(_joins(edge, child, parent) for edge in got.derivations) for child, parent in case.edges]


def directions_of(case: Planted, got: Descent) -> list[bool]:
    """For each edge found between two articles, whether it points the right way with a ground."""
    return [edge.child == child and bool(edge.direction) for child, parent in case.edges if parent
            for edge in got.derivations if _joins(edge, child, parent)]


def unplanted(case: Planted, got: Descent) -> list[Derivation]:
    """Edges between texts that were written apart."""
    known = {frozenset((child, parent)) for child, parent in case.edges}
    loose = {article.id for article in case.articles} - {child for child, _ in case.edges}
    return [e for e in got.derivations if e.parent and frozenset((e.child, e.parent)) not in known
            and (not e.parent.startswith("lost:") or e.child in loose)]


def _joins(edge: Derivation, child: str, parent: str | None) -> bool:
    if parent is None:
        return edge.child == child and bool(edge.parent) and str(edge.parent).startswith("lost:")
    return {edge.child, edge.parent} == {child, parent}


def _pair(told: Story, derived: Sequence[str]) -> Planted:
    """The original, what was made of it a day later, and an independent report."""
    articles = (_article("a", told.first, 1), _article("b", derived, 2), _article("z", told.other, 1))
    return Planted(articles, (("b", "a"),))


def _undated(original: Sequence[str], derived: Sequence[str], told: Story) -> Planted:
    """The same without any date."""
    articles = (_article("a", original), _article("b", derived), _article("z", told.other[:9]))
    return Planted(articles, (("b", "a"),))


def _article(ident: str, body: Sequence[str], day: int | None = None) -> Article:
    return Article(ident, "\n\n".join(body), outlet=f"Outlet {ident.upper()} News",
                   published=f"2031-05-0{day}" if day else None)


def _read(article: Article) -> Annotated:
    split = sentences.find(article)
    return Annotated(article, split, credits=credit.find(article, split), boilerplate=boilerplate.find(article))


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    lines = [line for line in PHRASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    first, *rows = (tuple(line.split("\t")) for line in lines)
    if first != ("first", "reworded", "other"):
        raise ValueError(f"{PHRASES}: unknown columns {first}")
    return tuple((row[0], row[1], row[2]) for row in rows)
