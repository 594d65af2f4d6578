"""What is denied, beside those who assert it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.model import Anchor
from sayso.relate.discrepancy.components import components
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.phrases import index, occurrences
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Unit

BEFORE, AFTER = 7, 14
SHARE, SHARE_LEAD = 0.5, 0.35
LEAST = 2
CENTRAL = 4
REPORTS = frozenset({"report", "reports", "claim", "claims", "allegation", "allegations", "rumor", "rumors", "rumour",
                     "rumours", "accusation", "accusations", "story", "stories", "statement", "suggestions", "it"})
DISMISSAL = frozenset({"dismissed", "dismisses", "dismissing"})
FROM_POST = frozenset({"from", "for", "over", "after", "on", "without", "him", "her", "them"})
"""Words after `dismissed` of somebody who loses a post."""
HEARSAY = frozenset({"rumor", "rumors", "rumour", "rumours", "claim", "claims", "allegation", "allegations",
                     "bogus", "fake", "hoax", "satirical", "spoof"})
NEGATIONS = frozenset({"not", "no", "never", "nor", "without"})


class Denial(NamedTuple):
    """A denial with the stems of what it denies; `whole` where it denies the reports as such."""

    unit: Unit
    anchor: Anchor
    target: frozenset[str]
    whole: bool


@cache
def _index() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return index(row["phrase"] for row in tables.rows("parting_denials"))


def denials(field: Field) -> Iterator[Parting]:
    """What several deny of one matter, beside the sentence of each article that asserts most of it.

    Denials that were linked to a claim are left to `contested`."""
    linked = [m.anchor for claim in field.claims for m in claim.against if m.stance == "denies"]
    found = [d for unit in field.units for d in _denials(field, unit) if not any(d.anchor.overlap(a) for a in linked)]
    denying = frozenset(d.unit.anchor for d in found)
    asserting = [u for u in field.units if u.anchor not in denying and not _negated(u) and not _open(field, u)]
    joined = [(n, m) for n in range(len(found)) for m in range(n) if _one_matter(field, found[n], found[m])]
    for group in components(len(found), joined):
        matter = [found[n] for n in group]
        target = frozenset(t for d in matter for t in d.target & field.central)
        for unit, anchor in _asserted(field, target, matter[0].whole, asserting):
            about = f"whether it is so: {_told(field, unit, anchor)}"
            for denial in matter:
                yield Parting("polarity", about, Reading(anchor, "asserted"), Reading(denial.anchor, "denied"), 0.5,
                              "denials", "asserted in one account, denied in another")


def _one_matter(field: Field, a: Denial, b: Denial) -> bool:
    if a.whole or b.whole:
        return a.whole and b.whole
    return len(a.target & b.target & field.central) >= LEAST


def _denials(field: Field, unit: Unit) -> Iterator[Denial]:
    for at in list(occurrences(unit.tokens, _index()))[:1]:
        if any(t.folded in NEGATIONS for t in unit.tokens[max(0, at.first - 2) : at.first]) and " " not in at.phrase:
            return
        after = unit.tokens[at.last : at.last + AFTER]
        if at.phrase in DISMISSAL and after and after[0].folded in FROM_POST:
            return
        if after and after[0].folded == "by":
            after = unit.tokens[max(0, at.first - AFTER) : at.first]
        first = max(0, at.first - BEFORE)
        last = min(len(unit.tokens), at.last + AFTER)
        anchor = field.anchor(unit.article, unit.tokens[first].start, unit.tokens[last - 1].end)
        target = frozenset(t.stem for t in after if t.kind in ("content", "name"))
        whole = any(t.folded in REPORTS for t in after[:3]) and len(target & field.central) < LEAST
        if whole or len(target & field.central) >= LEAST:
            yield Denial(unit, anchor, target, whole)


def _negated(unit: Unit) -> bool:
    return any(t.folded in NEGATIONS or t.folded.endswith("n't") for t in unit.tokens)


def _open(field: Field, unit: Unit) -> bool:
    """What only tells that something is rumoured or made up, or asks, asserts nothing."""
    text = field.read[unit.article].article.text
    return any(t.folded in HEARSAY for t in unit.tokens) or text[unit.anchor.end : unit.anchor.end + 1] == "?"


def _asserted(
    field: Field, target: frozenset[str], whole: bool, asserting: list[Unit]
) -> list[tuple[Unit, Anchor]]:
    """The best asserting sentence of each article: body before headline, leads first."""
    wanted = field.central if whole else target
    best: dict[str, tuple[tuple[bool, bool, float], Unit]] = {}
    for unit in asserting:
        shared = unit.terms & wanted
        weight = field.weigh.total(shared) / max(1e-9, field.weigh.total(wanted))
        if len(shared) >= (CENTRAL if whole else LEAST) and (
                unit.lead if whole else weight >= (SHARE_LEAD if unit.lead else SHARE)):
            rank = unit.lead, not unit.headline, weight
            best[unit.article] = max(best.get(unit.article, (rank, unit)), (rank, unit), key=lambda b: b[0])
    return [(u, _span(field, u, wanted | field.central)) for _, (_, u) in sorted(best.items())]


def _told(field: Field, unit: Unit, anchor: Anchor) -> str:
    inside = [n for n, t in enumerate(unit.tokens) if anchor.start <= t.start < anchor.end]
    return field.words(unit, inside[0], inside[-1] + 1)


def _span(field: Field, unit: Unit, wanted: frozenset[str]) -> Anchor:
    """The `AFTER` words that hold most of what the denial is about."""
    hits = [n for n, t in enumerate(unit.tokens) if t.stem in wanted]
    first = max(hits, key=lambda h: (sum(h <= n < h + AFTER for n in hits), -h))
    last = max(n for n in hits if n < first + AFTER)
    return field.anchor(unit.article, unit.tokens[first].start, unit.tokens[last].end)
