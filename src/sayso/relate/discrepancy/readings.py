"""What a detector hands on: two readings of one question that do not fit, and the gathering of such pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sayso.model import Anchor, DiscrepancyKind
from sayso.relate.discrepancy.components import components


class Reading(NamedTuple):
    """One account's words and the value they state; two readings fit where their values are equal.

    `as_of` is the day (ISO 8601) up to which the account knows, where that can be told; `own` is the id of the
    source whose words these are, where the detector knows better than the attributions around the words."""

    anchor: Anchor
    value: str
    as_of: str | None = None
    own: str | None = None


class Parting(NamedTuple):
    """Two readings of one question. `strength` orders the grounds, 0..1; `drift` where later knowledge or a plan
    carried out explains the difference; `method` names the rule, `says` gives its reason in a reader's words."""

    kind: DiscrepancyKind
    about: str
    a: Reading
    b: Reading
    strength: float
    method: str
    says: str
    drift: bool = False


class Question(NamedTuple):
    """All readings of one question, with the partings that brought them together, the strongest first."""

    kind: DiscrepancyKind
    readings: tuple[Reading, ...]
    partings: tuple[Parting, ...]

    @property
    def drift(self) -> bool:
        """A series, where later knowledge explains every parting of the question."""
        return all(p.drift for p in self.partings)

    @property
    def values(self) -> frozenset[str]:
        return frozenset(r.value for r in self.readings)


def gather(partings: Iterable[Parting]) -> Iterator[Question]:
    """Partings of one method that stand on the same words become one question; the same words are one reading.

    A question whose words another one of the same kind holds as well, and more, is left out."""
    by_method: dict[tuple[DiscrepancyKind, str], list[Parting]] = defaultdict(list)
    for parting in sorted(set(partings), key=_order):
        by_method[parting.kind, parting.method].append(parting)
    found = [q for (kind, _), some in sorted(by_method.items()) for q in _questions(kind, some)]
    for number, question in enumerate(found):
        if not any(_holds(o, question, n < number) for n, o in enumerate(found) if n != number):
            yield question


def _questions(kind: DiscrepancyKind, found: list[Parting]) -> Iterator[Question]:
    """A series and a conflict over the same words are two questions: the toll that rose, and the toll of another."""
    for group in _connected(found):
        for drift in (False, True):
            partings = tuple(p for p in group if p.drift == drift)
            readings = _merged([r for p in partings for r in (p.a, p.b)])
            if len({r.value for r in readings}) > 1:
                yield Question(kind, readings, partings)


def _holds(large: Question, small: Question, earlier: bool) -> bool:
    """Whether every side of the small one stands on words of the large one; of two alike the earlier stays."""
    if (large.kind, large.drift) != (small.kind, small.drift) or len(large.readings) < len(small.readings):
        return False
    held = all(any(r.anchor.overlap(o.anchor) for o in large.readings) for r in small.readings)
    return held and (len(large.readings) > len(small.readings) or earlier)


def _order(parting: Parting) -> tuple[float, str, Anchor, Anchor, str, str]:
    return -parting.strength, parting.method, parting.a.anchor, parting.b.anchor, parting.a.value, parting.b.value


def _connected(partings: list[Parting]) -> Iterator[list[Parting]]:
    """Groups of partings that are joined by overlapping words."""
    place = _places(r.anchor for p in partings for r in (p.a, p.b))
    first: dict[int, int] = {}
    joined = []
    for number, parting in enumerate(partings):
        joined += [(number, first.setdefault(place[r.anchor], number)) for r in (parting.a, parting.b)]
    for group in components(len(partings), joined):
        yield [partings[n] for n in group]


def _places(anchors: Iterable[Anchor]) -> dict[Anchor, int]:
    """A number for each stretch of overlapping anchors."""
    place: dict[Anchor, int] = {}
    number, last = -1, None
    for anchor in sorted(set(anchors)):
        if last is None or anchor.article != last.article or anchor.start >= last.end:
            number, last = number + 1, anchor
        elif anchor.end > last.end:
            last = anchor
        place[anchor] = number
    return place


def _merged(readings: list[Reading]) -> tuple[Reading, ...]:
    """One reading for each stretch of words: the one that most partings name, then the shortest."""
    place = _places(r.anchor for r in readings)
    held: dict[int, list[Reading]] = defaultdict(list)
    for r in readings:
        held[place[r.anchor]].append(r)
    best = [min(rs, key=lambda r, rs=rs: (-rs.count(r), r.anchor.end - r.anchor.start, r.anchor, r.value))  # type: ignore[misc]
            for rs in held.values()]
    return tuple(sorted(best, key=lambda r: r.anchor))
