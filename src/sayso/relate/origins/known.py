"""What the case knows of sources and texts, by id: everything that the rules on origins look up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.model import Anchor, Annotated, Attribution, Pair, Quantity, Source
from sayso.relate.given import Descent, Resolved
from sayso.tables import rows
from sayso.words import fold, words

COPIES = frozenset({"republication", "cut", "rewrite", "translation", "version"})
PASSAGE = 60
"""Code points from which on a passage in two articles that print no common text is no mere turn of phrase."""
CHAIN = 4
OFFICES = frozenset({"government", "military", "police", "court"})


class Passage(NamedTuple):
    """Words of one article, and the same words in another."""

    mine: Anchor
    theirs: Anchor


class Known(NamedTuple):
    """All by id. Where an article's id is the key, articles without an entry have none."""

    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]
    called: Mapping[str, tuple[str, ...]]
    """For each folded name, the sources that are called so."""
    joint: Mapping[str, tuple[str, ...]]
    """For each attribution, those of the very same words to others: "a monitor and rebels said"."""
    quantities: Mapping[str, tuple[Quantity, ...]]
    """What an article counts and measures."""
    cited: Mapping[str, frozenset[str]]
    """The sources that an article names for anything at all."""
    publisher: Mapping[str, str]
    """The source that publishes an article: a ministry on its own page, an outlet that others quote."""
    parents: Mapping[str, tuple[str, ...]]
    """Whose text an article prints; a lost ancestor may be among them."""
    children: Mapping[str, tuple[str, ...]]
    """The same the other way."""
    retold: Mapping[str, tuple[str, ...]]
    """Whose story it retells."""
    noted: Mapping[str, tuple[str, ...]]
    """Whom it cites for a detail."""
    reports: Mapping[str, frozenset[str]]
    """The outlets that it credits, folded."""
    unseen: Mapping[str, frozenset[str]]
    """Those of them whose report is not at hand."""
    shared: Mapping[str, Mapping[str, tuple[Passage, ...]]]
    """The passages that it has in common with each other article."""
    taken: Mapping[str, tuple[Anchor, ...]]
    """What a rewrite has from its parents, as words and sentences; for articles that are nothing but rewrites."""
    body: Mapping[str, int]
    """Where the body of an article begins, behind its headline."""
    numbers: Mapping[str, frozenset[str]]
    """The figures that stand in an article, for the families of rewrites."""

    def ancestors(self, article: str) -> tuple[str, ...]:
        """All articles whose text this one prints, nearest first; a ring of edges ends where it closes."""
        found: dict[str, None] = {}
        ahead = list(self.parents.get(article, ()))
        for nearest in ahead:
            if nearest not in found and nearest != article:
                found[nearest] = None
                ahead += self.parents.get(nearest, ())
        return tuple(found)

    def leans(self, article: str) -> bool:
        """Whether it takes anything from another report, at hand or not."""
        return any(article in known for known in (self.parents, self.retold, self.noted, self.reports))

    def channel(self, attribution: str) -> str | None:
        """The one source through which the words of an attribution came; None where there are none or several."""
        told = self.attributions[attribution].via if attribution in self.attributions else ()
        found = {s for name in told for s in self.called.get(fold(name), ())}
        return found.pop() if len(found) == 1 else None

    def speaks_for(self, name: str) -> str | None:
        """Whom a source speaks for, folded."""
        source = self.sources.get(name)
        return fold(source.affiliation) if source and source.affiliation else None

    def bodies(self, name: str) -> tuple[str, ...]:
        """Whom a source speaks for, and whom that body belongs to, up to the state."""
        found: list[str] = []
        at = self.speaks_for(name)
        while at and at not in found and len(found) < CHAIN:
            found.append(at)
            at = next((b for s in self.called.get(at, ()) if (b := self.speaks_for(s))), None)
        return tuple(found)

    def names(self, name: str) -> frozenset[str]:
        """All names of a source, folded."""
        return _names(self.sources[name]) if name in self.sources else frozenset()

    def named(self, name: str) -> bool:
        """Whether it is a source that could be told from others: by a proper name, or as the office of a state."""
        source = self.sources.get(name)
        if source is None:
            return False
        return bool(source.kind in OFFICES and source.affiliation) or any(
            ch.isupper() for n in (source.name, *source.aliases) for ch in n[1:])

    def unnamed(self, name: str) -> bool:
        """Whether it is a source without a proper name."""
        return name in self.sources and not self.named(name)

    def is_media(self, name: str) -> bool:
        """Whether it is an outlet."""
        return name in self.sources and self.sources[name].kind == "media"


def know(resolved: Resolved, descent: Descent, read: Sequence[Annotated]) -> Known:
    """Everything that is looked up, from the sources, the lineage and the articles of a case."""
    edges = sorted((d for d in descent.derivations if d.parent), key=lambda d: (d.child, d.parent or ""))
    copies = [(d.child, d.parent or "") for d in edges if d.kind in COPIES]
    called = _grouped((name, s.id) for s in resolved.sources for name in sorted(_names(s)))
    return Known(
        sources={s.id: s for s in resolved.sources},
        attributions={a.id: a for a in resolved.attributions},
        called=called,
        joint=_joint(resolved.attributions),
        quantities={one.article.id: one.quantities for one in read},
        cited=_sets((a.article, a.source_id) for a in resolved.attributions if a.source_id),
        publisher={one.article.id: called[name][0] for one in read if (name := fold(one.outlet or "")) in called},
        parents=_grouped(copies),
        children=_grouped((parent, child) for child, parent in copies),
        retold=_grouped((d.child, d.parent or "") for d in edges if d.kind == "retelling"),
        noted=_grouped((d.child, d.parent or "") for d in edges if d.kind == "citation"),
        reports=_sets((d.child, fold(d.of)) for d in descent.derivations if d.of),
        unseen=_sets((d.child, fold(d.of)) for d in descent.derivations if d.of and not d.parent),
        shared=_shared(descent.pairs),
        taken=_taken(descent),
        numbers=_numbers(copies, read),
        body={one.article.id: one.article.body for one in read},
    )


@cache
def countries() -> frozenset[str]:
    """Names of states, folded: two offices of one state stay two."""
    return frozenset(fold(row["country"]) for row in rows("demonyms"))


@cache
def _names(source: Source) -> frozenset[str]:
    return frozenset(fold(n) for n in (source.name, *source.aliases))


def _joint(attributions: Iterable[Attribution]) -> dict[str, tuple[str, ...]]:
    """Attributions of the very same words to several sources."""
    by_words: dict[tuple[Anchor, ...], list[Attribution]] = defaultdict(list)
    for a in attributions:
        if a.source_id:
            by_words[a.content].append(a)
    groups = (group for group in by_words.values() if len(group) > 1)
    return {a.id: tuple(b.id for b in group if b.source_id != a.source_id) for group in groups for a in group}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The second of each pair by the first, each once, in order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _sets(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in _grouped(pairs).items()}


def _numbers(copies: Iterable[tuple[str, str]], read: Iterable[Annotated]) -> dict[str, frozenset[str]]:
    family = {article for pair in copies for article in pair}
    return {one.article.id: figures_in(one.article.text) for one in read if one.article.id in family}


def figures_in(text: str) -> frozenset[str]:
    """The numbers that are written in digits."""
    return frozenset(w.folded for w in words(text) if w.folded[0].isdigit())


def _taken(descent: Descent) -> dict[str, tuple[Anchor, ...]]:
    found: dict[str, list[Anchor]] = defaultdict(list)
    whole = {d.child for d in descent.derivations if d.parent and d.kind in COPIES - {"rewrite"}}
    rewrites = {d.child for d in descent.derivations if d.parent and d.kind == "rewrite"} - whole
    for anchor in (a for d in descent.derivations if d.child in rewrites for g in d.grounds for a in g.anchors):
        found[anchor.article].append(anchor)
    for anchor in (a for pair in descent.pairs for p in pair.passages for a in (p.a, p.b)):
        found[anchor.article].append(anchor)
    return {article: tuple(found[article]) for article in rewrites}


def _shared(pairs: Iterable[Pair]) -> dict[str, dict[str, tuple[Passage, ...]]]:
    found: dict[str, dict[str, tuple[Passage, ...]]] = defaultdict(dict)
    for pair in pairs:
        shortest = 0 if pair.relation in ("verbatim", "partial") else PASSAGE
        if long := [(p.a, p.b) for p in pair.passages if len(p.a.text) >= shortest]:
            found[pair.a][pair.b] = tuple(Passage(a, b) for a, b in long)
            found[pair.b][pair.a] = tuple(Passage(b, a) for a, b in long)
    return found
