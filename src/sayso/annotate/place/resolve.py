"""Which of the places that bear a name is meant: what the words beside it say, what the article speaks of, size."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from sayso import tables
from sayso.annotate.place.gazetteer import Entry, holders
from sayso.annotate.place.key import place_key
from sayso.annotate.place.nations import country_name, shown

COUNTRY_WEIGHT, PROVINCE_WEIGHT, HELD, TIE = 3.0, 2.0, 8.0, 0.25
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

    def share(self, iso: str) -> float:
        """How much of what the article says of countries is about this one, 0..1."""
        total = sum(self.countries.values())
        return self.countries[iso] / total if total else 0.0

    def leading(self) -> str | None:
        """The country spoken of most; None where two share the lead."""
        first = self.countries.most_common(2)
        if not first or (len(first) > 1 and first[0][1] == first[1][1]):
            return None
        return first[0][0]


def choose(found: Sequence[Entry], context: Context, feature: str, held_by: str) -> tuple[Entry | None, str | None]:
    """The place meant and its country's code; where two places tie, none, and the country only if they share it.

    `feature` is the word beside the name that tells its kind ("province"), `held_by` the name that follows it after a
    comma or "in"; both may be empty."""
    scored = sorted(((score(one, context, feature, held_by), one) for one in found),
                    key=lambda pair: (-pair[0], pair[1].ident))
    best = scored[0][1]
    rivals = [one for points, one in scored[1:] if scored[0][0] - points < TIE and not _same_place(one, best)]
    if not rivals:
        return best, best.country
    return None, best.country if all(one.country == best.country for one in rivals) else None


def score(place: Entry, context: Context, feature: str, held_by: str) -> float:
    """More is likelier. Size counts by its logarithm, so that ten times as many inhabitants weigh one point."""
    points = math.log10(place.population + 10) + KIND_WEIGHT[place.kind]
    points += COUNTRY_WEIGHT * context.share(place.country)
    chain = holders(place)
    if any(one.ident in context.named for one in chain if one.kind != "country"):
        points += PROVINCE_WEIGHT
    if feature in cues("division"):
        points += FEATURE_WEIGHT if place.kind in ("province", "district") else -FEATURE_WEIGHT
    elif feature:
        points += 0.0 if place.kind == "town" else -FEATURE_WEIGHT
    if held_by and any(place_key(one.name) == held_by or held_by in _names(one) for one in chain):
        points += HELD
    return points


def _names(one: Entry) -> set[str]:
    return {place_key(shown(one))} | ({place_key(country_name(one.country))} if one.kind == "country" else set())


def _same_place(one: Entry, other: Entry) -> bool:
    """Whether one holds the other under the same name: Idlib in Idlib."""
    return one in holders(other) or other in holders(one)
