"""Who is meant inside one article: names first, then descriptions, then pronouns, each by visible rules."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from sayso.relate.sources import carriers, lexicon, spelling
from sayso.relate.sources.entity import Entity
from sayso.relate.sources.fitting import best, fit, generic
from sayso.relate.sources.mention import Mention, Reading
from sayso.relate.sources.phrase import Phrase
from sayso.relate.sources.pronouns import pronoun
from sayso.relate.sources.scene import NEAR, Link, Scene
from sayso.tables import rows

GOES_ON = re.compile(r"\b(?:add(?:ed|s|ing)|continu(?:ed|es|ing)|went on|goes on|concluded)\b")
AGED = re.compile(r"[Tt]he \d{1,3}-year-old\b")
PEOPLES = ("s", "ish", "ch", "ese")
LEAD = 3


def gather(reading: Reading) -> tuple[Entity, ...]:
    """The sources of one article, each with its mentions; pronouns that mean nobody known are left out."""
    scene = Scene(reading)
    scene.mentions = _spelled_out([_placed(m, scene) for m in reading.mentions])
    for index, mention in enumerate(scene.mentions):
        if mention.phrase.person or mention.phrase.body:
            scene.put(index, named(index, mention, scene))
    for index, mention in enumerate(list(scene.mentions)):
        if index in scene.of:
            continue
        mention = _owned(index, mention, scene)
        if mention.phrase.form == "pronoun":
            entity = pronoun(index, mention, scene)
            if entity:
                scene.put(index, Link(entity, "pronoun"))
        else:
            rule = named if mention.phrase.body else described
            scene.put(index, rule(index, mention, scene))
    return tuple(scene.entities)


def _spelled_out(mentions: list[Mention]) -> list[Mention]:
    """The mentions; letters get the name they stand for, where only somebody who belongs to it was named: "a spokesman
    for the Marl Cycling Federation said", "the MCF added"."""
    named = {m.phrase.body for m in mentions if m.phrase.body}
    owners = {m.phrase.of for m in mentions if " " in m.phrase.of} - named
    if not owners:
        return mentions
    return [_with_name_of(m, owners, named) if m.phrase.body.isupper() else m for m in mentions]


def _with_name_of(mention: Mention, owners: set[str], named: set[str]) -> Mention:
    short = mention.phrase.body
    fits = [of for of in sorted(owners | named) if len(short) > 2 and spelling.is_acronym(short, lexicon.key(of))]
    if len(fits) != 1 or fits[0] in named or lexicon.body(lexicon.key(short), short):
        return mention
    return mention._replace(phrase=mention.phrase._replace(body=fits[0], acronym=short))


def _placed(mention: Mention, scene: Scene) -> Mention:
    """The mention with the country and the body that its office belongs to, where text or tables tell."""
    phrase = mention.phrase
    office = lexicon.office_named(phrase.office)
    if office and office.scope == "state" and not (phrase.state or phrase.body or phrase.of or phrase.of_person):
        phrase = phrase._replace(state=_state_of_office(phrase, mention, scene))
    if not phrase.body and not phrase.person and not phrase.role and not phrase.of:
        phrase = _held_by_a_body(phrase)
    return mention._replace(phrase=phrase)


def _held_by_a_body(phrase: Phrase) -> Phrase:
    """The phrase with the name of the one body that holds such an office of that state, where the tables know it."""
    body = lexicon.body_of_office().get((phrase.state, phrase.office))
    return phrase._replace(body=body.name, kind=body.kind) if body else phrase


def _owned(index: int, mention: Mention, scene: Scene) -> Mention:
    """The mention with the body or person it belongs to, where that is described only: "the airline's spokesman",
    "Teles' office"."""
    phrase = mention.phrase
    owner = phrase.of_person or phrase.of
    if owner and phrase.head == "office" and not phrase.role:
        holder = next(
            (
                e
                for e in scene.called(lexicon.key(owner))
                if any(spelling.same_person(lexicon.key(owner), lexicon.key(p)) for p in e.persons)
            ),
            None,
        )
        offices = [o for role in sorted(holder.roles) for o in lexicon.headed_by(role)] if holder else []
        if holder and offices:
            phrase = _held_by_a_body(phrase._replace(office=offices[0], head="", kind="government", state=holder.state,
                                                     of="", of_person=""))
    elif phrase.role and phrase.of_office and not phrase.of and not phrase.person:
        asked = phrase._replace(role="", office=phrase.of_office, head=phrase.of_head, of_office="", form="definite")
        body = best(index, asked, scene.before(index), scene)
        if body and body.bodies:
            phrase = phrase._replace(of=body.bodies[0], state=phrase.state or body.state)
    if phrase is mention.phrase:
        return mention
    scene.mentions[index] = mention._replace(phrase=phrase)
    return scene.mentions[index]


def _state_of_office(phrase: Phrase, mention: Mention, scene: Scene) -> str:
    """The country whose army "the army" is: one whose army the text names, the one it is about, or the last named."""
    if phrase.office in scene.offices:
        return scene.offices[phrase.office]
    total = sum(scene.states.values())
    if total:
        name, count = min(scene.states.items(), key=lambda s: (-s[1], s[0]))
        if count >= 0.5 * total:
            return name
    sentences = scene.reading.read.sentences[max(0, mention.sentence - 4) : mention.sentence]
    openings = frozenset(x.start for x in sentences)
    near: Counter[str] = Counter()
    for item in scene.reading.page.inside(sentences[0].start if sentences else 0, mention.start):
        if item.country:
            near[item.country.name] += 3 if item.start in openings else 1
    return max(near, key=lambda name: (near[name], name)) if near else ""


def named(index: int, mention: Mention, scene: Scene) -> Link:
    """A person or body by name."""
    return _person(mention, scene) if mention.phrase.person else _body(mention, scene)


def _person(mention: Mention, scene: Scene) -> Link:
    sought = lexicon.key(mention.phrase.person)
    near = scene.called(sought)
    fitting = [e for e in near if any(spelling.same_person(sought, name) for name in _comparable(sought, e))]
    exact = [e for e in fitting if any(lexicon.key(p) == sought for p in e.persons)]
    if len(exact or fitting) == 1:
        return Link((exact or fitting)[0], "same person's name")
    if not fitting and (friends := [e for e in near if _by_given_name(sought, e, scene)]):
        return Link(friends[0], "given name alone")
    if not fitting:
        office = [e for e in near if e.persons and _same_office_holder(mention.phrase, e)]
        return Link(office[0], "same office, names a letter apart") if len(office) == 1 else Link(None, "first named")
    return Link(fitting[-1] if len(sought) == 1 else None, "the person named last who is called so")


def _comparable(sought: lexicon.Key, entity: Entity) -> list[lexicon.Key]:
    """The names of a person that another may be compared with: a full name only with full ones, where there are any,
    since brothers share the surname."""
    names = [lexicon.key(p) for p in entity.persons]
    full = [name for name in names if len(name) > 1]
    return full if len(sought) > 1 and full else names


def _by_given_name(sought: lexicon.Key, entity: Entity, scene: Scene) -> bool:
    """ "Damir" and "Damir Holub": a given name alone, where the article has one person of that name."""
    for name in map(lexicon.key, entity.persons):
        short, long = sorted((sought, name), key=len)
        if len(short) == 1 < len(long) and short[0] == long[0] and len(short[0]) > 1:
            return len(scene.given_names.get(short[0], ())) == 1
    return False


def _same_office_holder(phrase: Phrase, entity: Entity) -> bool:
    """One office of one body, and surnames a letter apart: a typing error."""
    mine = lexicon.key(phrase.person)
    close = any(spelling.one_letter_apart(mine[-1], lexicon.key(p)[-1]) for p in entity.persons if lexicon.key(p))
    return close and bool(phrase.role and phrase.role in entity.roles) and (phrase.of in entity.ofs)


def _body(mention: Mention, scene: Scene) -> Link:
    phrase = mention.phrase
    near = scene.called(lexicon.key(phrase.body))
    for entity in near:
        if entity.bodies and not entity.persons and entity.is_called(phrase.body):
            return Link(entity, "same body's name")
    if phrase.acronym:
        for entity in scene.called(lexicon.key(phrase.acronym)):
            if entity.is_called(phrase.acronym):
                return Link(entity, "its acronym in brackets")
    part = [e for e in near if not e.persons and _part_of(phrase.body, e)]
    return Link(part[0], "part of the one name that has it") if len(part) == 1 else Link(None, "first named")


def _part_of(body: str, entity: Entity) -> bool:
    """One name is the beginning or the end of the other, and long enough to tell."""
    short = spelling.bare(lexicon.key(body))
    for own in entity.bodies:
        long = spelling.bare(lexicon.key(own))
        a, b = sorted((short, long), key=len)
        if 0 < len(a) < len(b) and len("".join(a)) > 3 and a in (b[: len(a)], b[-len(a) :]):
            return lexicon.body(lexicon.key(body), body) is None or lexicon.body(lexicon.key(own), own) is None
    return False


def described(index: int, mention: Mention, scene: Scene) -> Link:
    """A description without a name."""
    for rule in DESCRIPTIONS:
        if entity := rule(index, mention.phrase, scene):
            return Link(entity, rule.__name__.lstrip("_").replace("_", " "))
    return Link(None, "described")


def same_government(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """The same office of the same country."""
    office = lexicon.office_named(phrase.office)
    if not office or office.scope not in ("state", "place") or not phrase.state:
        return None
    held = scene.holders.get(phrase.office, {})
    plain = (held[n] for n in sorted(held) if not (held[n].persons or held[n].roles or held[n].bodies))
    return next((e for e in plain if e.state == phrase.state), None)


def what_an_outlet_heard(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The report", "the site": where an outlet was named only for what one unnamed source told it, that source; else
    the outlet."""
    media = "media" in generic().get(phrase.head, ()) and not lexicon.one_of_a_kind(phrase.office)
    plain = phrase.head in REPORTS and phrase.office in ("document", "")
    if phrase.form != "definite" or phrase.role or phrase.of or not (media or plain):
        return None
    for n, entity in scene.before(index):
        other = phrase.state and phrase.state != entity.state
        if entity.kind == "media" and entity.bodies and not scene.mentions[n].oblique and not other:
            heard = _heard(entity, index, scene)
            return heard or entity
    return None


REPORTS = frozenset({"report", "reports", "article", "story", "publication"})


def _heard(outlet: Entity, index: int, scene: Scene) -> Entity | None:
    """The one unnamed source whose words the outlet carried so far, where the outlet said nothing of its own."""
    start = scene.mentions[index].start
    if any(scene.mentions[n].speaks for n in outlet.mentions if scene.mentions[n].start < start):
        return None
    found: dict[int, Entity] = {}
    for n, entity in scene.before(index):
        for a in scene.mentions[n].speaks:
            attribution = scene.reading.read.attributions[a]
            carried = [i.outlet for i in carriers.told(attribution, scene.reading.page)]
            cited = carriers.cited(attribution, scene.reading.page)
            names = [s.text for s in attribution.source] if cited else []
            if any(outlet.is_called(c) for c in carried) or any(b in name for b in outlet.bodies for name in names):
                found[id(entity)] = entity
    one = next(iter(found.values()), None)
    return one if len(found) == 1 and one is not None and one.kind == "anonymous" else None


def document_of_a_body(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The league's statement": the league."""
    if phrase.office != "document" or not phrase.of:
        return None
    return next((e for e in scene.called(lexicon.key(phrase.of)) if not e.persons and e.is_called(phrase.of)), None)


def body_described_before(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The agency", "the spy agency": the body named before that is such a one, the nearest of the best."""
    counted = phrase.plural and phrase.text.lower().split()[:1] == ["both"]
    known = phrase.office or phrase.head in generic()
    if phrase.role or not known or phrase.form == "indefinite" or counted:
        return None
    return best(index, phrase, scene.before(index), scene)


def body_described_after(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "A monitoring group said", and the next lines name it."""
    if phrase.role or not phrase.office or phrase.office == "document" or "another" in phrase.text.lower().split()[:1]:
        return None
    here = scene.mentions[index].sentence
    reach = 1000 if here <= LEAD else here + 3
    near = [(n, e) for n, e in scene.after(index) if scene.mentions[n].sentence <= reach and e.bodies]
    fitting = {id(e): e for _, e in near if fit(phrase, e) >= 2}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def person_by_office(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The minister", "the UNICEF director": the person who holds that office."""
    if not phrase.role or phrase.plural or phrase.form == "indefinite":
        return None
    for near in (scene.before(index), scene.after(index)):
        fitting = (e for _, e in near if e.is_person and phrase.role in e.roles and _agrees(phrase, e, scene))
        if (holder := next(fitting, None)) is not None:
            return holder
    return None


def person_described_before(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The official", "the politician": the person who spoke last and may be called so."""
    if phrase.form != "definite" or phrase.plural or phrase.role not in _general():
        return None
    here = scene.mentions[index].sentence
    for n, entity in scene.before(index):
        mention = scene.mentions[n]
        if here - mention.sentence > NEAR:
            return None
        fits = entity.is_person and entity.kind in _general()[phrase.role] and _agrees(phrase, entity, scene)
        if fits and mention.speaks and not mention.quoted:
            return entity
    return None


@cache
def _general() -> dict[str, frozenset[str]]:
    return {r["office"]: frozenset(k.strip() for k in r["kinds"].split(";")) for r in rows("general_roles")}


def person_of_an_age(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The 62-year-old": the person named last."""
    if not AGED.match(phrase.text):
        return None
    here = scene.mentions[index].sentence
    near = (e for n, e in scene.before(index) if here - scene.mentions[n].sentence <= NEAR and e.persons)
    return next((e for e in near if not (phrase.gender and e.gender and phrase.gender != e.gender)), None)


def person_of_a_country(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The Norwegian": the person named last, where nothing says that he or she is of another country."""
    words = phrase.text.lower().split()
    if len(words) != 2 or words[0] != "the" or not phrase.state or not phrase.plural or words[1].endswith(PEOPLES):
        return None
    here = scene.mentions[index].sentence
    near = (e for n, e in scene.before(index) if here - scene.mentions[n].sentence <= NEAR and e.persons)
    return next((e for e in near if e.state in ("", phrase.state)), None)


def same_speaker_goes_on(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "..., the foundation's member added": who adds is who spoke last, where nothing speaks against it."""
    mention = scene.mentions[index]
    cues = " ".join(c.text.lower() for a in mention.speaks for c in scene.reading.read.attributions[a].cue)
    if phrase.form != "definite" or not GOES_ON.search(cues):
        return None
    spoke = (e for n, e in scene.before(index) if scene.mentions[n].speaks and not scene.mentions[n].quoted)
    last = next(spoke, None)
    if last is None or bool(phrase.role) != last.is_person or phrase.plural != last.plural:
        return None
    clash = phrase.role and last.roles and phrase.role not in last.roles and phrase.role not in _general()
    return last if not clash and _agrees(phrase, last, scene) else None


def _agrees(phrase: Phrase, entity: Entity, scene: Scene) -> bool:
    """Whether nothing in office, body or country speaks against it."""
    if phrase.state and entity.state and phrase.state != entity.state:
        return False
    if phrase.gender and entity.gender and phrase.gender != entity.gender:
        return False
    if phrase.of and entity.ofs:
        return any(_one_body(phrase.of, of, scene) for of in entity.ofs)
    return not phrase.of or not entity.office_of or phrase.of in entity.ofs


def _one_body(a: str, b: str, scene: Scene) -> bool:
    return a == b or any(e.is_called(a) and e.is_called(b) for e in scene.called(lexicon.key(a)))


def same_collective(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "Activists", "South Korean officials": the same group in the same words, or "the officials" named before."""
    first = phrase.text.lower().split()[:1]
    if not phrase.plural or not phrase.role or first in (["other"], ["another"], ["others"]):
        return None
    for _, entity in (*scene.before(index), *scene.after(index)):
        if entity.plural and phrase.role in entity.roles and not entity.bodies:
            same = entity.state == phrase.state and entity.ofs == ({phrase.of} if phrase.of else set())
            open_ = phrase.form == "definite" and not phrase.state and not phrase.of
            if same or open_:
                return entity
    return None


def one_unnamed(index: int, phrase: Phrase, scene: Scene) -> Entity | None:
    """ "The source", "the man": the one described so before."""
    if phrase.form != "definite" or phrase.plural:
        return None
    for _, entity in scene.before(index):
        head = phrase.role or phrase.head
        if (head in entity.roles or head in entity.words) and not entity.plural and not entity.bodies:
            return entity
    return None


Description = Callable[[int, Phrase, Scene], Entity | None]
DESCRIPTIONS: tuple[Description, ...] = (
    what_an_outlet_heard,
    document_of_a_body,
    same_government,
    person_by_office,
    person_described_before,
    person_of_an_age,
    person_of_a_country,
    same_collective,
    body_described_before,
    body_described_after,
    same_speaker_goes_on,
    one_unnamed,
)
