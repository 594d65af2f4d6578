"""Which body a description without a name may mean: how well the two fit, and what speaks against it."""

from collections.abc import Iterable
from functools import cache

from sayso.relate.sources import lexicon
from sayso.relate.sources.entity import Entity
from sayso.relate.sources.phrase import Phrase, group
from sayso.relate.sources.scene import NEAR, Scene
from sayso.tables import rows

VAGUE_OFFICES = frozenset({"association", "document", "ministry", "company"})
# What one body may be called in turn.
CIVIL = frozenset({"activist network", "aid group", "association", "monitor", "regulator", "rights group", "union"})


def best(index: int, phrase: Phrase, near: Iterable[tuple[int, Entity]], scene: Scene) -> Entity | None:
    """The body among those near that fits best, of equals the nearest; None where none does."""
    here = scene.mentions[index].sentence
    ranked = []
    for order, (n, entity) in enumerate(near):
        mention = scene.mentions[n]
        how_well = fit(phrase, entity)
        far = here - mention.sentence > NEAR or mention.oblique
        chance = phrase.office != "company" and _chance(entity, scene)
        if how_well >= 2 or (how_well == 1 and not far and not chance):
            speaks = mention.speaks or (n in entity.mentions and _speaks(entity, scene))
            ranked.append((how_well + bool(speaks), -order, entity))
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _chance(entity: Entity, scene: Scene) -> bool:
    """Whether only a capital at the head of one sentence shows that it is a body ("Swathes of the north burn")."""
    one = scene.mentions[entity.first]
    alone = entity.kind == "unknown" and len(entity.mentions) == 1 and " " not in one.phrase.text and not one.speaks
    return alone and any(s.start == one.start for s in scene.reading.read.sentences[one.sentence - 1 : one.sentence])


def _speaks(entity: Entity, scene: Scene) -> bool:
    return any(scene.mentions[n].speaks for n in entity.mentions)


def fit(phrase: Phrase, entity: Entity) -> int:
    """How well a description without a name fits a body: 3 its office, 2 a word of its name, 1 its kind, 0 not. Offices
    of which a state or a town has one are no other such office ("the police" are no fire brigade)."""
    if (
        entity.is_person
        or (entity.plural and not phrase.plural)
        or (phrase.state and entity.state and phrase.state != entity.state)
    ):
        return 0
    if phrase.office in entity.offices - VAGUE_OFFICES:
        return 0 if phrase.state and not entity.state and (entity.ofs or entity.bodies) else 3
    words = {w for body in entity.bodies for w in lexicon.key(body)}
    bare = phrase.head in words and _article_and_noun(phrase)
    if not bare and phrase.office not in VAGUE_OFFICES and _another_office(phrase, entity):
        return 0
    if phrase.of and phrase.of not in entity.ofs and not entity.is_called(phrase.of):
        return 0
    if phrase.head in words or (phrase.head in entity.words and phrase.head not in ("group", "agency")):
        return 2
    kinds = generic().get(phrase.head, frozenset())
    unknown = () if lexicon.one_of_a_kind(phrase.office) or _of_other_kinds(kinds, words) else ("unknown",)
    if not entity.bodies or not kinds or entity.kind not in (*kinds, *unknown):
        return 0
    return 2 if phrase.state and phrase.state == entity.state else 1


def _article_and_noun(phrase: Phrase) -> bool:
    """ "The coalition", "its bank": nothing but the noun is told."""
    words = phrase.text.lower().split()
    return len(words) == 2 and words[0] in group("definite")


def _another_office(phrase: Phrase, entity: Entity) -> bool:
    """Whether a body is known to be another office: where a state or town has one of either, or where two words for
    what they are do not go together ("the US-led coalition" is no observatory, "the hospital" no authority). What the
    tables hold they know."""
    if not lexicon.office_named(phrase.office):
        return False
    if not entity.offices and lexicon.one_of_a_kind(phrase.office) and any(map(_in_tables, entity.bodies)):
        return True
    if entity.offices and any(map(lexicon.one_of_a_kind, (phrase.office, *entity.offices))):
        return True
    theirs = (entity.offices or _offices_by_name(entity)) - VAGUE_OFFICES
    return bool(theirs) and phrase.office not in theirs and not theirs | {phrase.office} <= CIVIL


def _offices_by_name(entity: Entity) -> set[str]:
    """What the last words of a body's names say that it is."""
    ends = ((lexicon.key(body) or ("",))[-1:] for body in entity.bodies)
    return {office.name for end in ends if (office := lexicon.offices().get(end))}


def _in_tables(body: str) -> bool:
    return lexicon.body(lexicon.key(body), body) is not None or lexicon.key(body) in lexicon.outlets()


def _of_other_kinds(kinds: frozenset[str], words: set[str]) -> bool:
    """Whether a word of a name whose kind nobody tells speaks against these kinds ("Authority" against "channel")."""
    return any(kinds.isdisjoint(generic()[word]) for word in words if word in generic())


@cache
def generic() -> dict[str, frozenset[str]]:
    """Nouns that take up a body named before, and the kinds of sources they can mean."""
    return {r["word"]: frozenset(k.strip() for k in r["kinds"].split(";")) for r in rows("generic_heads")}
