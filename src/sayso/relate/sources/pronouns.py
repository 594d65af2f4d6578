"""Whom a pronoun means inside one article."""

import re

from sayso.relate.sources.entity import Entity
from sayso.relate.sources.mention import Mention
from sayso.relate.sources.phrase import PRONOUNS, Phrase
from sayso.relate.sources.scene import NEAR, Scene

EXPLETIVE = re.compile(r"(?:['’]s|is|was|has been|had been)\b(?! \w+ing\b)", re.IGNORECASE)
OWNS = frozenset({"his", "her"})


def pronoun(index: int, mention: Mention, scene: Scene) -> Entity | None:
    """Whom a pronoun means: the nearest that agrees, sources and sentence openings before others."""
    if mention.phrase.gender == "s":
        return _speaker_around(mention, scene)
    if _expletive(mention, scene):
        return None
    own = [c for a in mention.speaks for c in scene.reading.read.attributions[a].content]
    openings = frozenset(
        s.start for s in scene.reading.read.sentences[max(0, mention.sentence - NEAR - 2) : mention.sentence]
    )
    ranked = []
    for order, (n, entity) in enumerate(scene.before(index)):
        other = scene.mentions[n]
        distance = mention.sentence - other.sentence
        if distance > NEAR:
            break
        if any(c.start <= other.start < c.end for c in own):
            continue
        if (agreement := _pronoun_fits(mention.phrase, entity)) <= 0:
            continue
        weight = (
            agreement
            + (2 if other.speaks else 0)
            + (1 if other.start in openings else 0)
            - 2 * distance
            - (3 if other.quoted else 0)
            - (3 if _belongs(other, mention.phrase.gender, scene) else 0)
            - 0.1 * order
        )
        ranked.append((weight, -order, entity))
    return max(ranked, key=lambda r: r[:2])[2] if ranked else _named_after(index, mention, scene)


def _expletive(mention: Mention, scene: Scene) -> bool:
    """ "It was claimed that": nobody is meant."""
    cues = (c.text for a in mention.speaks for c in scene.reading.read.attributions[a].cue[:1])
    return mention.phrase.gender == "n" and mention.phrase.text.lower() == "it" and any(map(EXPLETIVE.match, cues))


def _belongs(other: Mention, gender: str, scene: Scene) -> bool:
    """ "Her deputy left. ... she said": who is named only as somebody's is less likely meant than whose they are."""
    text = scene.reading.page.text
    before = text[max(0, other.start - 6) : other.start].split()
    words = (*before[-1:], *text[other.start : other.end].split()[:1])
    return gender in ("m", "f") and any(PRONOUNS.get(word.lower()) == gender for word in words if word.lower() in OWNS)


def _named_after(index: int, mention: Mention, scene: Scene) -> Entity | None:
    """ "It was dark," she said. Inge Moller spent two nights ...: where nobody was named before, the one person who
    is named before the sentence after those words ends."""
    if mention.phrase.gender not in ("m", "f"):
        return None
    page = scene.reading.page
    told = [c.end for a in mention.speaks for c in page.read.attributions[a].content]
    last = max([mention.sentence, *(page.sentence(end - 1) for end in told)]) + 1
    near = {
        id(entity): entity
        for n, entity in scene.after(index)
        if scene.mentions[n].sentence <= last and entity.persons and _pronoun_fits(mention.phrase, entity)
    }
    stop = page.read.sentences[min(last, len(page.read.sentences)) - 1].end if page.read.sentences else 0
    known = {name for entity in near.values() for name in entity.persons}
    unknown = any(i.tag == "name" and len(i.key) > 1 and i.text not in known for i in page.inside(mention.end, stop))
    return next(iter(near.values())) if len(near) == 1 and not unknown else None


def _pronoun_fits(phrase: Phrase, entity: Entity) -> int:
    gender = phrase.gender
    if gender in ("m", "f"):
        known = 4 if entity.gender == gender else 3
        return 0 if not entity.is_person or (entity.gender and entity.gender != gender) else known
    if gender == "n":
        return 3 if not entity.is_person and not (entity.plural and not entity.bodies) else 0
    if gender == "p":
        return 5 if entity.plural else 2 if entity.bodies or not entity.is_person else 1
    if gender == "q":
        return 5 if entity.plural and not entity.bodies else 0
    return 3 if gender == "r" else 0


def _speaker_around(mention: Mention, scene: Scene) -> Entity | None:
    """ "I", "we" inside a quotation: the one who is quoted."""
    for n in scene.around(mention.start, mention.end):
        index = scene.speaks.get(n)
        if n not in mention.speaks and index in scene.of:
            return scene.of[index]
    return None
