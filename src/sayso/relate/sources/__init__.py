"""Sources resolved across the articles of a case: one entity, many names."""

from dataclasses import replace

from sayso.model import Anchor, Annotated, Attribution, Source
from sayso.relate.given import Resolved
from sayso.relate.sources.across import Groups, Local, merge
from sayso.relate.sources.article import Speakers, speakers
from sayso.relate.sources.describe import Known, source
from sayso.relate.sources.entity import Entity


def resolve(read: tuple[Annotated, ...]) -> Resolved:
    """All sources of the case, and all attributions with their source and the chain it came through.

    An attribution whose source phrase joins several speakers ("a monitor and activists said") becomes one for each.
    """
    articles = [speakers(one) for one in sorted(read, key=lambda a: a.article.id)]
    groups = merge([local for article in articles for local in article.locals])
    named = _sources(groups)
    number = {
        id(local.entity): named[groups.root(n)] for n, local in enumerate(groups.found) if groups.root(n) in named
    }
    attributions = tuple(a for article in articles for a in _attributed(article, number))
    return Resolved(tuple(sorted(named.values(), key=lambda s: (s.name, s.id))), attributions)


def _sources(groups: Groups) -> dict[int, Source]:
    """A source for each group in which somebody speaks."""
    members = dict(groups.members())
    speaking = {n: held for n, held in members.items() if any(_speaks(local) for local in held)}
    known = Known(list(members.values()))
    return {n: source(held, tuple(groups.grounds[n]), known) for n, held in speaking.items()}


def _speaks(local: Local) -> bool:
    return any(local.reading.mentions[m].speaks for m in local.entity.mentions)


def _attributed(article: Speakers, number: dict[int, Source]) -> list[Attribution]:
    """The attributions of one article with source and carriers; those of several speakers, once for each."""
    found: list[Attribution] = []
    first: dict[str, str] = {}
    for index, attribution in enumerate(article.reading.read.attributions):
        parts: list[tuple[tuple[Anchor, ...], Entity | None]] = [*article.said_by.get(index, [])]
        for anchors, entity in parts or [(attribution.source, None)]:
            one = number.get(id(entity)) if entity else None
            via = tuple(v for v in article.via.get(index, ()) if one is None or v not in (one.name, *one.aliases))
            new = replace(attribution, source=anchors, source_id=one.id if one else None, via=via)
            first.setdefault(attribution.id, new.id)
            found.append(new)
    return [replace(a, inside=first.get(a.inside, a.inside)) if a.inside else a for a in found]
