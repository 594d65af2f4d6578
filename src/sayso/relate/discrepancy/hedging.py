"""A hedge that one account has and another, of the same thing, has not or has otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.phrases import Found, index, occurrences
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.stems import stem
from sayso.relate.discrepancy.units import Token, Unit
from sayso.tags import tagged

SCOPE, CLAUSE = 6, 10
GUARD = 4
NEAR = 6
OPEN = frozenset({"if", "whether", "unless", "could", "would", "may", "might", "should"})
DENIED = frozenset({"not", "never", "no", "cannot"})
ASKS = frozenset({"whether", "if", "how"})
VERBAL = frozenset({"FIN", "SELF", "PART", "ING", "BASE"})
FINITE = frozenset({"FIN", "SELF"})
LIGHT = frozenset(map(stem, ("make", "take", "carry", "give", "come", "include", "follow", "look", "use", "get")))
SHARED = 3
ALIKE, FAR_ALIKE = 2, 4
QUALIFYING = frozenset({"alleged", "suspected", "presumed", "rumored", "rumoured"})
"""Hedges that stand before a noun: that the noun stands elsewhere without one says little."""
RARE = 3.2
PLAIN = "stated outright"
ON_WORD = "reported"
CONDITION = "conditional"


class Hedged(NamedTuple):
    """A word of weight at token `at`, under a hedge of some level or under none."""

    unit: Unit
    at: int
    level: str
    reading: Reading
    qualifying: bool = False


@cache
def levels() -> dict[str, str]:
    """Level of each hedge."""
    return {row["phrase"]: row["level"] for row in tables.rows("parting_hedges")}


@cache
def _index() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return index(levels())


def hedging(field: Field) -> Iterator[Parting]:
    """Pairs of sentences on one thing, the one with a hedge on a weighty word, the other with another or none."""
    holders: dict[str, list[Unit]] = defaultdict(list)
    for unit in field.units:
        for term in unit.terms:
            holders[term].append(unit)
    for hedged in (h for unit in field.units for h in _hedged(field, unit)):
        held = hedged.unit.tokens[hedged.at].stem
        for other in holders[held]:
            if other.article != hedged.unit.article:
                yield from _compared(field, hedged, other, held)


def _hedged(field: Field, unit: Unit) -> Iterator[Hedged]:
    for found in occurrences(unit.tokens, _index()):
        for at in range(_from(field, unit, found), min(len(unit.tokens), found.last + CLAUSE)):
            if unit.tokens[at].kind == "number" or unit.tokens[at].folded == "one":
                break
            if unit.tokens[at].kind == "name" and at == found.last:
                at = _past_name(unit, at)
            elif unit.tokens[at].kind != "content" or unit.tokens[at].stem in LIGHT:
                continue
            yield Hedged(unit, at, levels()[found.phrase], _reading(field, unit, found, at), found.phrase in QUALIFYING)
            break


def _from(field: Field, unit: Unit, found: Found) -> int:
    """Where the hedged words begin: right behind the hedge, or, where it covers a clause (`Apparently, the ferry ...`,
    `not clear whether the ferry ...`), at that clause's verb."""
    text = field.read[unit.article].article.text
    aside = found.first == 0 or "," in text[unit.tokens[found.first - 1].end : unit.tokens[found.first].start]
    if not (aside and found.last - found.first == 1) and unit.tokens[found.last - 1].folded not in ASKS:
        return found.last
    after = unit.tokens[found.last : found.last + CLAUSE]
    tags = {w.start + unit.anchor.start: tag for w, tag in tagged(unit.anchor.text)}
    verb = next((n for n, t in enumerate(after) if tags.get(t.start) in FINITE), None)
    return found.last if verb is None else found.last + verb


def _past_name(unit: Unit, at: int) -> int:
    """What a name only qualifies: of `suspected Harrow Group rebels` the rebels."""
    end = at
    while end < len(unit.tokens) - 1 and unit.tokens[end].kind == "name" and _joined(unit.tokens, end):
        end += 1
    return end if unit.tokens[end].kind == "content" else at


def _joined(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at + 1].start - tokens[at].end == 1


def _reading(field: Field, unit: Unit, found: Found, at: int) -> Reading:
    anchor = field.anchor(unit.article, unit.tokens[found.first].start, unit.tokens[at].end)
    return Reading(anchor, levels()[found.phrase])


def _same_matter(field: Field, a: Unit, b: Unit, held: str, qualifying: bool) -> bool:
    """They share the hedged word and more that weighs, some of it close to that word in both."""
    shared = (a.terms & b.terms) - {held}
    close = _around(a, held) & _around(b, held)
    rare = len(close - field.central)
    if rare < 2 and len(close) < (FAR_ALIKE if qualifying else ALIKE if not rare else 0):
        return False
    return len(shared) >= SHARED and field.weigh.total(shared) >= 0.3 * min(
        field.weigh.total(a.terms), field.weigh.total(b.terms))


def _around(unit: Unit, held: str) -> frozenset[str]:
    """What stands close to the word, wherever it stands."""
    places = [n for n, t in enumerate(unit.tokens) if t.stem == held]
    return frozenset(t.stem for n in places for t in unit.tokens[max(0, n - NEAR) : n + NEAR + 1]
                     if t.kind in ("name", "content")) - {held}


def _outright(field: Field, unit: Unit, at: int) -> bool:
    """Whether the word is stated at all: not asked, not on a condition, not what somebody is to do or does not."""
    text = field.read[unit.article].article.text
    before = [t.folded for t in unit.tokens[max(0, at - NEAR) : at]]
    asked = text[unit.anchor.end : unit.anchor.end + 1] == "?"
    denied = bool(set(before) & (OPEN | DENIED)) or any(w.endswith("n't") for w in before)
    return not (asked or denied or before[-1:] == ["to"])


def _one_part(hedged: Hedged, other: Unit, at: int) -> bool:
    """Whether both words are verbs or neither is: that he `apparently claimed` it is another thing than his claims."""
    return _is_verb(hedged.unit, hedged.at) == _is_verb(other, at)


def _is_verb(unit: Unit, at: int) -> bool:
    start = unit.tokens[at].start - unit.anchor.start
    return any(w.start == start and tag in VERBAL for w, tag in tagged(unit.anchor.text))


def _compared(field: Field, hedged: Hedged, other: Unit, held: str) -> Iterator[Parting]:
    if hedged.level == CONDITION and any(levels()[f.phrase] == CONDITION for f in occurrences(other.tokens, _index())):
        return  # a condition holds for its whole sentence, wherever it stands
    for at, token in enumerate(other.tokens):
        if token.stem != held:
            continue
        found = [f for f in occurrences(other.tokens[: at + 1], _index()) if f.last >= at - GUARD]
        if found and levels()[found[-1].phrase] == hedged.level:
            return
        rare = bool(found) and field.weigh.of(held) >= RARE and token.folded == hedged.unit.tokens[hedged.at].folded
        if not rare and not _same_matter(field, hedged.unit, other, held, hedged.qualifying):
            return
        reading = _reading(field, other, found[-1], at) if found else _plain(field, other, at)
        if not found and not (_outright(field, other, at) and _one_part(hedged, other, at)):
            return
        if not found and hedged.level == ON_WORD and (other.headline or field.voices.at(reading.anchor)):
            return
        about = " ".join(t.text for t in hedged.unit.tokens[hedged.at : hedged.at + 6])
        says = f"“{hedged.reading.anchor.text}” in one account, “{reading.anchor.text}” in another"
        yield Parting("certainty", f"how sure it is: {about}", hedged.reading, reading, 0.5, "hedging", says)
        return


def _plain(field: Field, unit: Unit, at: int) -> Reading:
    first = max(0, at - 1)
    return Reading(field.anchor(unit.article, unit.tokens[first].start, unit.tokens[at].end), PLAIN)
