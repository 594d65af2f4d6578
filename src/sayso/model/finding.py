"""What `annotate` finds in one article beside attributions."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.model.anchor import Anchor
from sayso.model.article import Article
from sayso.model.attribution import Attribution

NameKind = Literal["person", "organisation", "place", "other"]
CreditKind = Literal["republication", "agency", "retelling", "citation"]
Granularity = Literal["second", "minute", "hour", "part of day", "day", "week", "month", "quarter", "season",
                      "year", "decade", "century", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as it stands in the text."""

    anchor: Anchor
    kind: NameKind


class Measure(NamedTuple):
    """A quantity in the base unit of its dimension, so that 6 miles and 10 km can be compared.

    `unit` is a base unit (`m`, `kg`, `s`, `m/s`, `K`), `share` (50% is 0.5), `percentage point`, or an ISO 4217 code,
    each with `/...` for a rate (`USD/barrel`). Two quantities are commensurable when the units are the same string.
    `value`, `low`, `high` are None where they are None in the quantity.
    """

    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or amount as an interval, with what it counts.

    `value` is the number stated, None for a range or an open bound; `low`, `high` are None where open ("more than
    13,000": low 13000, high None; "about 1,500": value 1500, approximate). `unit` is a unit's or currency's name in
    the singular ("mile per hour", "US dollar"; the ISO 4217 code is in `base`), `counted` the noun phrase counted or
    measured, `scope` the words that narrow it ("additional", "so far", "of them"), `role` the lemma of what happened
    to the things counted ("kill", "injure", "send", "rise"). `rule` names the rules that
    fired, in order. `base` is the same amount in the base unit of its dimension, None for a count and where the unit
    is not known for sure (a rupee of which country?). `within` is the anchor of the quantity that this one is a part
    of: in "22 people, seven of them children" the 7 lies within the 22.
    """

    anchor: Anchor
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    counted: str | None = None
    scope: tuple[str, ...] = ()
    role: str | None = None
    rule: str = ""
    base: Measure | None = None
    within: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 time expression; `earliest`, `latest` is the half-open interval in ISO 8601, None where open."""

    anchor: Anchor
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity = "unknown"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place name resolved to a gazetteer entry, with what contains it, innermost first.

    `kind` tells a place from a government called by its capital ("Moscow said") and from a demonym ("Russian").
    `entry` is a GeoNames id, None where candidates tie.
    """

    anchor: Anchor
    name: str
    entry: int | None
    country: str | None
    within: tuple[str, ...] = ()
    kind: Literal["place", "government", "demonym"] = "place"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the text says it relies on, with the words that say so."""

    anchor: Anchor
    of: str
    kind: CreditKind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with everything that was found in it, independent of all other articles.

    `boilerplate` are ranges that are no part of the story (navigation, disclaimers, link lists); `dates_doubtful`
    says, in a reader's words, why the article's own date does not fit its text, None where nothing speaks against it.
    `speaks_for` is the outlet whose own the article is by its words ("told the Herald in an exclusive interview").
    `syndicated_from` is the outlet that the page's metadata give as the original's ("original-source", a canonical
    address elsewhere).
    """

    article: Article
    sentences: tuple[Anchor, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    credits: tuple[Credit, ...] = ()
    boilerplate: tuple[Anchor, ...] = ()
    dates_doubtful: str | None = None
    speaks_for: str | None = None
    syndicated_from: str | None = None

    @property
    def outlet(self) -> str | None:
        """Where the article appeared: as its metadata say, else as its words do."""
        return self.article.outlet or self.speaks_for
