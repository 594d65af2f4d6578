"""Edges to agencies and outlets that are not at hand: an article's credits that no other edge carries."""

from collections.abc import Iterable

from sayso.model import Annotated, Credit, Derivation, Ground
from sayso.model.derivation import DerivationKind
from sayso.model.finding import CreditKind
from sayso.relate.lineage.leaning import key, same

WEIGHT: dict[CreditKind, int] = {"republication": 0, "agency": 1, "retelling": 2, "citation": 3}
KIND: dict[CreditKind, DerivationKind] = {
    "republication": "republication", "agency": "republication", "retelling": "retelling", "citation": "citation"
}
CONTRIBUTED = frozenset(("reporting by", "with an agency", "an agency contributed", "agencies without a name"))
SCORE: dict[DerivationKind, float] = {"republication": 0.9, "rewrite": 0.8, "retelling": 0.7, "citation": 0.6}


def credited(read: Annotated, carried: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """One edge for each outlet that the article credits, by its weightiest credit, but for those carried already and
    for the article's own outlet: an agency's dateline on its own report says nothing about where it comes from."""
    own = [key(read.outlet)] if read.outlet else []
    taken = [*own, *(key(d.of) for d in carried if d.of)]
    groups: dict[str, list[Credit]] = {}
    for credit in read.credits:
        groups.setdefault(key(credit.of), []).append(credit)
    made = [_edge(read, group) for name, group in groups.items() if not any(same(name, t) for t in taken)]
    return (*made, *_by_metadata(read, [*taken, *groups]))


def _edge(read: Annotated, group: list[Credit]) -> Derivation:
    first = min(group, key=lambda c: (WEIGHT[c.kind], c.anchor.start))
    kind: DerivationKind = "rewrite" if first.rule in CONTRIBUTED else KIND[first.kind]
    ground = Ground(f"credit: {first.rule}", f"the article credits {first.of}", tuple(c.anchor for c in group))
    return Derivation(read.article.id, None, first.of, kind, SCORE[kind], "the text credits it", (ground,))


def _by_metadata(read: Annotated, taken: list[str]) -> tuple[Derivation, ...]:
    """The agency that the article's metadata name, and the outlet where they say the original stands."""
    found = []
    for method, of in (("credit: metadata", read.article.agency), ("credit: original's address", read.syndicated_from)):
        if of and not any(same(key(of), t) for t in taken):
            taken = [*taken, key(of)]
            ground = Ground(method, f"the article's metadata name {of}")
            found.append(Derivation(read.article.id, None, of, "republication", SCORE["republication"],
                                    "the article's metadata name it", (ground,)))
    return tuple(found)
