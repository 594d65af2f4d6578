"""An article while its sources are gathered: what is known so far of who is meant."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from sayso.relate.sources import lexicon, spelling
from sayso.relate.sources.entity import Entity
from sayso.relate.sources.mention import Reading

NEAR = 6
MEMORY = 400


class Link(NamedTuple):
    """Whom a mention means, and by which rule; `entity` is None where a new one begins."""

    entity: Entity | None
    why: str


class Scene:
    """An article while its sources are gathered."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = list(reading.mentions)
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self.states = _states(reading)
        self.given_names = _given_names(reading)
        self.offices = _offices(reading)
        self.parts: dict[str, dict[int, Entity]] = {}
        self.contents = sorted((c.start, c.end, n) for n, a in enumerate(reading.read.attributions) for c in a.content)
        self.reach = list(accumulate((end for _, end, _ in self.contents), max))
        self.speaks = {n: index for index, m in reversed(list(enumerate(self.mentions))) for n in m.speaks}
        self.holders: dict[str, dict[int, Entity]] = {}
        self.names: dict[lexicon.Key, Entity] = {}

    def put(self, index: int, link: Link) -> None:
        """The mention to the entity that is meant, or to a new one."""
        entity = link.entity
        if entity is None:
            entity = Entity()
            self.entities.append(entity)
        entity.add(index, self.mentions[index], link.why)
        self.of[index] = entity
        phrase = self.mentions[index].phrase
        if phrase.office:
            self.holders.setdefault(phrase.office, {})[entity.first] = entity
        for name in (phrase.person, phrase.body, phrase.acronym):
            self.names.setdefault(lexicon.key(name), entity)
            for part in spelling.parts(lexicon.key(name)) if name else ():
                self.parts.setdefault(part, {})[entity.first] = entity

    def before(self, index: int) -> Iterator[tuple[int, Entity]]:
        """Placed mentions that stand before this one, the nearest first, as far as anybody remembers."""
        start = self.mentions[index].start
        for n in range(index - 1, max(-1, index - 1 - MEMORY), -1):
            if n in self.of and self.mentions[n].end <= start:
                yield n, self.of[n]

    def after(self, index: int) -> Iterator[tuple[int, Entity]]:
        """Placed mentions that stand after this one, the nearest first."""
        for n in range(index + 1, min(len(self.mentions), index + 1 + MEMORY)):
            if n in self.of:
                yield n, self.of[n]

    def around(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the attributions whose content holds the range, the shortest content first."""
        at = bisect_right(self.contents, (start, len(self.reading.page.text) + 1, 0)) - 1
        held = []
        while at >= 0 and self.reach[at] >= end:
            low, high, n = self.contents[at]
            if high >= end:
                held.append((high - low, n))
            at -= 1
        yield from (n for _, n in sorted(held))

    def called(self, name: lexicon.Key) -> list[Entity]:
        """Entities that share a beginning of a word with the name, or whose letters it is, in the order of the text:
        the first of this very name, and the latest others."""
        by_part = (self.parts.get(part, {}) for part in spelling.parts(name))
        found = {n: e for held in by_part for n, e in islice(reversed(held.items()), MEMORY)}
        latest = sorted(found)[-MEMORY:]
        exact = self.names.get(name)
        near = [exact] if exact and exact.first not in latest else []
        return near + [found[n] for n in latest]


def _given_names(reading: Reading) -> dict[str, set[str]]:
    """The first words of full names, with the last words that stand behind each."""
    found: dict[str, set[str]] = {}
    for name in (lexicon.key(m.phrase.person) for m in reading.mentions):
        if len(name) > 1:
            found.setdefault(name[0], set()).add(name[-1])
    return found


def _offices(reading: Reading) -> dict[str, str]:
    """Offices that stand right after a country's word, and the country."""
    found: dict[str, str] = {}
    for left, right in pairwise(reading.page.items):
        if left.country and right.office:
            found.setdefault(right.office.name, left.country.name)
    return found


def _states(reading: Reading) -> Counter[str]:
    return Counter(i.country.name for i in reading.page.items if i.country)
