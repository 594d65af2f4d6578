"""One source for its namings in many articles: visible rules, each merge with its ground; a tie stays open."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from sayso.model import Anchor, Ground
from sayso.relate.sources import lexicon, spelling
from sayso.relate.sources.entity import Entity
from sayso.relate.sources.mention import Reading, anchor
from sayso.relate.sources.phrase import group

ALONE = frozenset(
    {"spokesperson", "official", "officer", "lawmaker", "manager", "executive", "resident", "source", "aide"}
)


class Local(NamedTuple):
    """A source within one article. `told` are the outlets that this source spoke to there."""

    reading: Reading
    entity: Entity
    told: frozenset[str]

    @property
    def place(self) -> Anchor:
        """Its first naming."""
        return anchor(self.reading.read, self.reading.mentions[self.entity.first])


class Groups:
    """Union-find over sources of articles, with the ground of each merge."""

    def __init__(self, found: list[Local]) -> None:
        self.found = found
        self.parent = list(range(len(found)))
        self.grounds: dict[int, list[Ground]] = defaultdict(list)

    def root(self, at: int) -> int:
        """The group that one source is in, by its first member."""
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join(self, a: int, b: int, method: str, says: str) -> None:
        """One group of two; nothing where they are one already."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return
        self.parent[second] = first
        ground = Ground(method, says, (self.found[a].place, self.found[b].place))
        self.grounds[first] += [*self.grounds.pop(second, []), ground]

    def members(self) -> Iterator[tuple[int, list[Local]]]:
        """Each group: its first member's number and all members."""
        held: dict[int, list[Local]] = defaultdict(list)
        for n, local in enumerate(self.found):
            held[self.root(n)].append(local)
        yield from held.items()


Key = Callable[[Local], list[Hashable]]


def merge(found: list[Local]) -> Groups:
    """All merges that the rules find, in their order."""
    groups = Groups(found)
    for key, says in KEYS:
        _by_key(groups, key, says)
    _spelled_alike(groups)
    _acronyms(groups)
    _shorter_body_names(groups)
    _short_names(groups)
    _offices_held(groups)
    return groups


def _by_key(groups: Groups, key: Key, says: str) -> None:
    seen: dict[Hashable, int] = {}
    for n, local in enumerate(groups.found):
        for value in key(local):
            if value in seen:
                groups.join(seen[value], n, key.__name__.replace("_", " "), says)
            seen.setdefault(value, n)


def same_full_name(local: Local) -> list[Hashable]:
    """Persons named in full."""
    return [("person", lexicon.key(p)) for p in local.entity.persons if len(lexicon.key(p)) > 1]


def same_body(local: Local) -> list[Hashable]:
    """Bodies by their name without its legal form; the end of a longer name that the article gives ("the Post") is none
    by itself, since others may end so."""
    names = [] if local.entity.persons else [spelling.bare(lexicon.key(b)) for b in local.entity.bodies]
    return [("body", one) for one in names if not any(len(one) < len(n) and n[-len(one) :] == one for n in names)]


def same_office_of_one_country(local: Local) -> list[Hashable]:
    """ "The Syrian army", "Syria's armed forces"."""
    e = local.entity
    if e.persons or e.roles or e.bodies or not e.state:
        return []
    return [
        ("office", o, e.state) for o in e.offices if (office := lexicon.office_named(o)) and office.scope == "state"
    ]


def same_group_of_people(local: Local) -> list[Hashable]:
    """ "South Korean officials": the same words for the people of one country or body."""
    e = local.entity
    if not e.plural or e.persons or e.bodies or not (e.state or e.ofs):
        return []
    return [("people", role, e.state, tuple(sorted(e.ofs))) for role in e.roles]


def same_unnamed_spokesperson_of_one_body(local: Local) -> list[Hashable]:
    """ "A spokesman for the firm": whoever speaks for it without a name."""
    e = local.entity
    if e.persons or "spokesperson" not in e.roles:
        return []
    return [("spokesperson", spelling.bare(lexicon.key(of))) for of in e.ofs]


def same_unnamed_source_of_one_outlet(local: Local) -> list[Hashable]:
    """ "A source familiar with the matter told" one outlet: one source, retold."""
    e = local.entity
    if e.kind != "anonymous" or e.persons:
        return []
    words = local.reading.mentions[e.first].phrase.told & MANNER
    return [
        ("unnamed", outlet, role, e.state, tuple(sorted(e.ofs)), tuple(sorted(words)))
        for outlet in local.told
        for role in sorted(e.roles)
    ]


MANNER = frozenset({"familiar", "close", "briefed", "senior", "former", "government", "official", "police", "security"})
KEYS: tuple[tuple[Key, str], ...] = (
    (same_full_name, "the same full name"),
    (same_body, "the same body's name"),
    (same_office_of_one_country, "the same office of the same country"),
    (same_group_of_people, "the same words for the people of one country or body"),
    (same_unnamed_spokesperson_of_one_body, "an unnamed spokesperson of the same body"),
    (same_unnamed_source_of_one_outlet, "described alike, and it spoke to the same outlet"),
)


def _spelled_alike(groups: Groups) -> None:
    """Full names that are one name in another spelling, or with a part left out."""
    by_part: dict[str, list[int]] = defaultdict(list)
    for n, local in enumerate(groups.found):
        for person in local.entity.persons:
            for part in {p[:1] + p[-1:] for p in lexicon.key(person) if len(p) > 2}:
                by_part[part].append(n)
    for near in by_part.values():
        for i, a in enumerate(near):
            for b in near[i + 1 :]:
                if groups.root(a) != groups.root(b) and _full_names_fit(groups.found[a].entity, groups.found[b].entity):
                    groups.join(a, b, "names spelled alike", "full names that differ in spelling or by a part left out")


def _full_names_fit(a: Entity, b: Entity) -> bool:
    full = ([lexicon.key(p) for p in e.persons if len(lexicon.key(p)) > 1] for e in (a, b))
    mine, theirs = full
    fits = any(spelling.same_person(x, y) for x in mine for y in theirs)
    return fits and not (a.gender and b.gender and a.gender != b.gender)


def _acronyms(groups: Groups) -> None:
    """A body's letters where another article has its name in full."""
    full = {n: local for n, local in enumerate(groups.found) if local.entity.bodies and not local.entity.persons}
    long: dict[str, list[tuple[int, lexicon.Key]]] = defaultdict(list)
    for n, local in full.items():
        for name in {lexicon.key(b) for b in local.entity.bodies}:
            for letters in {_unordered(spelling.initials(name)), _unordered("".join(w[0] for w in name))}:
                long[letters].append((n, name))
    for n, local in full.items():
        for short in (*local.entity.bodies, *sorted(local.entity.acronyms)):
            near = long.get(_unordered(short), ())
            fits = {groups.root(m): m for m, name in near if spelling.is_acronym(short, name)}
            if len(fits) == 1:
                groups.join(n, next(iter(fits.values())), "acronym", f"{short} are the first letters of the name")


def _unordered(letters: str) -> str:
    """Under which letters meet that are the same but for their order: two of them may have changed places."""
    return "".join(sorted(ch for ch in letters.lower() if ch.isalnum()))


def _shorter_body_names(groups: Groups) -> None:
    """ "The Interior Ministry": the one body of the case whose longer name ends so; where two do, it stays open."""
    named = {n: _body_names(local.entity) for n, local in enumerate(groups.found) if not local.entity.persons}
    longer: dict[lexicon.Key, list[int]] = defaultdict(list)
    for n, names in named.items():
        for name in names:
            for start in range(1, len(name) - 1):
                longer[name[start:]].append(n)
    for n, names in named.items():
        fits = {groups.root(m): m for name in names for m in longer.get(name, ())} if len(names) == 1 else {}
        if len(fits) == 1:
            groups.join(n, next(iter(fits.values())), "shorter name", "the only body in the case whose name ends so")


def _body_names(e: Entity) -> set[lexicon.Key]:
    """A body's names, or the office that it is called by where neither a country nor a person stands beside it."""
    return {lexicon.key(name) for name in (*e.bodies, *(() if e.bodies or e.state or e.roles else e.offices))}


def _short_names(groups: Groups) -> None:
    """A surname alone: the one person in the case whose name it ends; where two do, it stays open."""
    full = [
        (n, lexicon.key(p))
        for n, local in enumerate(groups.found)
        for p in local.entity.persons
        if len(lexicon.key(p)) > 1
    ]
    by_part: dict[str, list[tuple[int, lexicon.Key]]] = defaultdict(list)
    for m, name in full:
        for part in spelling.parts(name):
            by_part[part].append((m, name))
    for n, local in enumerate(groups.found):
        names = [lexicon.key(p) for p in local.entity.persons] or _bare_names(local)
        if not names or any(len(name) > 1 for name in names):
            continue
        near = sorted({one for part in spelling.parts(names[0]) for one in by_part.get(part, ())})
        fits = {groups.root(m): m for m, name in near if spelling.same_person(names[0], name)}
        given = {groups.root(m): m for m, name in near if name[0] == names[0][0]} if not fits else {}
        if len(fits) == 1:
            groups.join(n, next(iter(fits.values())), "surname alone", "the only person in the case who is called so")
        elif len(given) == 1:
            groups.join(n, next(iter(given.values())), "given name alone", "the only person in the case of that name")
    surnames = {name[-1] for _, name in full}
    singles: dict[str, int] = {}
    for n, local in enumerate(groups.found):
        names = [lexicon.key(p) for p in local.entity.persons]
        for name in names if all(len(one) == 1 for one in names) else ():
            if name[0] in singles and name[0] not in surnames:
                groups.join(singles[name[0]], n, "surname alone", "the same surname, and nobody is called so in full")
            singles.setdefault(name[0], n)


def _bare_names(local: Local) -> list[lexicon.Key]:
    """A name of one word that no table knows: it may be somebody's surname."""
    if local.entity.kind != "unknown" or local.entity.roles or len(local.entity.bodies) != 1:
        return []
    name = lexicon.key(local.entity.bodies[0])
    return [name] if len(name) == 1 else []


def _offices_held(groups: Groups) -> None:
    """An office that one person holds, unnamed in one article and named in another; names a letter apart."""
    holders: dict[Hashable, set[int]] = defaultdict(set)
    for n, local in enumerate(groups.found):
        for key in _held(local) if local.entity.persons else ():
            holders[key].add(groups.root(n))
    for n, local in enumerate(groups.found):
        if local.entity.persons or local.entity.bodies or local.entity.plural:
            continue
        fits = set().union(*(holders[k] for k in _held(local) if k in holders))
        if len(fits) == 1:
            groups.join(n, next(iter(fits)), "office held", "the only person in the case who holds that office")
    for people in holders.values():
        for a in sorted(people):
            for b in sorted(people):
                if a < b and _typing_error(groups.found[a].entity, groups.found[b].entity):
                    groups.join(a, b, "typing error", "one office, and surnames that differ by one letter")


def _held(local: Local) -> list[Hashable]:
    e = local.entity
    roles = e.roles - ALONE - group("kin")
    return [(role, of) for role in roles for of in (*e.ofs, *((e.state,) if e.state and not e.ofs else ()))]


def _typing_error(a: Entity, b: Entity) -> bool:
    last = [[lexicon.key(p)[-1] for p in e.persons if lexicon.key(p)] for e in (a, b)]
    return any(spelling.one_letter_apart(x, y) for x in last[0] for y in last[1])
