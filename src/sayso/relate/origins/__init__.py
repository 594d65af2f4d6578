"""How many origins of a claim do not rest on each other, along both trees.

An origin is a source at the far end of a chain, or an article that states the claim in its own voice and takes its
text from no other. Each claim is counted by itself, and a ground takes away only the one origin that it is about:
origins are never joined through a third, so one false edge cannot merge everything.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.model import Annotated, Claim, Ground, Independence, Mention
from sayso.relate.given import Descent, Resolved
from sayso.relate.origins.known import Known, know
from sayso.relate.origins.perhaps import PERHAPS
from sayso.relate.origins.sure import SURE, Rule
from sayso.relate.origins.telling import OWN, Telling, arranged, telling

__all__ = ["count"]


class Rests(NamedTuple):
    """One origin rests on another, or may; why, and the words that tell."""

    what: str
    on: str
    ground: Ground


def count(claims: tuple[Claim, ...], resolved: Resolved, descent: Descent, read: Sequence[Annotated] = ()
          ) -> tuple[Claim, ...]:
    """The claims with their origins named and counted."""
    known = know(resolved, descent, read)
    return tuple(_counted(claim, known) for claim in claims)


def _counted(claim: Claim, known: Known) -> Claim:
    """Origins in the order of their names; those that surely rest on another are not among them."""
    told = telling(claim, known)
    surely = _resting(told, known, "rests", SURE)
    left = _without(told, surely, known)
    perhaps = _resting(left, known, "may rest", PERHAPS)
    origins = tuple(sorted(left.held))
    belong = {_belongs(o, known) for o in origins}
    grounds = tuple(r.ground for r in (*surely, *perhaps))
    return replace(claim, origins=origins, independent=Independence(
        len(origins) - len(perhaps), len(origins), len(belong), grounds))


def _resting(told: Telling, known: Known, verb: str, rules: Sequence[tuple[str, Rule]]) -> tuple[Rests, ...]:
    """At most one entry for each origin, the weakest looked at first. Of two that rest on each other the stronger
    stays."""
    found: dict[str, Rests] = {}
    for name in told.held:
        for method, rule in rules:
            on = next((o for o in rule(name, told, known) if o != name and o not in found), None)
            if on:
                anchors = tuple(m.anchor for m in (*told.held[name][:1], *told.held[on][:1]))
                says = f"{_called(name, known)} {verb} on {_called(on, known)}: {method}"
                found[name] = Rests(name, on, Ground(method, says, anchors))
                break
    return tuple(found.values())


def _without(told: Telling, resting: Sequence[Rests], known: Known) -> Telling:
    """The origins that rest on no other, each with the mentions of those that rest on it."""
    on = {r.what: r.on for r in resting}
    root: dict[str, str] = {}
    for name in told.held:
        at = name
        while at in on:
            at = on[at]
        root[name] = at
    held: dict[str, list[Mention]] = defaultdict(list)
    for name, mentions in told.held.items():
        held[root[name]] += mentions
    joint = frozenset(frozenset(root[n] for n in pair) for pair in told.joint)
    return arranged(held, joint, told.meant, known)


def _called(name: str, known: Known) -> str:
    if name.startswith(OWN):
        return f"article {name.removeprefix(OWN)}"
    return known.sources[name].name if name in known.sources else name


def _belongs(name: str, known: Known) -> str:
    """The state or body at the end of whom an origin speaks for; itself, where it speaks for nobody else."""
    return next(reversed(known.bodies(name)), name)
