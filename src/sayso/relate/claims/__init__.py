"""From statements in many articles to claims: what says the same, what is denied, and in whose words to show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.model import Anchor, Annotated, Attribution, Claim, Ground
from sayso.relate.claims.cluster import gather
from sayso.relate.claims.completing import Completed, Scene, complete, lacking, stands_alone
from sayso.relate.claims.denials import Linked, link
from sayso.relate.claims.echoes import filled
from sayso.relate.claims.exactly import exactly
from sayso.relate.claims.judge import LIMIT, Judge, Weighed
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.standing import Lack
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.statements import statements
from sayso.relate.claims.terms import Bag
from sayso.relate.claims.wording import clearest
from sayso.relate.given import POINTS, Descent, Resolved

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
    groups = gather(len(found), field.near, lambda pairs: _odds(chosen, field, pairs, known))
    linked: dict[int, list[Linked]] = defaultdict(list)
    for one in link(found, groups):
        linked[one.claim].append(one)
    scenes = _scenes(read, resolved)
    telling = Telling(field, found, scenes, chosen.name)
    made = [claim for g, members in enumerate(groups) if (claim := _claim(telling, members, linked[g]))]
    return _with_exacter(telling, dict(made))


def _with_exacter(telling: "Telling", made: Mapping[int, Claim]) -> tuple[Claim, ...]:
    """The claims, each by the number of the statement that it is shown in, with the grounds that tell which say more
    exactly what others say."""
    field, found, scenes, _ = telling
    whole = [k for k in made if stands_alone(scenes[found[k].anchor.article], found[k])]
    more = exactly(field, {a: scene.quantities for a, scene in scenes.items()}, tuple(made), whole)
    return tuple(replace(claim, grounds=(*claim.grounds, *more.get(k, ()))) for k, claim in made.items())


def _odds(judge: Judge, field: Field, pairs: Sequence[tuple[int, int]],
          known: dict[tuple[int, int], float]) -> list[float]:
    """What the judge says, but who denies a thing never says the same as who asserts it, however alike the words.

    Reprints repeat each statement many times, so what was judged once is kept in `known`, by the statements' twins."""
    twins = [field.twin_pair(a, b) for a, b in pairs]
    unknown = sorted({twin for twin in twins if twin not in known})
    known.update(zip(unknown, judge.odds(field, unknown), strict=True))
    return [known[twin] if field.one_stance(*twin) else -LIMIT for twin in twins]


def _all_statements(read: Sequence[Annotated], resolved: Resolved) -> list[Statement]:
    """In an order that does not depend on the order of the articles."""
    own = _by_article(resolved.attributions)
    ordered = sorted(read, key=lambda one: one.article.id)
    return [s for one in ordered for s in filled(one, statements(one, own[one.article.id]))]


def _by_article(attributions: Sequence[Attribution]) -> dict[str, list[Attribution]]:
    held: dict[str, list[Attribution]] = defaultdict(list)
    for a in attributions:
        held[a.article].append(a)
    return held


def _scenes(read: Sequence[Annotated], resolved: Resolved) -> dict[str, Scene]:
    """Each article with what is needed to tell its statements in full."""
    named = {s.id: s for s in resolved.sources}
    held = _by_article(resolved.attributions)
    return {one.article.id: Scene(one, held[one.article.id], named) for one in read}


class Telling(NamedTuple):
    """What it takes to tell a claim: the statements of the case, its articles, and who judged them."""

    field: Field
    found: Sequence[Statement]
    scenes: Mapping[str, Scene]
    judge: str


def _claim(telling: Telling, members: Sequence[int], against: Sequence[Linked]) -> tuple[int, Claim] | None:
    """The number of the statement that is shown, and the claim; None where nothing is said that could be checked."""
    field, found, scenes, _ = telling
    bags = [field.bags[k] for k in members]
    lacks = {b.statement.anchor: lacking(scenes[b.statement.anchor.article], b.statement) for b in bags}
    best = clearest(bags, lacks)
    if not against and not _checkable(bags, lacks):
        return None
    told = complete(scenes[best.anchor.article], best)
    return next(k for k in members if found[k] is best), Claim(
        statement=_shown(best, told, scenes[best.anchor.article]),
        mentions=tuple(sorted((b.statement.mention() for b in bags), key=lambda m: m.anchor)),
        against=tuple(found[x.denial].mention() for x in against),
        grounds=(*_why_one(telling, members), Ground("clearest mention", _why_shown(told), (best.anchor, *told.filled)),
                 *(x.ground for x in against)),
    )


def _checkable(bags: Sequence[Bag], lacks: Mapping[Anchor, Lack]) -> bool:
    """A finite verb, a figure, or a second article that says it too; a headline and a denial say something always."""
    if len({b.statement.anchor.article for b in bags}) > 1:
        return True
    return any(lacks[b.statement.anchor] in ("nothing", "subject") or b.figures or b.statement.place == "headline"
               or b.statement.stance != "asserts" for b in bags)


def _shown(best: Statement, told: Completed, scene: Scene) -> str:
    """A denial is told with who denies."""
    name = scene.name(best.source)
    return f"{name}: {told.text}" if best.stance != "asserts" and name and "[" not in told.text else told.text


def _why_shown(told: Completed) -> str:
    return "shown in the words of its clearest mention" + (
        "; what stands in brackets is filled in from the text around it" if "[" in told.text else "")


def _why_one(telling: Telling, members: Sequence[int]) -> tuple[Ground, ...]:
    """What the mentions share, rarest words first, and who judged them to say the same."""
    field = telling.field
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
    says += f"; judged by {telling.judge}"
    told = tuple(field.bags[k].statement for k in members)
    pointing = ((s, s.said) for s in told if s.said)
    return (Ground("same claim", says, tuple(s.anchor for s in told)),
            *(Ground(POINTS, "says it by pointing at the words before", (s.anchor, said))
              for s, said in pointing))
