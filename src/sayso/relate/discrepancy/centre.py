"""What the case is about: the words that most headlines and leads share."""

from collections import Counter
from collections.abc import Sequence

from sayso.relate.discrepancy.units import Unit

SHARE = 0.4
LEAST = 2


def central(units: Sequence[Unit]) -> frozenset[str]:
    """Stems that stand in the headline or the lead of at least two articles and of two in five."""
    held: dict[str, set[str]] = {}
    for unit in units:
        if unit.lead:
            held.setdefault(unit.article, set()).update(unit.terms)
    seen = Counter(term for terms in held.values() for term in terms)
    return frozenset(t for t, n in seen.items() if n >= max(LEAST, SHARE * len(held)))
