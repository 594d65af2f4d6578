"""Two timelines of one case: what is said to have happened when, and who reported what when.

Both follow from the claims, the time expressions and the days of the articles; nothing is stored of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.model.anchor import Anchor
from sayso.model.attribution import Stance
from sayso.model.claim import Claim, Mention
from sayso.model.discrepancy import Discrepancy
from sayso.model.finding import Annotated, Time

ORDER = {"first told": 0, "told": 1, "changed": 2}
"""Within a day: what is told comes before what is said against it."""
What = Literal["first told", "told", "changed"] | Stance


@dataclass(frozen=True, slots=True)
class Happening:
    """A time that mentions of a claim name: `earliest`, `latest` is the half-open interval in ISO 8601, `value` the
    TIMEX3 value, `times` the words."""

    claim: str
    value: str
    earliest: str
    latest: str | None
    times: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What an article does with a claim, and on which day (ISO 8601; None where its date is unknown or in doubt).

    `what` is "first told" for the articles of the earliest day, "told" for later ones and for those without a day, a
    stance for who denies or doubts it, "changed" for a later value of a series, which `value` gives."""

    claim: str
    day: str | None
    article: str
    what: What
    anchor: Anchor
    source: str | None = None
    value: str | None = None


def happened(claims: Iterable[Claim], read: Iterable[Annotated]) -> tuple[Happening, ...]:
    """All times that stand inside a claim's mentions, the earliest first."""
    dated = {a.article.id: [t for t in a.times if t.earliest and t.type in ("DATE", "TIME") and not _own(t, a)]
             for a in read}
    found = (h for c in claims for h in _happenings(c, dated))
    return tuple(sorted(found, key=lambda h: (h.earliest, h.latest or "", h.claim)))


def reported(claims: Iterable[Claim], discrepancies: Iterable[Discrepancy],
             read: Iterable[Annotated]) -> tuple[Telling, ...]:
    """What each article does with each claim, claim by claim in the order given, by day; what has no day comes last."""
    days = {a.article.id: (a.article.published or "")[:10] or None if not a.dates_doubtful else None for a in read}
    series: dict[str, list[Discrepancy]] = defaultdict(list)
    for d in discrepancies:
        if d.drift and d.claim:
            series[d.claim].append(d)
    return tuple(t for c in claims for t in sorted(
        [*_tellings(c, days), *_changes(c, series[c.id], days)],
        key=lambda t: (t.day or "9", ORDER.get(t.what, 3), t.article, t.anchor)))


def _own(time: Time, read: Annotated) -> bool:
    """The article's own day, written with its year: a dateline, that tells of no happening."""
    own = (read.article.published or "")[:10]
    return bool(own) and time.value[:10] == own and own[:4] in time.anchor.text


def _happenings(claim: Claim, dated: Mapping[str, list[Time]]) -> Iterator[Happening]:
    held: dict[tuple[str, str, str | None], set[Anchor]] = defaultdict(set)
    for m in claim.mentions:
        for t in dated.get(m.anchor.article, ()):
            if t.earliest and m.anchor.holds(t.anchor) and m.stance == "asserts":
                held[t.value, t.earliest, t.latest].add(t.anchor)
    for (value, earliest, latest), anchors in held.items():
        yield Happening(claim.id, value, earliest, latest, tuple(sorted(anchors)))


def _tellings(claim: Claim, days: Mapping[str, str | None]) -> Iterator[Telling]:
    """One for each article that tells it, one for each denial or doubt."""
    first: dict[str, Mention] = {}
    for m in sorted(claim.mentions, key=lambda m: m.anchor):
        if m.stance == "asserts":
            first.setdefault(m.anchor.article, m)
    earliest = min((d for a in first if (d := days.get(a))), default=None)
    for article, m in first.items():
        day = days.get(article)
        what: What = "first told" if day and day == earliest else "told"
        yield Telling(claim.id, day, article, what, m.anchor, m.source)
    for m in {*claim.against, *(m for m in claim.mentions if m.stance != "asserts")}:
        yield Telling(claim.id, days.get(m.anchor.article), m.anchor.article, m.stance, m.anchor, m.source)


def _changes(claim: Claim, series: Iterable[Discrepancy], days: Mapping[str, str | None]) -> Iterator[Telling]:
    """The later values of a series: each after the day of the first."""
    for d in series:
        known = [(day, s) for s in d.sides if (day := days.get(s.anchor.article))]
        begun = min((day for day, _ in known), default=None)
        for day, side in known:
            if begun and day > begun:
                yield Telling(claim.id, day, side.anchor.article, "changed", side.anchor, side.source, side.value)
