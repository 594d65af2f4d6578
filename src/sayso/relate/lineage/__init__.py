"""Who copied whom, and what was lost on the way."""

from collections import defaultdict

from sayso.model import Annotated, Derivation, Loss
from sayso.relate.given import Descent
from sayso.relate.lineage.candidates import candidate_pairs
from sayso.relate.lineage.credited import credited
from sayso.relate.lineage.descent import Related, lineage
from sayso.relate.lineage.direction import direct
from sayso.relate.lineage.leaning import leaning
from sayso.relate.lineage.losses import losses_along
from sayso.relate.lineage.relation import Compared, Side, relate_pair
from sayso.relate.lineage.rewrites import profile
from sayso.relate.lineage.text import prepare

__all__ = ["derive"]


def derive(read: tuple[Annotated, ...]) -> Descent:
    """Pairs that depend on each other, the best lineage over them, and the losses along its edges."""
    sides = [_side(one) for one in sorted(read, key=lambda a: a.article.id)]
    pairs = candidate_pairs(sides)
    related = _related(sides, pairs)
    edges = lineage(related, frozenset(frozenset((sides[a].text.id, sides[b].text.id)) for a, b in pairs))
    carried: defaultdict[str, list[Derivation]] = defaultdict(list)
    for edge in edges:
        carried[edge.child].append(edge)
    named = [d for side in sides for d in credited(side.text.read, carried[side.text.id])]
    derivations = sorted((*edges, *named), key=lambda d: (d.child, d.parent or "", d.of or "", d.kind))
    return Descent(tuple(r.pair for r in related), tuple(derivations), _losses(related, edges))


def _losses(related: list[Related], edges: tuple[Derivation, ...]) -> tuple[Loss, ...]:
    """What was lost along the edges whose direction is known."""
    known = {(edge.child, edge.parent) for edge in edges if edge.direction}
    along = [r for r in related if (r.direction.child.text.id, r.direction.parent.text.id) in known]
    return tuple(loss for r in along for loss in losses_along(r))


def _side(read: Annotated) -> Side:
    text = prepare(read)
    return Side(text, profile(text), leaning(read))


def _related(sides: list[Side], pairs: list[tuple[int, int]]) -> list[Related]:
    found = []
    for a, b in pairs:
        compared = Compared(sides[a], sides[b])
        if pair := relate_pair(compared):
            found.append(Related(compared, pair, direct(compared, pair)))
    return found
