"""From statements in many articles to claims: what says the same, what is denied, and in whose words to show it."""

from collections.abc import Sequence

from sayso.model import Annotated, Attribution, Claim, Ground, Source
from sayso.relate.claims.candidates import candidates
from sayso.relate.claims.cluster import gather
from sayso.relate.claims.denials import Linked, link
from sayso.relate.claims.judge import LIMIT, Judge, Weighed
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.statements import statements
from sayso.relate.claims.wording import clearest, plain
from sayso.relate.given import Descent, Resolved

__all__ = ["Judge", "match"]


def match(
    read: tuple[Annotated, ...], resolved: Resolved, descent: Descent, judge: Judge | None = None
) -> tuple[Claim, ...]:
    """Claims with all their mentions, in the order of their first words; origins are not counted yet.

    `judge` scores pairs of statements in place of the project's own.
    """
    chosen = judge or Weighed()
    found = _all_statements(read, resolved)
    field = Field(found)
    known: dict[tuple[int, int], float] = {}
    groups = gather(len(found), candidates(field.bags), lambda pairs: _odds(chosen, field, pairs, known))
    linked = link(found, groups, chosen)
    named = {s.id: s for s in resolved.sources}
    return tuple(_claim(field, members, [x for x in linked if x.claim == g], found, named)
                 for g, members in enumerate(groups))


def _odds(judge: Judge, field: Field, pairs: Sequence[tuple[int, int]],
          known: dict[tuple[int, int], float]) -> list[float]:
    """What the judge says, but who denies a thing never says the same as who asserts it, however alike the words.

    Reprints repeat each statement many times, so what was judged once is kept in `known`, by the statements' twins."""
    twins = [field.twin_pair(a, b) for a, b in pairs]
    unknown = sorted(set(twins) - known.keys())
    known.update(zip(unknown, judge.odds(field, unknown), strict=True))
    return [known[twin] if field.one_stance(*twin) else -LIMIT for twin in twins]


def _all_statements(read: Sequence[Annotated], resolved: Resolved) -> list[Statement]:
    """In an order that does not depend on the order of the articles."""
    own: dict[str, list[Attribution]] = {}
    for a in resolved.attributions:
        own.setdefault(a.article, []).append(a)
    ordered = sorted(read, key=lambda one: one.article.id)
    return [s for one in ordered for s in statements(one, own.get(one.article.id, []))]


def _claim(field: Field, members: Sequence[int], against: Sequence[Linked], found: Sequence[Statement],
           named: dict[str, Source]) -> Claim:
    bags = [field.bags[k] for k in members]
    best = clearest(bags)
    return Claim(
        statement=_shown(best, named),
        mentions=tuple(sorted((b.statement.mention() for b in bags), key=lambda m: m.anchor)),
        against=tuple(found[x.denial].mention() for x in against),
        grounds=(*_why_one(field, members), *(x.ground for x in against)),
    )


def _shown(best: Statement, named: dict[str, Source]) -> str:
    """A denial is told with who denies."""
    text = plain(best.anchor.text)
    if best.stance != "asserts" and best.source in named:
        return f"{named[best.source].name}: {text}"
    return text


def _why_one(field: Field, members: Sequence[int]) -> tuple[Ground, ...]:
    """What the mentions share, rarest words first."""
    if len(members) < 2:
        return ()
    counted: dict[str, int] = {}
    for k in members:
        for term in field.bags[k].terms:
            counted[term] = counted.get(term, 0) + 1
    rare = {t: w for k in members for t, w in field.bags[k].terms.items()}
    shared = sorted((t for t, n in counted.items() if 2 * n > len(members)), key=lambda t: (-rare[t], t))
    says = f"{len(members)} mentions that say the same; " + (
        f"most have {', '.join(x.removeprefix('#') for x in shared[:6])}" if shared else "in other words")
    return (Ground("same claim", says, tuple(field.bags[k].statement.anchor for k in members)),)
