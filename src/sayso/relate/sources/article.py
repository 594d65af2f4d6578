"""The sources of one article: who says each of its contents, and through whom."""

from collections import Counter
from typing import NamedTuple

from sayso.model import Anchor, Annotated
from sayso.relate.sources import carriers
from sayso.relate.sources.across import Local
from sayso.relate.sources.entity import Entity
from sayso.relate.sources.mention import Reading, anchor, reading
from sayso.relate.sources.within import gather

Said = dict[int, list[tuple[tuple[Anchor, ...], Entity]]]
CARRIERS = frozenset({"media", "document"})
DEEPEST = 16


class Speakers(NamedTuple):
    """One article read. `said_by` gives, for the number of an attribution, its speakers with their words; `via` the
    names it came through, the nearest to the reader first."""

    reading: Reading
    locals: list[Local]
    said_by: Said
    via: dict[int, tuple[str, ...]]


def speakers(read: Annotated) -> Speakers:
    """Who says what in one article, before other articles are looked at."""
    found = reading(read)
    entities = gather(found)
    speakers_of = Counter(index for m in found.mentions for index in m.speaks)
    said_by: Said = {}
    for entity in entities:
        for n in entity.mentions:
            for index in found.mentions[n].speaks:
                said_by.setdefault(index, []).append((_anchors(found, index, n, speakers_of[index] == 1), entity))
    for parts in said_by.values():
        parts.sort(key=lambda p: p[0][0].start)
    numbers = {a.id: n for n, a in enumerate(read.attributions)} if any(a.inside for a in read.attributions) else {}
    via = {n: _via(n, found, said_by, numbers) for n in range(len(read.attributions))}
    heard: dict[int, set[str]] = {id(e): set() for e in entities}
    for index, parts in said_by.items():
        for _, entity in parts:
            heard[id(entity)].update(_told(index, found))
    return Speakers(found, [Local(found, e, frozenset(heard[id(e)])) for e in entities], said_by, via)


def _told(index: int, found: Reading) -> list[str]:
    """Outlets that the source spoke to, or that cite it."""
    attribution = found.read.attributions[index]
    names = [item.outlet for item in carriers.told(attribution, found.page)]
    if carriers.cited(attribution, found.page):
        names += [i.outlet for s in attribution.source for i in found.page.inside(s.start, s.end) if i.outlet]
    return names


def _anchors(found: Reading, index: int, mention: int, alone: bool) -> tuple[Anchor, ...]:
    """The attribution's own source anchors, or those of one of its several speakers."""
    return found.read.attributions[index].source if alone else (anchor(found.read, found.mentions[mention]),)


def _via(index: int, found: Reading, said_by: Said, numbers: dict[str, int]) -> tuple[str, ...]:
    names = [_outer(n, said_by) for n in _chain(index, found, numbers)]
    names += _told(index, found)
    names += [c.of for c in found.read.credits if c.kind == "retelling"]
    own = {name for _, e in said_by.get(index, []) for name in e.bodies}
    return tuple(dict.fromkeys(n for n in names if n and n not in own))


def _chain(index: int, found: Reading, numbers: dict[str, int]) -> list[int]:
    """The attributions around this one, the outermost first; of very many the innermost."""
    chain: list[int] = []
    inside = found.read.attributions[index].inside
    while inside in numbers and numbers[inside] not in chain and len(chain) < DEEPEST:
        chain.append(numbers[inside])
        inside = found.read.attributions[numbers[inside]].inside
    return chain[::-1]


def _outer(index: int, said_by: Said) -> str:
    for _, entity in said_by.get(index, []):
        if entity.kind in CARRIERS and entity.bodies:
            return entity.bodies[0]
    return ""
