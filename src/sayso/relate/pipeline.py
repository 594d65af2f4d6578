"""The stages of a case, in order. Derived state is recomputed, never patched."""

from sayso.model import Annotated, Case, Failure
from sayso.relate import claims, discrepancy, lineage, origins, ranking, sources


def relate(read: tuple[Annotated, ...], failures: tuple[Failure, ...] = ()) -> Case:
    """The case that these articles make; a pure function that does not depend on their order."""
    read = tuple(sorted(read, key=lambda a: a.article.id))
    resolved = sources.resolve(read)
    descent = lineage.derive(read)
    matched = claims.match(read, resolved, descent)
    counted = origins.count(matched, resolved, descent)
    parted = discrepancy.find(read, counted, resolved, descent)
    return Case(
        read=read,
        attributions=resolved.attributions,
        sources=resolved.sources,
        claims=ranking.order(counted, parted),
        pairs=descent.pairs,
        derivations=descent.derivations,
        losses=descent.losses,
        discrepancies=parted,
        failures=failures,
    )
