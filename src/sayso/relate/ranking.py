"""What a reader should see first, and why.

A claim comes first that many articles carry, that is at the centre of the event (its words are those that all other
claims share), that stands in headlines and leads, that few origins stand behind for so many articles, and over which
accounts part. Each part adds to one figure, and the parts that weighed most are the reason given.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.model import Claim, Discrepancy
from sayso.words import words

SHARPNESS: Mapping[str, float] = {"polarity": 2.0, "figure": 1.5, "date": 1.2, "place": 1.2, "person": 1.2,
                                  "certainty": 1.5, "wording": 0.8}
EARLY = 400
LONG_WORD = 4


class Part(NamedTuple):
    """One reason for a rank: what it adds, and how it reads."""

    weight: float
    says: str


def order(claims: tuple[Claim, ...], discrepancies: tuple[Discrepancy, ...]) -> tuple[Claim, ...]:
    """The claims in the order of a report, with rank and the reason for it."""
    spread = Counter(w for c in claims for w in _words(c))
    parts = {c.id: _parts(c, [d for d in discrepancies if d.claim == c.id], spread, len(claims)) for c in claims}
    ranked = sorted(claims, key=lambda c: (-sum(p.weight for p in parts[c.id]), min(m.anchor for m in c.mentions)))
    return tuple(replace(c, rank=at, importance=_reason(parts[c.id])) for at, c in enumerate(ranked, 1))


def _parts(claim: Claim, parted: Sequence[Discrepancy], spread: Mapping[str, int], of: int) -> tuple[Part, ...]:
    return (_reach(claim), _prominence(claim), _centrality(claim, spread, of), _echo(claim), _contest(claim, parted))


def _reach(claim: Claim) -> Part:
    articles = len({m.anchor.article for m in claim.mentions})
    return Part(2 * math.log(articles), f"{articles} articles carry it" if articles > 1 else "")


def _prominence(claim: Claim) -> Part:
    early = len({m.anchor.article for m in claim.mentions if m.anchor.start < EARLY})
    return Part(math.log1p(early), "it stands at the head of an article" if early == 1 else
                f"it stands at the head of {early} articles" if early else "")


def _centrality(claim: Claim, spread: Mapping[str, int], of: int) -> Part:
    """How much of what the claim speaks of other claims speak of too; 0..1."""
    found = _words(claim)
    share = sum(min(1.0, 4 * spread[w] / of) for w in found) / len(found) if found and of > 1 else 0.0
    return Part(share, "many other claims speak of the same" if share > 0.5 else "")


def _echo(claim: Claim) -> Part:
    """Many articles on few words of honour."""
    articles, origins = len({m.anchor.article for m in claim.mentions}), claim.independent.high
    if articles < 3 or not origins or articles < 2 * origins:
        return Part(0.0, "")
    return Part(0.5, "all of them rest on one origin" if origins == 1 else f"they rest on {origins} origins")


def _contest(claim: Claim, parted: Sequence[Discrepancy]) -> Part:
    sharp = sum(SHARPNESS[d.kind] * (0.3 if d.drift else 1.0) for d in parted)
    against = len({m.source or m.anchor.article for m in claim.against})
    says = " and ".join(filter(None, (
        f"accounts part on {_listed(sorted({d.kind for d in parted if not d.drift}))}" if sharp else "",
        "it is denied or doubted" if against else "")))
    return Part(math.log1p(sharp) + math.log1p(against), says if sharp or against else "")


def _listed(kinds: Sequence[str]) -> str:
    return ", ".join(kinds) if kinds else "later figures"


def _reason(parts: Sequence[Part]) -> str:
    """The reasons that weigh most, the heaviest first."""
    told = [p.says for p in sorted(parts, key=lambda p: (-p.weight, p.says)) if p.says]
    return "; ".join(told[:3]) if told else "one article alone carries it"


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(w.folded for w in words(claim.statement) if len(w.folded) >= LONG_WORD)
