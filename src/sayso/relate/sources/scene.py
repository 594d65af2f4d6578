"""An article while its sources are gathered: what is known so far of who is meant."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
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
        self.offices = _offices(reading)
        self.parts: dict[str, dict[int, Entity]] = {}

    def put(self, index: int, link: Link) -> None:
        """The mention to the entity that is meant, or to a new one."""
        entity = link.entity
        if entity is None:
            entity = Entity()
            self.entities.append(entity)
        entity.add(index, self.mentions[index], link.why)
        self.of[index] = entity
        phrase = self.mentions[index].phrase
        for name in (phrase.person, phrase.body, phrase.acronym):
            for part in _parts(lexicon.key(name)) if name else ():
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

    def called(self, name: lexicon.Key) -> list[Entity]:
        """Entities that share a beginning of a word with the name, or whose letters it is, in the order of the text."""
        found = {n: e for part in _parts(name) for n, e in self.parts.get(part, {}).items()}
        return [found[n] for n in sorted(found)]


def _parts(name: lexicon.Key) -> set[str]:
    """What a name can be found by: the first two letters of its words, and its initials."""
    return {w[:2] for w in name} | {"=" + spelling.initials(name)[:2]} | {"=" + w[:2] for w in name}


def _offices(reading: Reading) -> dict[str, str]:
    """Offices that stand right after a country's word, and the country."""
    found: dict[str, str] = {}
    for left, right in pairwise(reading.page.items):
        if left.country and right.office:
            found.setdefault(right.office.name, left.country.name)
    return found


def _states(reading: Reading) -> Counter[str]:
    return Counter(i.country.name for i in reading.page.items if i.country)
