"""The stages of a case, in order. Derived state is recomputed, never patched."""

from collections.abc import Sequence
from dataclasses import replace

from sayso import plugins
from sayso.model import Annotated, Case, Decision, Failure, Findings
from sayso.relate import claims, decisions, discrepancy, lineage, origins, ranking, sources
from sayso.relate.claims import Judge
from sayso.relate.decisions.standing import Found
from sayso.relate.memory import Memory


def relate(
    read: tuple[Annotated, ...], failures: tuple[Failure, ...] = (), decided: Sequence[Decision] = (),
    judge: Judge | None = None, memory: Memory | None = None,
) -> Case:
    """The case that these articles and an analyst's decisions make; a pure function that does not depend on the order
    of the articles. Decisions are applied in their order, each after the stage that found what it is about. `judge`
    decides in place of Sayso's own which statements say the same. `memory` holds what the stages made of this case
    last: a stage that is given the same is not run again."""
    run = (memory or Memory()).run
    read = tuple(sorted(read, key=lambda a: a.article.id))
    own_sources = run(sources.resolve, read)
    resolved = decisions.decide_sources(own_sources, decided)
    own_descent = run(lineage.derive, read)
    descent = decisions.decide_descent(own_descent, decided, frozenset(r.article.id for r in read))
    own_claims = run(claims.match, read, resolved, descent, judge)
    matched = decisions.decide_claims(own_claims, decided)
    counted = run(origins.count, matched, resolved, descent, read)
    own_parted = run(discrepancy.find, read, counted, resolved, descent)
    parted = decisions.decide_discrepancies(own_parted, decided)
    case = Case(
        read=read,
        attributions=Findings(resolved.attributions),
        sources=Findings(resolved.sources),
        claims=Findings(ranking.order(counted, parted)),
        pairs=descent.pairs,
        derivations=Findings(descent.derivations),
        losses=Findings(descent.losses),
        discrepancies=Findings(parted),
        failures=failures,
    )
    found = Found(own_sources.sources, own_claims, own_descent.derivations, own_parted)
    return plugins.applied("sayso.relate", replace(case, judged=decisions.standing(case, found, decided)))
