"""Who stands behind one claim: each origin with its mentions, the weakest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.model import Anchor, Claim, Mention
from sayso.relate.given import POINTS
from sayso.relate.origins.figures import with_its_figure
from sayso.relate.origins.known import Known
from sayso.tables import rows
from sayso.words import fold, words

OWN = "own:"
RUN, SHORTEST = 6, 3


class Telling(NamedTuple):
    """`held` gives the mentions behind each origin, weakest origin first; `here` the origins of each article; `joint`
    pairs of origins that an article sets side by side, in one phrase or one beside the other's figure; `meant` the
    words that a mention means which only points at them."""

    held: Mapping[str, tuple[Mention, ...]]
    here: Mapping[str, tuple[str, ...]]
    joint: frozenset[frozenset[str]]
    meant: Mapping[Anchor, Anchor]

    def stand_in(self, article: str) -> tuple[str, ...]:
        """The origins that this article has for the claim."""
        return self.here.get(article, ())

    def articles(self, name: str) -> frozenset[str]:
        """The articles that have the claim from this origin."""
        return frozenset(m.anchor.article for m in self.held[name])

    def words(self, name: str) -> Iterator[Anchor]:
        """The words in which this origin tells it, or where those only point, the words that they point at."""
        return (self.meant.get(m.anchor, m.anchor) for m in self.held[name])

    def apart(self, name: str, other: str) -> bool:
        """Whether one article names both side by side, as two."""
        return frozenset((name, other)) in self.joint


def telling(claim: Claim, known: Known) -> Telling:
    """The origins of a claim as the articles give them. Who denies what others assert, or gives another figure, is
    no origin of it."""
    asserted = [m for m in claim.mentions if m.stance == "asserts"] or list(claim.mentions)
    asserted = with_its_figure(asserted, known.quantities)
    held: dict[str, list[Mention]] = defaultdict(list)
    joint: set[frozenset[str]] = set()
    for m in asserted:
        beside = [s for a in known.joint.get(m.attribution or "", ()) if (s := known.attributions[a].source_id)]
        names = [*filter(None, [_origin(m, known)]), *beside]
        for name in dict.fromkeys(names):
            held[name].append(m)
        joint |= {frozenset((a, b)) for a in names for b in names if a != b}
    meant = {g.anchors[0]: g.anchors[1] for g in claim.grounds if g.method == POINTS}
    by_words = {m.anchor: m.source for m in claim.mentions}
    joint |= {frozenset((a, b)) for m, said in meant.items() if (a := by_words.get(m)) and (b := by_words.get(said))}
    return arranged(held, frozenset(joint), meant, known)


def arranged(held: Mapping[str, Iterable[Mention]], joint: frozenset[frozenset[str]], meant: Mapping[Anchor, Anchor],
             known: Known) -> Telling:
    """The same origins, in order."""
    ordered = {name: tuple(held[name]) for name in sorted(held, key=lambda n: _standing(n, tuple(held[n]), known))}
    here: dict[str, list[str]] = defaultdict(list)
    for name, mentions in ordered.items():
        for article in dict.fromkeys(m.anchor.article for m in mentions):
            here[article].append(name)
    return Telling(ordered, {article: tuple(names) for article, names in here.items()}, joint, meant)


def _origin(m: Mention, known: Known) -> str | None:
    """A source, or the article where it speaks in its own voice; of hearsay the outlet that passes it on, None where
    there is none. On a page of its own a body that is no outlet speaks in person."""
    if m.source or m.attribution or _hearsay(m.anchor):
        return m.source or known.channel(m.attribution or "")
    publisher = known.publisher.get(m.anchor.article)
    return publisher if publisher and not known.is_media(publisher) else f"{OWN}{m.anchor.article}"


def _standing(name: str, mentions: tuple[Mention, ...], known: Known) -> tuple[int, int, int, str]:
    """Own voices first, those farthest from an original before others, then people without a name, outlets, and who is
    named, the one most often named last."""
    if name.startswith(OWN):
        return 0, -len(known.ancestors(name.removeprefix(OWN))), len(mentions), name
    return 1 if known.unnamed(name) else 2 if known.is_media(name) else 3, 0, len(mentions), name


def same_run(one: str, other: str, shortest: int = SHORTEST) -> bool:
    """Whether both have a run of words in common: RUN words, or all of the shorter text if it has `shortest` words."""
    a, b = _forms(one), _forms(other)
    length = min(RUN, len(a), len(b))
    return length >= shortest and bool(_runs(a, length) & _runs(b, length))


def shared_words(one: Anchor, other: Anchor) -> float:
    """How much of the shorter mention's longer words the other one has, 0..1."""
    a, b = _longer_words(one.text), _longer_words(other.text)
    return len(a & b) / max(1, min(len(a), len(b)))


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, ...]:
    return tuple(w.folded for w in words(text))


def _runs(forms: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {forms[k:k + length] for k in range(len(forms) - length + 1)}


@lru_cache(maxsize=4096)
def _longer_words(text: str) -> frozenset[str]:
    return frozenset(w for w in _forms(text) if len(w) > 3 or w[0].isdigit())


def _hearsay(anchor: Anchor) -> bool:
    padded = f" {fold(anchor.text)} "
    return any(phrase in padded for phrase in _hearsay_phrases())


@cache
def _hearsay_phrases() -> tuple[str, ...]:
    return tuple(f" {fold(row['phrase'])} " for row in rows("hearsay_words"))
