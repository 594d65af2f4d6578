"""Edges of the lineage confirmed and rejected by hand."""

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from sayso.model import Decision, Derivation, Target
from sayso.model.derivation import DerivationKind
from sayso.relate.decisions.pointing import ground
from sayso.relate.given import Descent

CONFIRMED = "an analyst confirms it"


def decide_descent(descent: Descent, decisions: Iterable[Decision], articles: frozenset[str]) -> Descent:
    """The lineage without rejected edges, with confirmed ones; `articles` are the ids of the case."""
    for decision in decisions:
        if decision.about and decision.about[0].kind == "edge" and decision.verb in ("reject", "confirm"):
            change = _rejected if decision.verb == "reject" else _confirmed
            descent = change(descent, decision) if set(decision.about[0].articles) <= articles else descent
    return descent


def is_edge(target: Target, edge: Derivation) -> bool:
    """Whether a target means this edge; ancestors that are not at hand are known by the name the text gives them."""
    if target.articles[:1] != (edge.child,):
        return False
    if len(target.articles) > 1:
        return target.articles[1] == edge.parent
    return _not_at_hand(edge) and (edge.of or "") == target.name


def _not_at_hand(edge: Derivation) -> bool:
    return edge.parent is None or edge.parent.startswith("lost:")


def _rejected(descent: Descent, decision: Decision) -> Descent:
    edges = tuple(d for d in descent.derivations if not is_edge(decision.about[0], d))
    gone = {(d.child, d.parent) for d in descent.derivations} - {(d.child, d.parent) for d in edges}
    return Descent(descent.pairs, edges, tuple(x for x in descent.losses if (x.child, x.parent) not in gone))


def _confirmed(descent: Descent, decision: Decision) -> Descent:
    """The edge is sure; where the texts do not show it, it is added, and one the other way round gives way to it."""
    target, why = decision.about[0], ground(decision, "confirmed")
    held = [d for d in descent.derivations if is_edge(target, d)]
    sure = [replace(d, score=1.0, direction=d.direction or CONFIRMED, grounds=(*d.grounds, why)) for d in held]
    if not sure:
        parent = target.articles[1] if len(target.articles) > 1 else None
        kind: DerivationKind = next((k for k in get_args(DerivationKind) if k == decision.value), "retelling")
        sure = [Derivation(target.articles[0], parent, target.name or None, kind, 1.0, CONFIRMED, (why,))]
    rest = [d for d in descent.derivations if d not in held and (d.child, d.parent) != target.articles[:2][::-1]]
    edges = sorted((*rest, *sure), key=lambda d: (d.child, d.parent or "", d.of or "", d.kind))
    known = {(d.child, d.parent) for d in edges}
    return Descent(descent.pairs, tuple(edges), tuple(x for x in descent.losses if (x.child, x.parent) in known))
