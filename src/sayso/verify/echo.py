"""Whether cited words are an echo: whether the article has them from another one that is at hand."""

from collections import defaultdict
from collections.abc import Iterator

from sayso.model import Anchor, Case, Derivation
from sayso.render.citation import Place


class Echoes:
    """Where the words of each article come from, along the lineage and the claims of a case."""

    def __init__(self, case: Case) -> None:
        self._articles = {a.id: a for a in case.articles}
        self._above: dict[str, list[Derivation]] = defaultdict(list)
        for edge in case.derivations:
            if edge.parent in self._articles and edge.kind != "version":
                self._above[edge.child].append(edge)
        self._pairs = {(p.a, p.b): p for p in case.pairs}
        self._mentions: dict[str, list[tuple[Anchor, int]]] = defaultdict(list)
        self._claims = [[m.anchor for m in c.mentions] for c in case.claims]
        for number, anchors in enumerate(self._claims):
            for anchor in anchors:
                self._mentions[anchor.article].append((anchor, number))

    def origin(self, place: Place) -> tuple[Place, Derivation] | None:
        """The same words or the same claim in the furthest article that this one has them from, with the last edge on
        the way there; None where the words are the article's own or came from nowhere that is at hand."""
        met = {place.article}
        found = None
        while step := next((s for s in self._steps(place) if s[0].article not in met), None):
            place, _ = found = step
            met.add(place.article)
        return found

    def _steps(self, place: Place) -> Iterator[tuple[Place, Derivation]]:
        for edge in self._above.get(place.article, ()):
            parent = edge.parent or ""
            for anchor in (*self._copied(place, parent), *self._said(place, parent)):
                yield Place(parent, anchor.start, anchor.end), edge

    def _copied(self, place: Place, parent: str) -> Iterator[Anchor]:
        """Passages of the parent that the cited words were taken from."""
        for key, turned in (((place.article, parent), False), ((parent, place.article), True)):
            for passage in self._pairs[key].passages if key in self._pairs else ():
                own, other = (passage.b, passage.a) if turned else (passage.a, passage.b)
                if own.start < place.end and place.start < own.end:
                    yield other

    def _said(self, place: Place, parent: str) -> Iterator[Anchor]:
        """Mentions in the parent of a claim that the cited words mention."""
        for anchor, claim in self._mentions.get(place.article, ()):
            if anchor.start < place.end and place.start < anchor.end:
                yield from (other for other in self._claims[claim] if other.article == parent)
