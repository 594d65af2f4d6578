"""What is new in a case since it was last worked out: reports, origins, denials, figures that moved.

Ids of claims and discrepancies change when an article is added, so that old and new are matched by their words.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from sayso.model import Anchor, Case, Claim, Discrepancy

What = Literal["article", "claim", "origin", "denial", "figure", "moved", "discrepancy"]


class News(NamedTuple):
    """One thing that is new; `id` is the claim, discrepancy or article that it is about, `says` is for a reader."""

    what: What
    id: str
    says: str


def changes(before: Case | None, after: Case) -> tuple[News, ...]:
    """All that is new, in the order of the case: claims that more than one article has, their origins and denials,
    discrepancies. A first look at a case tells of nothing but its articles."""
    known = {a.id for a in before.articles} if before else set()
    arrived = tuple(News("article", a.id, a.title or a.id) for a in after.articles if a.id not in known)
    if before is None or not arrived:
        return arrived
    return (*arrived, *_about_claims(before, after), *_about_discrepancies(before, after))


def _about_claims(before: Case, after: Case) -> Iterator[News]:
    old = {m.anchor: c for c in before.claims for m in c.mentions}
    names = {s.id: s.name for s in after.sources}
    for claim in after.claims:
        was = next((old[m.anchor] for m in claim.mentions if m.anchor in old), None)
        if was is None:
            if len({m.anchor.article for m in claim.mentions}) > 1:
                yield News("claim", claim.id, f"“{claim.statement}”, in {_articles(claim)} new reports")
            continue
        yield from _new_origins(was, claim, before, names)
        denied = {m.anchor for m in was.against}
        for m in claim.against:
            if m.anchor not in denied:
                who = names.get(m.source or "", m.anchor.article)
                yield News("denial", claim.id, f"{who} {m.stance}: “{claim.statement}”")


def _articles(claim: Claim) -> int:
    return len({m.anchor.article for m in claim.mentions})


def _new_origins(was: Claim, claim: Claim, before: Case, names: dict[str, str]) -> Iterator[News]:
    """More origins than before, and which; the same origin under a fuller name is not new."""
    if claim.independent.high <= was.independent.high:
        return
    told = {m.anchor for c in before.claims for m in c.mentions}
    fresh = [o for o in claim.origins if o not in was.origins and not _spoken(claim, o) & told]
    for origin in fresh:
        name = names.get(origin) or f"{origin.removeprefix('own:')} in its own words"
        yield News("origin", claim.id, f"{name}, beside {was.independent.high} before: “{claim.statement}”")


def _spoken(claim: Claim, origin: str) -> set[Anchor]:
    return {m.anchor for m in claim.mentions if m.source == origin}


def _about_discrepancies(before: Case, after: Case) -> Iterator[News]:
    old = {(d.kind, s.anchor): d for d in before.discrepancies for s in d.sides}
    for parted in after.discrepancies:
        was = next((old[parted.kind, s.anchor] for s in parted.sides if (parted.kind, s.anchor) in old), None)
        values = {s.value for s in was.sides} if was else set()
        fresh = list(dict.fromkeys(s.value for s in parted.sides if s.value not in values))
        if was is None or fresh:
            what: What = "moved" if parted.drift else "figure" if parted.kind == "figure" else "discrepancy"
            yield News(what, parted.id, _told(parted, was, fresh))


def _told(parted: Discrepancy, was: Discrepancy | None, fresh: list[str]) -> str:
    if was is None:
        return f"{parted.about}: {', '.join(fresh)}"
    held = list(dict.fromkeys(s.value for s in was.sides))
    return f"{parted.about}: {', '.join(held)}, now also {', '.join(fresh)}"
