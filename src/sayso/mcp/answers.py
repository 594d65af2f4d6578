"""What an agent is told, as typed values made from a case: each with the citation of the words it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Anchor, Case, Claim, Derivation, Discrepancy, Mention
from sayso.render import wording
from sayso.render.citation import cite, place
from sayso.render.view import named
from sayso.verify.echo import Echoes

MOST_CLAIMS = 40


@dataclass(frozen=True)
class ArticleSeen:
    """One article of the case."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    characters: int


@dataclass(frozen=True)
class ClaimSeen:
    """A claim in one line. `cite` are places of the claim in articles that have it from no other one at hand; `origins`
    who is behind it; `independent` how many of them do not rest on each other, from surely to at most."""

    id: str
    statement: str
    articles: list[str]
    origins: list[str]
    independent: list[int]
    denied_or_doubted: int
    cite: str


@dataclass(frozen=True)
class Overview:
    """A case: its articles, its first claims, and how much more there is."""

    articles: list[ArticleSeen]
    claims: list[ClaimSeen]
    claims_in_all: int
    discrepancies: int
    left_out: list[str]


@dataclass(frozen=True)
class MentionSeen:
    """Where an article states, denies or doubts a claim. `echo_of` is the article it has these words from."""

    article: str
    words: str
    source: str | None
    stance: str
    hedge: str
    cite: str
    echo_of: str | None


@dataclass(frozen=True)
class EdgeSeen:
    """One report that rests on another."""

    id: str
    child: str
    parent: str | None
    of: str | None
    kind: str
    direction: str | None
    reasons: list[str]


@dataclass(frozen=True)
class LossSeen:
    """What a derivation dropped or hardened."""

    id: str
    child: str
    parent: str
    says: str
    cite: str


@dataclass(frozen=True)
class Traced:
    """Where an article or a claim comes from: edges from the nearest up, losses on the way, mentions of a claim."""

    id: str
    rests_on: list[EdgeSeen]
    taken_up_by: list[EdgeSeen]
    losses: list[LossSeen]
    mentions: list[MentionSeen]


@dataclass(frozen=True)
class SideSeen:
    """One account of a question."""

    value: str
    words: str
    source: str | None
    cite: str


@dataclass(frozen=True)
class PartingSeen:
    """A question that accounts answer differently; with `drift` later knowledge explains it."""

    id: str
    kind: str
    about: str
    drift: bool
    sides: list[SideSeen]


@dataclass(frozen=True)
class Compared:
    """Two articles: how they depend on each other, what only one of them says, where they part."""

    relation: str
    share: float
    edges: list[EdgeSeen]
    both_say: list[ClaimSeen]
    only_first: list[ClaimSeen]
    only_second: list[ClaimSeen]
    part_on: list[PartingSeen]
    losses: list[LossSeen]


class Answers:
    """The answers about one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._echoes = Echoes(case)
        self._sources = {s.id: s for s in case.sources}

    def overview(self) -> Overview:
        """The case as a whole."""
        articles = [ArticleSeen(a.id, a.title, a.outlet, a.published, len(a.text)) for a in self.case.articles]
        left_out = [f"{f.path}: {f.reason}" for f in self.case.failures]
        return Overview(articles, [self.claim(c) for c in self.case.claims[:MOST_CLAIMS]], len(self.case.claims),
                        len(self.case.discrepancies), left_out)

    def claim(self, claim: Claim) -> ClaimSeen:
        """One claim in short."""
        said = [m.anchor for m in claim.mentions if m.stance == "asserts"] or [m.anchor for m in claim.mentions]
        own = [a for a in said if not self._echo(a)]
        low, high = claim.independent.low, claim.independent.high
        return ClaimSeen(claim.id, wording.clean(claim.statement), sorted({a.article for a in said}),
                         [self._origin(o) for o in claim.origins], [low, high], len(claim.against), cite(own or said))

    def traced_claim(self, claim: Claim) -> Traced:
        """Every place of a claim, and the edges between the articles that have it."""
        mentions = [self._mention(m) for m in (*claim.mentions, *claim.against)]
        articles = {m.article for m in mentions}
        edges = [self._edge(d) for d in self.case.derivations if d.child in articles]
        losses = [x for x in self._losses(articles) if self._touches(x.id, claim)]
        return Traced(claim.id, edges, [], losses, mentions)

    def traced_article(self, ident: str) -> Traced:
        """What an article rests on, all the way up, and what rests on it."""
        above: list[Derivation] = []
        met, queue = {ident}, [ident]
        while queue:
            child = queue.pop(0)
            for edge in self.case.derivations:
                if edge.child == child:
                    above.append(edge)
                    if edge.parent and edge.parent not in met:
                        met.add(edge.parent)
                        queue.append(edge.parent)
        below = [d for d in self.case.derivations if d.parent == ident]
        losses = [x for x in self._losses({ident}) if x.child == ident]
        return Traced(ident, [self._edge(d) for d in above], [self._edge(d) for d in below], losses, [])

    def compared(self, first: str, second: str) -> Compared:
        """Two articles side by side."""
        both = {first, second}
        pair = next((p for p in self.case.pairs if {p.a, p.b} == both), None)
        edges = [self._edge(d) for d in self.case.derivations if {d.child, d.parent} == both]
        told: dict[frozenset[str], list[ClaimSeen]] = {}
        for claim in self.case.claims:
            there = frozenset(m.anchor.article for m in claim.mentions) & both
            if there:
                told.setdefault(there, []).append(self.claim(claim))
        parted = [self.parting(d) for d in self.case.discrepancies if both <= {s.anchor.article for s in d.sides}]
        return Compared(pair.relation if pair else "independent", round(pair.share, 2) if pair else 0.0, edges,
                        told.get(frozenset(both), []), told.get(frozenset({first}), []),
                        told.get(frozenset({second}), []), parted,
                        [x for x in self._losses(both) if {x.child, x.parent} == both])

    def parting(self, found: Discrepancy) -> PartingSeen:
        """One discrepancy with its sides."""
        sides = [SideSeen(s.value, s.anchor.text, self._name(s.source), cite([s.anchor])) for s in found.sides]
        return PartingSeen(found.id, found.kind, wording.clean(found.about), found.drift, sides)

    def _mention(self, m: Mention) -> MentionSeen:
        return MentionSeen(m.anchor.article, m.anchor.text, self._name(m.source), m.stance, m.hedge, cite([m.anchor]),
                           self._echo(m.anchor))

    def _echo(self, anchor: Anchor) -> str | None:
        origin = self._echoes.origin(place(anchor))
        return origin[0].article if origin else None

    def _edge(self, d: Derivation) -> EdgeSeen:
        return EdgeSeen(d.id, d.child, d.parent, d.of, d.kind, d.direction, [g.says for g in d.grounds])

    def _losses(self, articles: Iterable[str]) -> list[LossSeen]:
        there = set(articles)
        return [LossSeen(x.id, x.child, x.parent, x.says, cite(filter(None, (x.before, x.after))))
                for x in self.case.losses if {x.child, x.parent} & there]

    def _touches(self, loss: str, claim: Claim) -> bool:
        anchors = next((tuple(filter(None, (x.before, x.after))) for x in self.case.losses if x.id == loss), ())
        return any(a.overlap(m.anchor) for a in anchors for m in (*claim.mentions, *claim.against))

    def _origin(self, origin: str) -> str:
        if origin.startswith("own:"):
            return f"{origin[4:]} in its own words"
        return named(self._sources[origin]) if origin in self._sources else origin

    def _name(self, source: str | None) -> str | None:
        return named(self._sources[source]) if source in self._sources else None
