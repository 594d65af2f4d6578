"""From readings to sides: whose word each reading is, and how many origins stand behind each value."""

from collections import defaultdict
from collections.abc import Sequence

from sayso.model import Anchor, Attribution, Pair, Side
from sayso.relate.discrepancy.readings import Reading

COPIED = ("verbatim", "partial")


class Voices:
    """Looks up who speaks at given words: the innermost attribution that covers them."""

    def __init__(self, attributions: Sequence[Attribution], pairs: Sequence[Pair]) -> None:
        self._held: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            self._held[attribution.article].append(attribution)
        self._copies: dict[str, set[str]] = defaultdict(set)
        for pair in pairs:
            if pair.relation in COPIED:
                self._copies[pair.a].add(pair.b)
                self._copies[pair.b].add(pair.a)

    def at(self, anchor: Anchor) -> Attribution | None:
        """The attribution with the shortest content that covers at least half of the words, or whose cue does."""
        found = [(c.end - c.start, a.id, a) for a in self._held[anchor.article] for c in (*a.content, *a.cue)
                 if c.overlap(anchor) * 2 >= anchor.end - anchor.start]
        return min(found, key=lambda f: f[:2])[2] if found else None

    def sides(self, readings: Sequence[Reading]) -> tuple[Side, ...]:
        """Sides in the order of values that most origins share, then of the articles."""
        sources = {r: r.own or self._source(r.anchor) for r in readings}
        values = {r.value for r in readings}
        origins = {v: self._origins([r for r in readings if r.value == v], sources) for v in values}
        made = [Side(r.anchor, r.value, sources[r], origins[r.value], r.as_of) for r in readings]
        return tuple(sorted(made, key=lambda s: (-s.origins, s.value, s.anchor)))

    def _source(self, anchor: Anchor) -> str | None:
        found = self.at(anchor)
        return found.source_id if found else None

    def _origins(self, readings: Sequence[Reading], sources: dict[Reading, str | None]) -> int:
        """Sources named, and articles that speak in their own voice; copies of one text count once."""
        named = {s for r in readings if (s := sources[r])}
        unnamed = sorted({r.anchor.article for r in readings if not sources[r]})
        own = [a for n, a in enumerate(unnamed) if not self._copies[a] & set(unnamed[:n])]
        return len(named) + (len(own) if own else 0)
