"""How each decision stands in the case as it is now: what it is about, and what speaks against it.

Evidence never overrules an analyst, and an analyst never hides evidence: what has come in since and does not fit is
told beside the decision.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.model import Case, Claim, Decision, Derivation, Discrepancy, Judged, Source, Target
from sayso.relate.decisions.edges import is_edge
from sayso.relate.decisions.pointing import all_pointed_at, articles_of, pointed_at, touches, words_of
from sayso.relate.decisions.questions import questions

SHOWN = 5


class Found(NamedTuple):
    """What the stages found by themselves, before the decisions were laid over it."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    derivations: tuple[Derivation, ...]
    discrepancies: tuple[Discrepancy, ...]


class Hearing(NamedTuple):
    """One decision, the case with all decisions applied, what the stages found, and the decisions made later."""

    decision: Decision
    case: Case
    found: Found
    later: tuple[Decision, ...]


Rule = Callable[[Hearing], str | None]


def standing(case: Case, found: Found, decisions: Sequence[Decision]) -> tuple[Judged, ...]:
    """Each decision with the present ids of what it is about, and the first rule's objection."""
    return tuple(_heard(Hearing(d, case, found, tuple(decisions[at + 1:]))) for at, d in enumerate(decisions))


def is_remark(decision: Decision) -> bool:
    """Whether it changes no finding: a note or a rating of what a case itself holds."""
    return decision.verb in ("note", "rate") and all(t.kind not in ("edge", "discrepancy") for t in decision.about)


def remarked(case: Case, decisions: Sequence[Decision]) -> Case | None:
    """What `relate` makes of the same articles with these decisions, where they differ in remarks alone from those that
    the case was made with: nothing is worked out but how they stand. None where others differ too."""
    before = {j.decision.id: j for j in case.judged}
    changing = [d.id for d in decisions if not is_remark(d)]
    if changing != [j.decision.id for j in case.judged if not is_remark(j.decision)]:
        return None
    found = Found(case.sources, case.claims, case.derivations, case.discrepancies)
    return replace(case, judged=tuple(
        _heard(Hearing(d, case, found, tuple(decisions[at + 1:]))) if is_remark(d) else before[d.id]
        for at, d in enumerate(decisions)))


def now_about(decision: Decision, case: Case) -> tuple[str, ...]:
    """The ids that a case has for what a decision is about, whether or not the decision was applied to it."""
    hearing = Hearing(decision, case, Found(case.sources, case.claims, case.derivations, case.discrepancies), ())
    return tuple(dict.fromkeys(i for t in decision.about for i in _ids(hearing, t)))


def _heard(hearing: Hearing) -> Judged:
    ids = tuple(dict.fromkeys(i for t in hearing.decision.about for i in _ids(hearing, t)))
    says = next((says for rule in RULES if (says := rule(hearing))), None)
    return Judged(hearing.decision, ids, says)


def _ids(hearing: Hearing, target: Target) -> Iterator[str]:
    case, found = hearing.case, hearing.found
    if target.kind == "article":
        yield from (a for a in target.articles if any(a == held.id for held in case.articles))
    elif target.kind == "edge":
        yield from (d.id for d in (*case.derivations, *found.derivations) if is_edge(target, d))
    elif target.kind == "discrepancy":
        yield from (d.id for d in questions(hearing.decision, (*case.discrepancies, *found.discrepancies)))
    elif target.kind != "case":
        one = pointed_at(target, case.claims) if target.kind == "claim" else pointed_at(target, case.sources)
        yield from (one.id,) if one else ()


def _listed(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return ", ".join(ids[:SHOWN]) + more


def _since(hearing: Hearing, articles: Sequence[str]) -> list[str]:
    """Those of these articles that the decision did not know of."""
    return sorted(set(articles) - articles_of(hearing.decision))


def article_left(hearing: Hearing) -> str | None:
    """An article that it speaks of is in this case no more."""
    here = {a.id for a in hearing.case.articles}
    left = sorted(articles_of(hearing.decision) - here) if hearing.decision.about[0].kind != "case" else []
    return f"{_listed(left)} {'is' if len(left) == 1 else 'are'} in this case no more" if left else None


def nothing_there(hearing: Hearing) -> str | None:
    """Its words are there, but no finding stands at them any more."""
    for target in hearing.decision.about:
        found: Claim | Source | None = None
        if target.kind == "claim":
            found = pointed_at(target, hearing.case.claims)
        elif target.kind == "source":
            found = pointed_at(target, hearing.case.sources)
        else:
            continue
        if found is None:
            return f"no {target.kind} stands at the words of “{target.name}” any more"
    return None


def overruled(hearing: Hearing) -> str | None:
    """What was joined stands apart, or what was parted stands together: a later decision did that."""
    d = hearing.decision
    if d.verb not in ("join", "part") or d.about[0].kind not in ("claim", "source"):
        return None
    case = hearing.case
    ids = [one.id if one else None for one in (
        pointed_at(t, case.claims) if t.kind == "claim" else pointed_at(t, case.sources) for t in d.about)]
    together = len(set(ids)) == 1
    if together is (d.verb == "join"):
        return None
    return f"a later decision {'parts' if d.verb == 'join' else 'joins'} them again"


def joined_but_opposed(hearing: Hearing) -> str | None:
    """A joined claim whose mentions deny each other."""
    d = hearing.decision
    claim = pointed_at(d.about[0], hearing.case.claims) if d.verb == "join" and d.about[0].kind == "claim" else None
    if claim is None:
        return None
    inside = [m for m in claim.against if touches(m.anchor, words_of(claim))]
    opposed = sorted({m.anchor.article for m in inside or claim.mentions if m.stance != "asserts"})
    if not opposed or all(m.stance != "asserts" for m in claim.mentions):
        return None
    return f"what was joined does not say the same: {_listed(opposed)} {'does' if len(opposed) == 1 else 'do'} " \
           f"not go along with it"


def parted_but_alike(hearing: Hearing) -> str | None:
    """Articles that came later say what was parted, and the texts alone would keep it together."""
    d = hearing.decision
    if d.verb != "part" or len(d.about) < 2 or d.about[0].kind not in ("claim", "source"):
        return None
    found = hearing.found
    whole: Claim | Source | None = (pointed_at(d.about[0], found.claims) if d.about[0].kind == "claim"
                                    else pointed_at(d.about[0], found.sources))
    if whole is None or not any(touches(a, words_of(whole)) for a in d.about[1].anchors):
        return None
    new = _since(hearing, [a.article for a in words_of(whole)])
    return f"{_listed(new)}, added since, {'stands' if len(new) == 1 else 'stand'} with “{d.about[1].name}”, " \
           f"and could be meant for either" if new else None


def still_parting(hearing: Hearing) -> str | None:
    """A rejected discrepancy that articles added since bring up again."""
    d = hearing.decision
    if d.verb != "reject" or d.about[0].kind != "discrepancy":
        return None
    sides = [s for q in questions(d, hearing.found.discrepancies) for s in q.sides]
    new = set(_since(hearing, [s.anchor.article for s in sides]))
    told = list(dict.fromkeys(f"{s.anchor.article} says {s.value}" for s in sides if s.anchor.article in new))
    return f"added since: {'; '.join(told[:SHOWN])}" if told else None


def parting_no_more(hearing: Hearing) -> str | None:
    """A confirmed discrepancy that the texts do not show any more."""
    d = hearing.decision
    if d.verb != "confirm" or d.about[0].kind != "discrepancy" or questions(d, hearing.found.discrepancies):
        return None
    return "as far as the texts show, accounts do not part here any more"


def edge_not_shown(hearing: Hearing) -> str | None:
    """A confirmed edge that the texts do not show, and what they show in its place."""
    d = hearing.decision
    if d.verb != "confirm" or d.about[0].kind != "edge":
        return None
    if any(is_edge(d.about[0], edge) for edge in hearing.found.derivations):
        return None
    child = d.about[0].articles[0]
    rivals = sorted({e.parent for e in hearing.found.derivations if e.child == child and e.parent})
    return f"by the texts alone, {child} " + (f"rests on {_listed(rivals)}" if rivals else "rests on no other report")


def date_does_not_fit(hearing: Hearing) -> str | None:
    """A corrected date that the article's own words speak against."""
    d = hearing.decision
    if d.verb != "correct" or d.field != "published" or not d.value:
        return None
    doubts = [r.dates_doubtful for r in hearing.case.read if r.article.id in d.about[0].articles and r.dates_doubtful]
    return f"its text does not fit {d.value}: {doubts[0]}" if doubts else None


def copy_says_otherwise(hearing: Hearing) -> str | None:
    """Another copy of the same address gives another value for what was corrected."""
    d = hearing.decision
    if d.verb != "correct" or not d.field:
        return None
    mine = [a for a in hearing.case.articles if a.id in d.about[0].articles and a.url]
    others = [a for a in hearing.case.articles for m in mine if a.url == m.url and a.id != m.id]
    told = sorted({f"{a.id} gives {given}" for a in others if (given := getattr(a, d.field)) and given != d.value})
    return f"the same page saved again: {_listed(told)}" if told else None


def two_sources_now(hearing: Hearing) -> str | None:
    """What was rated as one source stands as two now."""
    d = hearing.decision
    if d.verb != "rate" or d.about[0].kind != "source":
        return None
    now = all_pointed_at(d.about[0], hearing.case.sources)
    return f"these namings are {len(now)} sources now: {_listed([s.name for s in now])}" if len(now) > 1 else None


def rated_again(hearing: Hearing) -> str | None:
    """A later rating of the same thing says otherwise."""
    d = hearing.decision
    if d.verb != "rate":
        return None
    mine = set(_ids(hearing, d.about[0]))
    for other in reversed(hearing.later):
        if other.verb == "rate" and other.value != d.value and mine & set(_ids(hearing, other.about[0])):
            return f"rated {other.value} later, by {other.who or 'somebody'}"
    return None


def rating_and_evidence(hearing: Hearing) -> str | None:
    """A claim rated as confirmed that stands on one origin, or as true that is denied since."""
    d = hearing.decision
    claim = pointed_at(d.about[0], hearing.case.claims) if d.verb == "rate" and d.about[0].kind == "claim" else None
    if claim is None or d.value not in ("1", "2"):
        return None
    if d.value == "1" and claim.independent.high <= 1:
        return "rated as confirmed by others, and all reports of it rest on one origin"
    denied = _since(hearing, [m.anchor.article for m in claim.against])
    return f"denied or doubted since, in {_listed(denied)}" if denied else None


RULES: tuple[Rule, ...] = (
    article_left, nothing_there, overruled, joined_but_opposed, parted_but_alike, still_parting, parting_no_more,
    edge_not_shown, date_does_not_fit, copy_says_otherwise, two_sources_now, rated_again, rating_and_evidence,
)
"""In this order; the first that objects is told."""
