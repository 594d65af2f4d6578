"""A statement traced through a case: which claims say it, by whom, on how many origins, and what speaks against it."""

from typing import NamedTuple

from sayso.model import Case, Claim, Discrepancy
from sayso.relate.trace import trace as matching


class Traced(NamedTuple):
    """A claim that says it; `odds` are the natural log-odds that it does, `parted` the discrepancies about it."""

    claim: Claim
    odds: float
    parted: tuple[Discrepancy, ...]


class Trace(NamedTuple):
    """What one case has on a statement, the likeliest claim first."""

    case: str
    of: Case
    found: tuple[Traced, ...]


def trace(name: str, case: Case, statement: str) -> Trace:
    """All claims of the case that say what the statement says."""
    parted = {d.claim: [e for e in case.discrepancies if e.claim == d.claim] for d in case.discrepancies}
    found = [Traced(claim, odds, tuple(parted.get(claim.id, ()))) for claim, odds in matching(case, statement)]
    return Trace(name, case, tuple(found))
