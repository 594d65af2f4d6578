"""A group of namings as a reader should see it: the fullest name, all others, kind, affiliation, grounds."""

from collections import Counter, defaultdict

from sayso.model import Anchor, Ground, Source, SourceKind, identify
from sayso.relate.sources import lexicon, spelling
from sayso.relate.sources.across import Local
from sayso.relate.sources.mention import anchor
from sayso.words import fold

ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
LONGEST = 90
OWN = frozenset({"company", "organisation", "media"})


class Known:
    """All groups of the case, and its bodies by what their names can be found by."""

    def __init__(self, groups: list[list[Local]]) -> None:
        self.groups = groups
        self._parts: dict[str, list[int]] = defaultdict(list)
        self._offices: dict[tuple[int, str], set[int]] = defaultdict(set)
        self._of_states: dict[tuple[str, str], int] = {}
        for n, held in enumerate(groups):
            for local in held:
                self._learn(n, local)

    def _learn(self, n: int, local: Local) -> None:
        entity = local.entity
        if not entity.persons:
            for name in (*entity.bodies, *entity.acronyms) if entity.bodies else ():
                for part in spelling.parts(lexicon.key(name)):
                    self._parts[part].append(n)
        for office in entity.offices if entity.bodies else ():
            self._offices[id(local.reading), office].add(n)
        for office in entity.offices if entity.state and not entity.persons else ():
            self._of_states.setdefault((entity.state, office), n)

    def called(self, of: str) -> str:
        """The name under which the case knows a body."""
        near = sorted({n for part in spelling.parts(lexicon.key(of)) for n in self._parts.get(part, ())})
        for held in (self.groups[n] for n in near):
            if any(not x.entity.persons and x.entity.bodies and x.entity.is_called(of) for x in held):
                return _name(held)
        return of

    def headed_by(self, role: str, state: str) -> str | None:
        """The office of a state that one with this role heads, where it is a source of the case."""
        held = (self._of_states.get((state, office)) for office in lexicon.headed_by(role))
        return next((_name(self.groups[n]) for n in held if n is not None), None)

    def with_office(self, office: str, local: Local) -> str | None:
        """The one body of the same article that is such an office ("the observatory's head")."""
        here = sorted(self._offices.get((id(local.reading), office), ()))
        return _name(self.groups[here[0]]) if len(here) == 1 else None


def source(held: list[Local], grounds: tuple[Ground, ...], known: Known) -> Source:
    """The source that these namings make. `known` is all that the case knows, in which affiliations are found."""
    name = _name(held)
    forms = Counter(form for local in held for form in _forms(local))
    aliases = tuple(sorted(form for form in forms if fold(form) != fold(name)))
    mentions = tuple(
        sorted(
            anchor(local.reading.read, local.reading.mentions[m])
            for local in held
            for m in local.entity.mentions
            if local.reading.mentions[m].speaks
        )
    )
    kind = _kind(held)
    return Source(
        _id(held, name, mentions),
        name,
        aliases,
        kind,
        _affiliation(held, name, kind, known),
        mentions,
        tuple(sorted((*_inside(held), *grounds), key=lambda g: g.anchors)),
    )


def _id(held: list[Local], name: str, mentions: tuple[Anchor, ...]) -> str:
    """By its name where it has one; else by where it is first described."""
    named = any(local.entity.persons or local.entity.bodies for local in held)
    return identify("source", fold(name)) if named else identify("source", fold(name), min(mentions))


def _name(held: list[Local]) -> str:
    persons = Counter(p for local in held for p in local.entity.persons)
    if persons:
        return min(persons, key=lambda p: (-len(p.split()), -persons[p], -len(p), p))
    bodies = Counter(b for local in held for b in local.entity.bodies)
    if bodies:
        known = [b for b in bodies if lexicon.body(lexicon.key(b), b)]
        return min(known or bodies, key=lambda b: (-len(b.split()), -bodies[b], b))
    office = next((o for local in held for o in sorted(local.entity.offices)), "")
    state = next((local.entity.state for local in held if local.entity.state), "")
    if office == "government" and state:
        return state
    return _described(held)


def _described(held: list[Local]) -> str:
    """The description that tells most: the longest that opens like the first naming."""
    texts = [t for local in held for t in _forms(local)]
    return max(texts, key=lambda t: (len(t) <= LONGEST, len(t), t)) if texts else "unnamed"


def _forms(local: Local) -> list[str]:
    """Every form that names or describes it, pronouns left out, without the article before it."""
    found = []
    for m in local.entity.mentions:
        phrase = local.reading.mentions[m].phrase
        if phrase.form == "pronoun":
            continue
        found += [_bare(phrase.text), phrase.person, phrase.acronym]
    return [form for form in (*found, *local.entity.bodies) if form]


def _bare(text: str) -> str:
    for article in ARTICLES:
        if text.startswith(article):
            return text[len(article) :]
    return text


def _kind(held: list[Local]) -> SourceKind:
    kinds = Counter(local.entity.kind for local in held)
    known = {k: n for k, n in kinds.items() if k not in ("unknown", "person")} or dict(kinds)
    best = max(known, key=lambda k: (known[k], k))
    return "unknown" if best == "body" else best  # type: ignore[return-value]


def _affiliation(held: list[Local], name: str, kind: SourceKind, known: Known) -> str | None:
    """Whom it speaks for: the body of a person, the office that a minister heads, the parent or country of a body; None
    where nothing tells."""
    for local in held:
        e = local.entity
        if e.bodies and not e.persons and (body := lexicon.body(lexicon.key(e.bodies[0]), e.bodies[0])):
            return body.parent or body.state or (body.name if kind != "company" else None)
    for of in (of for local in held for of in sorted(local.entity.ofs)):
        return known.called(of)
    for local in held:
        for office in sorted(local.entity.office_of):
            if body_name := known.with_office(office, local):
                return body_name
    for local in held:
        for role in sorted(local.entity.roles) if local.entity.persons else ():
            if office_name := known.headed_by(role, local.entity.state):
                return office_name
    states = Counter(local.entity.state for local in held if local.entity.state)
    return max(states, key=lambda s: (states[s], s)) if states else None


def _inside(held: list[Local]) -> list[Ground]:
    """The merges within single articles, one for each other form."""
    found: dict[tuple[str, str], Ground] = {}
    for local in held:
        e = local.entity
        for m, why in sorted(e.why.items()):
            mention = local.reading.mentions[m]
            key = (why, fold(mention.phrase.text))
            if m != e.first and mention.speaks and key not in found:
                words = local.reading.read.article.anchor(mention.start, mention.end)
                found[key] = Ground(why, f"{mention.phrase.text!r} means the same source", (local.place, words))
    return list(found.values())
