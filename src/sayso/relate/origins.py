"""How many origins of a claim do not rest on each other, along both trees.

An origin is a source at the far end of a chain, or an article that states the claim in its own voice and takes its
text from no other. Each claim is counted by itself, and an edge merges only the two origins that it is about: origins
are never joined through a third, so one false edge cannot merge everything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.model import Anchor, Attribution, Claim, Derivation, Ground, Independence, Mention, Source
from sayso.relate.given import Descent, Resolved
from sayso.tables import rows
from sayso.words import fold, words

OWN = "own:"
LONG_WORD = 4
MOST_WORDS = 0.6
OFFICIALS = frozenset({"officials", "official", "authorities", "sources", "aides", "diplomats", "officers"})
VAGUE = frozenset({"unknown", "person", "media"})
COPIES = frozenset({"republication", "cut", "rewrite", "translation", "version"})


class Known(NamedTuple):
    """What the case knows, by id. For each article, `parents` are those whose text it prints, `retold` those that it
    retells, `cited` the sources that it names for anything at all."""

    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]
    parents: Mapping[str, tuple[str, ...]]
    retold: Mapping[str, tuple[str, ...]]
    cited: Mapping[str, frozenset[str]]


class Rests(NamedTuple):
    """One origin rests on another, or may; why, and the words that tell."""

    what: str
    on: str
    ground: Ground


def count(claims: tuple[Claim, ...], resolved: Resolved, descent: Descent) -> tuple[Claim, ...]:
    """The claims with their origins named and counted."""
    known = Known({s.id: s for s in resolved.sources}, {a.id: a for a in resolved.attributions},
                  _parents(descent.derivations, COPIES), _parents(descent.derivations, frozenset({"retelling"})),
                  _cited(resolved.attributions))
    return tuple(_counted(claim, known) for claim in claims)


def _counted(claim: Claim, known: Known) -> Claim:
    """Origins in the order of their names; those that surely rest on another are not among them."""
    held = _origins(claim, known)
    surely = _resting(held, claim, known, SURE)
    origins = tuple(sorted(set(held) - {r.what for r in surely}))
    perhaps = _resting({o: held[o] for o in origins}, claim, known, PERHAPS)
    low = len(set(origins) - {r.what for r in perhaps})
    belong = {_belongs(o, known) for o in origins}
    grounds = (*(r.ground for r in surely), *(r.ground for r in perhaps))
    return replace(claim, origins=origins, independent=Independence(low, len(origins), len(belong), grounds))


def _origins(claim: Claim, known: Known) -> dict[str, tuple[Mention, ...]]:
    """Each origin with the mentions it stands behind. Who denies a claim that others assert is no origin of it."""
    asserted = [m for m in claim.mentions if m.stance == "asserts"] or list(claim.mentions)
    held: dict[str, tuple[Mention, ...]] = {}
    for m in asserted:
        own = m.attribution is None and not _hearsay(m)
        name = m.source or (f"{OWN}{m.anchor.article}" if own else None)
        if name:
            held[name] = (*held.get(name, ()), m)
    return held


def _resting(held: Mapping[str, tuple[Mention, ...]], claim: Claim, known: Known,
             rules: tuple[tuple[str, "Rule"], ...]) -> tuple[Rests, ...]:
    """At most one entry for each origin. Two that rest on each other keep the first by name."""
    found: dict[str, Rests] = {}
    for name in sorted(held):
        for method, rule in rules:
            on = next((o for o in rule(name, held, known) if o != name and o not in found), None)
            if on:
                anchors = tuple(m.anchor for m in (*held[name][:1], *held.get(on, ())[:1]))
                found[name] = Rests(name, on, Ground(method, _says(method, name, on, known), anchors))
                break
    return tuple(found.values())


Rule = Callable[[str, Mapping[str, tuple[Mention, ...]], Known], Iterable[str]]


def _article_names_its_source(name: str, held: Mapping[str, tuple[Mention, ...]], _known: Known) -> Iterator[str]:
    """A headline or lead in own voice, where the same article names the source of the claim elsewhere."""
    if name.startswith(OWN):
        article = name.removeprefix(OWN)
        yield from (o for o, ms in held.items()
                    if not o.startswith(OWN) and any(m.anchor.article == article for m in ms))


def _article_reports_from_it(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An article in own voice that quotes that very source elsewhere has its account at hand."""
    if name.startswith(OWN):
        yield from (o for o in sorted(held) if o in known.cited.get(name.removeprefix(OWN), ()))


def _speaks_for_it(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """A person who speaks for a body, or two who do: one origin. Two offices of one state stay two."""
    body = known.sources[name].affiliation if name in known.sources else None
    if not body:
        return
    yield from (o for o in sorted(held) if o in known.sources and fold(body) in _names(known.sources[o]))
    if fold(body) not in _countries():
        yield from (o for o in sorted(held) if o in known.sources and known.sources[o].affiliation == body and o < name)


def _somebody_unnamed(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """`a spokesperson`, `media reports`: nobody that could be told from those who are named."""
    if name in known.sources and not _has_name(known.sources[name]) and known.sources[name].kind in VAGUE:
        yield from (o for o in sorted(held) if o in known.sources and _has_name(known.sources[o]))


def _officials(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """`Norwegian officials`, beside a named office of the same state: whoever they are, they speak for it."""
    source = known.sources.get(name)
    if source and source.affiliation and source.name.split()[-1:] and source.name.split()[-1] in OFFICIALS:
        yield from (o for o in sorted(held) if o in known.sources and o != name
                    and known.sources[o].affiliation == source.affiliation)


def _no_first_hand(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An outlet beside somebody who is none: outlets pass on, and the one named is nearer to the thing."""
    if name in known.sources and known.sources[name].kind == "media":
        yield from (o for o in sorted(held) if o in known.sources and known.sources[o].kind != "media")


def _nobody_in_particular(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """`rebels`, `activists`: people without a name, where somebody else tells the same."""
    if name in known.sources and not _has_name(known.sources[name]):
        others = [o for o in sorted(held) if o in known.sources]
        yield from (o for o in others if _has_name(known.sources[o]))
        yield from (o for o in others if not _has_name(known.sources[o]) and o < name)


def _article_prints_another(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An article that prints another's text rests on whatever that article rests on."""
    if not name.startswith(OWN):
        return
    for parent in _ancestors(name.removeprefix(OWN), known.parents):
        for o, ms in held.items():
            if o == OWN + parent or any(m.anchor.article == parent for m in ms):
                yield o
        siblings = (a for a, above in known.parents.items() if parent in above and a < name.removeprefix(OWN))
        yield from (OWN + a for a in siblings if OWN + a in held)


def _outlet_passes_it_on(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An outlet that another article names as the channel of a source of this claim."""
    if name not in known.sources:
        return
    names = _names(known.sources[name])
    for o, ms in held.items():
        if o != name and _channels(ms, known) & names:
            yield o


def _one_outlet_heard_it(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """Two whom nobody names, both heard by one outlet, on one claim: one person under two descriptions."""
    if name in known.sources and not _has_name(known.sources[name]):
        mine = _channels(held[name], known)
        yield from (o for o in sorted(held) if o in known.sources and not _has_name(known.sources[o])
                    and mine & _channels(held[o], known))


def _channels(mentions: Iterable[Mention], known: Known) -> frozenset[str]:
    """Outlets through which these mentions came, folded."""
    told = (known.attributions.get(m.attribution or "") for m in mentions)
    return frozenset(fold(v) for a in told if a for v in a.via)


def _article_retells_another(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An article that retells another may have the claim from there."""
    if name.startswith(OWN):
        for parent in known.retold.get(name.removeprefix(OWN), ()):
            yield from (o for o, ms in held.items() if any(m.anchor.article == parent for m in ms))


def _unsaid_whence(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An article does not say whence it knows what others have from a source; it may have it from there too."""
    if name.startswith(OWN):
        yield from (o for o in sorted(held) if o in known.sources)


def _one_affiliation(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """Two who speak for one body may speak from one knowledge."""
    mine = known.sources[name].affiliation if name in known.sources else None
    if mine:
        yield from (o for o in sorted(held) if o < name and o in known.sources and known.sources[o].affiliation == mine)


def _outlet(name: str, held: Mapping[str, tuple[Mention, ...]], known: Known) -> Iterator[str]:
    """An outlet seldom knows a thing first hand; it may have it from the other outlets that tell it."""
    if name in known.sources and known.sources[name].kind == "media":
        yield from (o for o in sorted(held) if o in known.sources)


def _other_words(name: str, held: Mapping[str, tuple[Mention, ...]], _known: Known) -> Iterator[str]:
    """Two mentions of one claim that share less than most of their words may mean two things; then only one origin is
    sure."""
    yield from (o for o in sorted(held) if o != name and not any(
        _shared(a, b) >= MOST_WORDS for a in held[name] for b in held[o]))


def _shared(a: Mention, b: Mention) -> float:
    """How much of the shorter mention's longer words the other one has, 0..1."""
    one, other = (_longer_words(m.anchor.text) for m in (a, b))
    return len(one & other) / max(1, min(len(one), len(other)))


@lru_cache(maxsize=4096)
def _longer_words(text: str) -> frozenset[str]:
    return frozenset(w.folded for w in words(text) if len(w.folded) >= LONG_WORD or w.folded[0].isdigit())


SURE: tuple[tuple[str, Rule], ...] = (
    ("the article names its source", _article_names_its_source),
    ("the article reports from it", _article_reports_from_it),
    ("the article prints another's text", _article_prints_another),
    ("the outlet passes it on", _outlet_passes_it_on),
    ("one outlet heard both, and names neither", _one_outlet_heard_it),
    ("one speaks for the other's body", _speaks_for_it),
    ("nobody who could be told from those named", _somebody_unnamed),
    ("officials of the same state", _officials),
    ("an outlet is no first hand where one is named", _no_first_hand),
)
PERHAPS: tuple[tuple[str, Rule], ...] = (
    ("the article retells another", _article_retells_another),
    ("the article does not say whence it knows", _unsaid_whence),
    ("both belong to one body", _one_affiliation),
    ("one of them is unnamed", _nobody_in_particular),
    ("an outlet may have it from elsewhere", _outlet),
    ("one of them may be saying something else", _other_words),
)


def _says(method: str, name: str, on: str, known: Known) -> str:
    sure = method in {m for m, _ in SURE}
    return f"{_called(name, known)} {'rests' if sure else 'may rest'} on {_called(on, known)}: {method}"


def _called(name: str, known: Known) -> str:
    if name.startswith(OWN):
        return f"article {name.removeprefix(OWN)}"
    return known.sources[name].name if name in known.sources else name


def _belongs(name: str, known: Known) -> str:
    source = known.sources.get(name)
    return (source.affiliation or name) if source else name


def _has_name(source: Source) -> bool:
    return any(ch.isupper() for name in (source.name, *source.aliases) for ch in name[1:])


def _cited(attributions: Iterable[Attribution]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for a in attributions:
        if a.source_id:
            found[a.article] = found.get(a.article, frozenset()) | {a.source_id}
    return found


def _names(source: Source) -> frozenset[str]:
    return frozenset(fold(n) for n in (source.name, *source.aliases))


def _parents(edges: Iterable[Derivation], kinds: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for edge in sorted(edges, key=lambda e: (e.child, e.parent or "")):
        if edge.parent and edge.kind in kinds and edge.parent not in found.get(edge.child, ()):
            found[edge.child] = (*found.get(edge.child, ()), edge.parent)
    return found


def _ancestors(article: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All articles above this one, nearest first; a ring of edges ends where it closes."""
    found: list[str] = []
    ahead = list(parents.get(article, ()))
    while ahead:
        nearest = ahead.pop(0)
        if nearest not in found and nearest != article:
            found.append(nearest)
            ahead += parents.get(nearest, ())
    return tuple(found)


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(row["country"]) for row in rows("demonyms"))


def _hearsay(mention: Mention) -> bool:
    return _has_phrase(mention.anchor)


def _has_phrase(anchor: Anchor) -> bool:
    padded = f" {fold(anchor.text)} "
    return any(phrase in padded for phrase in _hearsay_phrases())


@cache
def _hearsay_phrases() -> tuple[str, ...]:
    return tuple(f" {fold(row['phrase'])} " for row in rows("hearsay_words"))
