"""The best lineage over all pairs: one parent for most articles, several for a mixed text, lost ancestors where needed.

Never connected components: an article joins a lost ancestor's copies only if it shares text with at least half of them,
so that one false pair cannot merge two families.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from sayso.model import Anchor, Derivation, Ground, Pair
from sayso.model.derivation import DerivationKind
from sayso.relate.lineage.direction import Direction
from sayso.relate.lineage.leaning import credits_of
from sayso.relate.lineage.relation import Compared, Side

MOST_PARENTS = 3
HANDED_ON = "lineage: wording handed on"
REWORDED = "lineage: sentences alike"
NEW_SHARE = 0.15
NEW_WORDS = 30
ENOUGH_COPIES = 0.5
CUT = 0.8


class Related(NamedTuple):
    """Two articles, how they depend on each other, and which way."""

    compared: Compared
    pair: Pair
    direction: Direction

    @property
    def shares_text(self) -> bool:
        """Whether words or sentences of the narrative are common to both."""
        return self.pair.relation in ("verbatim", "partial")


class Edge(NamedTuple):
    """A derivation with the words of the child that it explains, as word numbers, and the pair it was made from."""

    derivation: Derivation
    explains: frozenset[int]
    related: Related


def lineage(related: Sequence[Related], compared: frozenset[frozenset[str]]) -> tuple[Derivation, ...]:
    """All edges between articles, and from articles to lost ancestors, in order; `compared` are all pairs of articles
    that were laid beside each other, related or not."""
    directed = [r for r in related if r.direction.way == "directed" and r.pair.relation != "quotes-only"]
    common = _without_ancestor_at_hand([r for r in related if r.direction.way == "common" and r.shares_text], directed)
    unknown = [r for r in related if r.direction.way == "unknown" and r.shares_text]
    lost = _lost_ancestors(common, compared)
    parents = _Parents({d.child for d in lost})
    for r in sorted(directed, key=_surest):
        parents.offer(r)
    for r in sorted(unknown, key=_surest):
        parents.offer(r)
    found = [*parents.edges(), *lost]
    return tuple(sorted(found, key=lambda d: (d.child, d.parent or "", d.of or "", d.kind)))


def _without_ancestor_at_hand(common: Sequence[Related], directed: Sequence[Related]) -> list[Related]:
    """Pairs whose common ancestor is no article of the case: those that both derive from a third need no lost one."""
    parents: dict[str, set[str]] = {}
    for r in directed:
        parents.setdefault(r.direction.child.text.id, set()).add(r.direction.parent.text.id)
    return [r for r in common if not parents.get(r.pair.a, set()) & parents.get(r.pair.b, set())]


def _surest(r: Related) -> tuple[int, float, str, str]:
    return (r.direction.rank, -r.pair.score, r.direction.child.text.id, r.direction.parent.text.id)


class _Parents:
    """The parents taken so far; each further one must explain words that the others do not."""

    def __init__(self, have_lost_ones: Iterable[str]) -> None:
        self.taken: dict[str, list[Edge]] = {}
        self.rivals: dict[str, Related] = {}
        self.have_lost_ones = frozenset(have_lost_ones)

    def offer(self, r: Related) -> None:
        """Takes the edge if it adds something and makes no circle."""
        child, parent = r.direction.child.text.id, r.direction.parent.text.id
        if not self._explained(r) and not self._reaches(parent, child):
            edge = _edge(r)
            if self._adds(r, edge):
                self.taken.setdefault(child, []).append(edge)
                return
        if r.shares_text:
            self.rivals.setdefault(child, r)

    def _explained(self, r: Related) -> bool:
        """Whether so little of the child is left that no further text can explain enough."""
        child = r.direction.child.text
        texts = [edge for edge in self.taken.get(child.id, ()) if edge.explains]
        left = len(child.forms) - len(frozenset().union(*(edge.explains for edge in texts)))
        return r.shares_text and bool(texts) and left < max(NEW_WORDS, NEW_SHARE * len(child.forms))

    def edges(self) -> list[Derivation]:
        """All edges taken, each with the wording that it alone explains."""
        return [_handed_on(edge, self.rivals.get(child)) for child, taken in self.taken.items() for edge in taken]

    def _adds(self, r: Related, edge: Edge) -> bool:
        taken = self.taken.get(edge.derivation.child, [])
        if not r.shares_text:
            return all(edge.derivation.of != other.derivation.of for other in taken)
        if edge.derivation.child in self.have_lost_ones and r.direction.way == "unknown":
            return False
        texts = [other for other in taken if other.explains]
        if not texts:
            return True
        new = edge.explains.difference(*(other.explains for other in texts))
        enough = max(NEW_WORDS, NEW_SHARE * len(r.direction.child.text.forms))
        return len(texts) < MOST_PARENTS and len(new) >= enough

    def _reaches(self, start: str, wanted: str) -> bool:
        """Whether `wanted` is an ancestor of `start`, or is it."""
        seen, todo = {start}, [start]
        while todo:
            for edge in self.taken.get(todo.pop(), ()):
                parent = edge.derivation.parent
                if parent and parent not in seen:
                    seen.add(parent)
                    todo.append(parent)
        return wanted in seen


def _edge(r: Related) -> Edge:
    direction, child = r.direction, r.direction.child
    anchors = (*direction.anchors, *_longest(r, child))
    way = Ground("lineage: direction", direction.says or "nothing shows which of the two had it first", anchors)
    made = Derivation(child.text.id, direction.parent.text.id, _named(child, direction.of), _kind(r), r.pair.score,
                      direction.says, (*r.pair.grounds, *_reworded(r), way))
    return Edge(made, _explained(r, child), r)


def _handed_on(edge: Edge, rival: Related | None) -> Derivation:
    """The derivation, with the longest wording that the child has from this parent and that the next best text lacks:
    an error or a rare term that was handed on shows which of two near texts was the model."""
    if rival is None or not edge.explains or rival.direction.parent is edge.related.direction.parent:
        return edge.derivation
    text = rival.direction.child.text
    alone = [k for k in sorted(_printed(edge.related) - _printed(rival)) if text.content[k]]
    if not alone:
        return edge.derivation
    stretches = [[k for _, k in group] for _, group in groupby(enumerate(alone), lambda x: x[1] - x[0])]
    longest = max(stretches, key=len)
    anchor = text.anchor(longest[0], longest[-1] + 1)
    says = f"“{anchor.text}” stands in {edge.derivation.parent}, not in {rival.direction.parent.text.id}"
    return replace(edge.derivation, grounds=(*edge.derivation.grounds, Ground(HANDED_ON, says, (anchor,))))


def _printed(r: Related) -> set[int]:
    """The child's words that stand in the parent too."""
    first = r.compared.one is r.direction.child
    runs = (run for shared in r.compared.passages for run in shared.runs)
    return {(run.a if first else run.b) + k for run in runs for k in range(run.length)}


def _reworded(r: Related) -> tuple[Ground, ...]:
    """The sentences that say the same in other words, child's and parent's by turns, the likest first."""
    if r.pair.relation != "partial" or not r.compared.rewritten:
        return ()
    one, other = r.compared.one.text, r.compared.other.text
    first = r.compared.one is r.direction.child
    pairs = [(one.anchor(*one.sentences[x.a]), other.anchor(*other.sentences[x.b])) for x in r.compared.rewritten]
    anchors = tuple(anchor for a, b in pairs for anchor in ((a, b) if first else (b, a)))
    return (Ground(REWORDED, f"{len(pairs)} sentences say the same, in these or other words", anchors),)


def _kind(r: Related) -> DerivationKind:
    child, parent = r.direction.child, r.direction.parent
    if r.direction.version:
        return "version"
    if r.pair.relation == "retold":
        return "retelling"
    if r.compared.translated:
        return "translation"
    if r.pair.relation == "partial":
        return "rewrite"
    return "cut" if len(child.text.forms) < CUT * len(parent.text.forms) else "republication"


def _explained(r: Related, child: Side) -> frozenset[int]:
    """The child's words that the parent has too: those of passages, and of sentences that say the same."""
    first = r.compared.one is child
    if not r.shares_text:
        return frozenset()
    spans = [s.a if first else s.b for s in r.compared.passages]
    if r.pair.relation == "partial":
        spans += [child.text.sentences[x.a if first else x.b] for x in r.compared.alike]
    if r.compared.translated:
        landmarks = [pair[0 if first else 1] for pair in r.compared.translated]
        spans.append((min(landmarks), max(landmarks) + 1))
    return frozenset(at for start, end in spans for at in range(start, end))


def _longest(r: Related, child: Side) -> tuple[Anchor, ...]:
    """The longest passage, in both articles."""
    if not r.pair.passages:
        return ()
    longest = max(r.pair.passages, key=lambda p: (p.a.end - p.a.start, -p.a.start))
    return (longest.a, longest.b) if r.compared.one is child else (longest.b, longest.a)


def _named(child: Side, of: str | None) -> str | None:
    """The outlet as the child itself credits it; None where it does not."""
    return next((credit.of for credit in credits_of(child.text.read, of)), None) if of else None


def _lost_ancestors(common: Sequence[Related], compared: frozenset[frozenset[str]]) -> list[Derivation]:
    """An edge from each copy to the ancestor that it shares with others."""
    of_article: defaultdict[str, list[Related]] = defaultdict(list)
    for r in common:
        of_article[r.pair.a].append(r)
        of_article[r.pair.b].append(r)
    found = []
    for number, group in enumerate(sorted(_families(common, compared), key=min), 1):
        found += [_to_lost(f"lost:{number}", member, group, of_article[member]) for member in sorted(group)]
    return found


def _families(common: Sequence[Related], compared: frozenset[frozenset[str]]) -> list[set[str]]:
    """Articles that share text with each other, or with at least half of the family they join."""
    linked = frozenset(frozenset((r.pair.a, r.pair.b)) for r in common)
    groups: list[set[str]] = []
    home: dict[str, int] = {}
    for r in sorted(common, key=lambda r: (-r.pair.score, r.pair.a, r.pair.b)):
        for article in (r.pair.a, r.pair.b):
            if article not in home:
                home[article] = len(groups)
                groups.append({article})
        a, b = home[r.pair.a], home[r.pair.b]
        if a != b and _belong(groups[a], groups[b], linked, compared):
            home.update(dict.fromkeys(groups[b], a))
            groups[a] |= groups[b]
            groups[b] = set()
    return [group for group in groups if len(group) > 1]


def _belong(some: set[str], others: set[str], linked: frozenset[frozenset[str]], compared: frozenset[frozenset[str]]
            ) -> bool:
    """Whether two families are one: at least half of the pairs between them that were compared share text; where both
    have several members, more than half of the members of each share text with the other."""
    between = [(x, y) for x in some for y in others if frozenset((x, y)) in compared]
    sharing = [(x, y) for x, y in between if frozenset((x, y)) in linked]
    if len(sharing) < ENOUGH_COPIES * len(between):
        return False
    if min(len(some), len(others)) == 1:
        return True
    return (len({x for x, _ in sharing}) > ENOUGH_COPIES * len(some)
            and len({y for _, y in sharing}) > ENOUGH_COPIES * len(others))


def _to_lost(lost: str, member: str, group: set[str], common: Sequence[Related]) -> Derivation:
    mine = [r for r in common if {r.pair.a, r.pair.b} <= group]
    best = max(mine, key=lambda r: (r.pair.score, r.pair.a, r.pair.b))
    side = best.compared.one if best.pair.a == member else best.compared.other
    kind: DerivationKind = "republication" if best.pair.relation == "verbatim" else "rewrite"
    named = next((name for r in mine if (name := _named(side, r.direction.of))), None)
    others = ", ".join(sorted(group - {member}))
    ground = Ground("lineage: lost ancestor", f"shares its text with {others}; neither has it from the other",
                    best.direction.anchors)
    return Derivation(member, lost, named, kind, best.pair.score, best.direction.says, (*best.pair.grounds, ground))
