"""From what a reader sees in a case, an id, to a target that stays when articles are added."""

from collections.abc import Iterator

from sayso.errors import UnknownId
from sayso.model import Case, Claim, Derivation, Target
from sayso.relate.decisions.pointing import words_of

SHORTEST = 4
OFFERED = 5


def point(case: Case, wanted: str, within: tuple[str, ...] = ()) -> Target:
    """The claim, source, edge, discrepancy or article with this id, a beginning of it, or a claim by its number.

    `within` keeps only the words in these articles. UnknownId where nothing has the id, several begin with it, or
    nothing of it stands in those articles."""
    target = _one(case, wanted)
    if not within or not target.anchors:
        return target
    kept = tuple(a for a in target.anchors if a.article in within)
    if not kept:
        raise UnknownId(wanted, where=" or ".join(within))
    return Target(target.kind, kept, target.articles, target.name)


def _one(case: Case, wanted: str) -> Target:
    if wanted.isdecimal() and 0 < int(wanted) <= len(case.claims) and wanted not in {a.id for a in case.articles}:
        return _claim(case.claims[int(wanted) - 1])
    named = dict(_all(case))
    begun = [i for i in named if i == wanted] or [i for i in named if _begins(i, wanted)]
    if len(begun) != 1:
        raise UnknownId(wanted, tuple(sorted(begun)[:OFFERED]))
    return named[begun[0]]


def _begins(ident: str, wanted: str) -> bool:
    return len(wanted) >= SHORTEST and (ident.startswith(wanted) or ident.partition("-")[2].startswith(wanted))


def _all(case: Case) -> Iterator[tuple[str, Target]]:
    for c in case.claims:
        yield c.id, _claim(c)
    for s in case.sources:
        yield s.id, Target("source", words_of(s), name=s.name)
    for d in case.discrepancies:
        yield d.id, Target("discrepancy", words_of(d), name=d.about)
    for e in case.derivations:
        yield e.id, _edge(e)
    for a in case.articles:
        yield a.id, Target("article", articles=(a.id,), name=a.title or a.id)


def _claim(claim: Claim) -> Target:
    return Target("claim", words_of(claim), name=claim.statement)


def _edge(edge: Derivation) -> Target:
    at_hand = edge.parent is not None and not edge.parent.startswith("lost:")
    return Target("edge", articles=(edge.child, edge.parent) if at_hand and edge.parent else (edge.child,),
                  name=edge.of or "")
