"""Claims joined and parted by hand, before their origins are counted."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.model import Claim, Decision, Mention
from sayso.relate.claims.wording import plain
from sayso.relate.decisions.pointing import ground, pointed_at, touches


def decide_claims(claims: tuple[Claim, ...], decisions: Iterable[Decision]) -> tuple[Claim, ...]:
    """The claims with all joins and parts applied, in the order of their first words."""
    for decision in decisions:
        if decision.about and decision.about[0].kind == "claim":
            if decision.verb == "join":
                claims = _joined(claims, decision)
            elif decision.verb == "part":
                claims = _parted(claims, decision)
    return claims


def _joined(claims: tuple[Claim, ...], decision: Decision) -> tuple[Claim, ...]:
    """One claim of several; it keeps the wording of the one named first."""
    found = list(dict.fromkeys(c for t in decision.about if (c := pointed_at(t, claims))))
    if len(found) < 2:
        return claims
    one = replace(
        found[0],
        mentions=tuple(sorted({m for c in found for m in c.mentions}, key=_place)),
        against=tuple(dict.fromkeys(m for c in found for m in c.against)),
        grounds=(*(g for c in found for g in c.grounds),
                 ground(decision, "joined", tuple(c.mentions[0].anchor for c in found))),
    )
    return _sorted([*(c for c in claims if c not in found), one])


def _parted(claims: tuple[Claim, ...], decision: Decision) -> tuple[Claim, ...]:
    """The mentions of the first target become a claim of their own, wherever they stand with others."""
    apart = decision.about[0]
    whole = pointed_at(apart, claims)
    moved = tuple(m for m in whole.mentions if touches(m.anchor, apart.anchors)) if whole else ()
    if whole is None or not moved or len(moved) == len(whole.mentions):
        return claims
    why = ground(decision, "parted", (moved[0].anchor,))
    stay = tuple(m for m in whole.mentions if m not in moved)
    rest = replace(whole, mentions=stay, grounds=(*whole.grounds, why), statement=_statement(stay, whole.statement))
    new = Claim(_statement(moved, ""), moved, grounds=(why,))
    return _sorted([*(c for c in claims if c is not whole), rest, new])


def _statement(mentions: tuple[Mention, ...], wished: str) -> str:
    """The wording that stood before where one of the mentions has it, else the first mention's own."""
    wordings = [plain(m.anchor.text) for m in mentions]
    return wished if any(wished.endswith(w) for w in wordings) else wordings[0]


def _place(mention: Mention) -> tuple[object, ...]:
    return (mention.anchor, mention.source or "")


def _sorted(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: min(m.anchor for m in c.mentions)))
