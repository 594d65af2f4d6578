"""Which of the places that bear a name is meant: what the words beside it say, what the article speaks of, size."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.annotate.place.gazetteer import Entry, holders
from sayso.annotate.place.key import place_key
from sayso.annotate.place.nations import country_name, shown

COUNTRY_WEIGHT, PROVINCE_WEIGHT, OWN_NAME, CAPITAL, HELD, TIE = 2.4, 0.8, 1.5, 1.0, 8.0, 0.25
KIND_WEIGHT = {"country": 1.5, "province": -0.4, "district": -1.6, "town": 0.0}
FEATURE_WEIGHT = 5.0


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of the table `places_cues` that are this."""
    return frozenset(row["word"] for row in tables.rows("places_cues") if kind in row["is"].split("; "))


class Context:
    """Which countries an article speaks of, and which divisions it names."""

    def __init__(self) -> None:
        self.countries: Counter[str] = Counter()
        self.named: set[int] = set()
        self._by_name: dict[str, Counter[str]] = {}

    def add(self, name: str, iso: str, weight: int) -> None:
        """A name speaks for a country."""
        self.countries[iso] += weight
        self._by_name.setdefault(name, Counter())[iso] += weight

    def share(self, iso: str, name: str = "") -> float:
        """How much of what the article says of countries is about this one, 0..1; a name does not speak for itself."""
        own = self._by_name.get(name, Counter())
        total = sum(self.countries.values()) - sum(own.values())
        return (self.countries[iso] - own[iso]) / total if total else 0.0

    def leading(self) -> str | None:
        """The country spoken of most; None where two share the lead."""
        first = self.countries.most_common(2)
        if not first or (len(first) > 1 and first[0][1] == first[1][1]):
            return None
        return first[0][0]


class Called(NamedTuple):
    """A name as it stands; `feature` is the word beside it that tells its kind ("province"), `held_by` the folded name
    that follows it after a comma or "in"; `capital_of` the code
    of the country that sits in a place of this name; all three may be empty."""

    name: str
    feature: str = ""
    held_by: str = ""
    capital_of: str = ""


def choose(found: Sequence[Entry], context: Context, called: Called) -> tuple[Entry | None, str | None]:
    """The place meant and its country's code; where two places tie, none, and the country only if they share it."""
    scored = sorted(((score(one, context, called), one) for one in found), key=lambda pair: (-pair[0], pair[1].ident))
    best = scored[0][1] if called.feature in cues("division") else _town_in(scored[0][1], found)
    rivals = [one for points, one in scored[1:] if scored[0][0] - points < TIE and not _same_place(one, best)]
    if not rivals:
        return best, best.country
    return None, best.country if all(one.country == best.country for one in rivals) else None


def _town_in(best: Entry, found: Sequence[Entry]) -> Entry:
    """The town that a province is called after: a name without "province" means the town."""
    key = place_key(best.name)
    for one in found:
        same = place_key(one.name)[:4] == key[:4] and abs(len(place_key(one.name)) - len(key)) < 3
        if best.kind == "province" and one.kind == "town" and same and best in holders(one):
            return one
    return best


def score(place: Entry, context: Context, called: Called) -> float:
    """More is likelier. Size counts by its logarithm, so that ten times as many inhabitants weigh one point."""
    points = math.log10(place.population + 10) + KIND_WEIGHT[place.kind]
    points += COUNTRY_WEIGHT * context.share(place.country, called.name)
    chain = holders(place)
    if place_key(place.name) == place_key(called.name):
        points += OWN_NAME
    if place.kind == "town" and place.country == called.capital_of:
        points += CAPITAL
    if any(one.ident in context.named and place_key(one.name) != place_key(called.name) for one in chain):
        points += PROVINCE_WEIGHT
    if called.feature in cues("division"):
        points += FEATURE_WEIGHT if place.kind in ("province", "district") else -FEATURE_WEIGHT
    elif called.feature:
        points += 0.0 if place.kind == "town" else -FEATURE_WEIGHT
    if called.held_by and lies_in(place, called.held_by):
        points += HELD
    return points


def lies_in(place: Entry, holder: str) -> bool:
    """Whether something that holds the place bears this folded name."""
    return any(holder in _names(one) for one in holders(place))


def _names(one: Entry) -> set[str]:
    country = {place_key(country_name(one.country))} if one.kind == "country" else set()
    return {place_key(one.name), place_key(shown(one))} | country


def _same_place(one: Entry, other: Entry) -> bool:
    """Whether one holds the other under the same name, Idlib in Idlib, or both are parts of one town."""
    return one in holders(other) or other in holders(one) or (one.kind == other.kind and one.parent == other.parent)
