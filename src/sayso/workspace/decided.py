"""Which decisions bear on what: on the articles of a case, and on where articles belong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.errors import CannotDecide
from sayso.model import Decision, Target
from sayso.model.decision import CREDIBILITY, FIELDS, RELIABILITY
from sayso.store.log import Entry

SUBJECTS = {
    "join": ("claim", "source", "case"), "part": ("claim", "source", "article"), "confirm": ("edge", "discrepancy"),
    "reject": ("edge", "discrepancy"), "correct": ("article",),
    "note": ("claim", "source", "edge", "discrepancy", "article", "case"), "rate": ("claim", "source"),
}


def bearing_on(entries: Iterable[Entry], articles: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions about words or articles of these articles, in the order in which they are applied; where an article
    belongs is not among them."""
    here = set(articles)
    return tuple(e.decision for e in entries if not is_placing(e.decision) and here & set(_articles(e.decision)))


def is_placing(decision: Decision) -> bool:
    """Whether it says which case articles belong to."""
    return decision.verb in ("join", "part") and decision.about[0].kind in ("case", "article")


def placed(entries: Iterable[Entry]) -> frozenset[str]:
    """All articles whose case somebody has decided."""
    return frozenset(a for e in entries if is_placing(e.decision) for t in e.decision.about for a in t.articles)


def renamed(decision: Decision, called: Mapping[str, str]) -> Decision:
    """The same decision about the same words, where articles have other ids."""
    def here(target: Target) -> Target:
        anchors = tuple(replace(a, article=called.get(a.article, a.article)) for a in target.anchors)
        return replace(target, articles=tuple(called.get(a, a) for a in target.articles), anchors=anchors)

    return replace(decision, about=tuple(map(here, decision.about)))


def _articles(decision: Decision) -> Sequence[str]:
    return [a for t in decision.about for a in (*t.articles, *(x.article for x in t.anchors))]


def check(decision: Decision) -> None:
    """CannotDecide, with what would do, where the decision says nothing that can be applied."""
    if not decision.about:
        raise CannotDecide(f"say what to {decision.verb}")
    kinds = {t.kind for t in decision.about}
    fit = SUBJECTS[decision.verb]
    if not kinds <= set(fit):
        raise CannotDecide(f"{' and '.join(sorted(kinds))}: one can {decision.verb} only a {' or a '.join(fit)}")
    if decision.verb == "join" and (len(decision.about) < 2 or len(kinds) > 1):
        raise CannotDecide("join takes two or more things of one kind")
    if decision.verb == "correct" and decision.field not in FIELDS:
        raise CannotDecide(f"only {', '.join(FIELDS)} of an article can be corrected")
    if decision.verb == "correct" and decision.field in ("published", "modified"):
        _check_date(decision.value)
    if decision.verb == "part" and decision.value and not is_placing(decision):
        raise CannotDecide("only articles of a case go into another case")
    if decision.verb == "note" and not decision.value.strip():
        raise CannotDecide("a note says something")
    if decision.verb == "rate":
        _check_rating(decision)


def _check_rating(decision: Decision) -> None:
    scale = RELIABILITY if decision.about[0].kind == "source" else CREDIBILITY
    if decision.value not in scale:
        told = "; ".join(f"{mark} {says}" for mark, says in scale.items())
        raise CannotDecide(f"a {decision.about[0].kind} is rated {told}")


def _check_date(value: str) -> None:
    from datetime import datetime

    if not value:
        return
    try:
        datetime.fromisoformat(value + "-01-01"[(len(value) - 4) // 3 * 3:] if len(value) in (4, 7) else value)
    except ValueError:
        raise CannotDecide(f"{value!r} is no date such as 2030-04-02, 2030-04 or 2030-04-02T18:30") from None
