"""What a report shows, in the order of importance, before any layout: every format prints this."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.model import Anchor, Article, Case, Claim, Discrepancy, Failure, Loss, Mention, Side, Source
from sayso.render import lineage, timeline, wording
from sayso.render.wording import named as named


@dataclass(frozen=True, slots=True)
class Objection:
    """Who does not go along with a claim: `label` is "denied by", `name` the source, `words` what it is quoted with."""

    label: str
    name: str
    words: str
    articles: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One account of a question: the value, the first exact words for it, who gives it and where."""

    value: str
    words: str
    sources: tuple[str, ...]
    articles: tuple[str, ...]
    as_of: str | None
    origins: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """A discrepancy or a drift with its sides; `label` stands beside a claim ("figures part"), `kind` over the sides;
    `claim` is the number of the claim it belongs to, 0 for none."""

    id: str
    kind: str
    label: str
    about: str
    sides: tuple[SideView, ...]
    claim: int
    drift: bool


@dataclass(frozen=True, slots=True)
class LossView:
    """What one article made of another's words."""

    id: str
    says: str
    before: str
    parent: str
    after: str | None
    child: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Closer:
    """The words of another claim that tell one more exactly, and where they stand."""

    words: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with all that a reader asks first: how many reports, on whose word, who objects, what differs."""

    number: int
    id: str
    statement: str
    articles: tuple[str, ...]
    count: str
    origins: tuple[str, ...]
    objections: tuple[Objection, ...]
    partings: tuple[Parting, ...]
    losses: tuple[LossView, ...]
    closer: tuple[Closer, ...]
    mentions: tuple[Mention, ...]
    importance: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source and how often the reports stand on it."""

    id: str
    name: str
    kind: str
    affiliation: str
    articles: int
    attributions: int


@dataclass(frozen=True)
class Report:
    """A whole report. `echo` says how many claims that several articles carry stand on one origin, empty where none
    is carried so; `partings` leaves drifts out, which stand in `drifts`. What not every reader looks at is worked out
    when it is first asked for."""

    case: Case
    headline: str
    tally: str
    echo: str
    claims: tuple[ClaimView, ...]
    partings: tuple[Parting, ...]
    drifts: tuple[Parting, ...]
    losses: tuple[LossView, ...]

    @cached_property
    def moments(self) -> tuple[timeline.Moment, ...]:
        """What is said to have happened when."""
        return timeline.moments(self.case)

    @cached_property
    def courses(self) -> tuple[timeline.Course, ...]:
        """Who reported what when."""
        return timeline.courses(self.case)

    @cached_property
    def tree(self) -> lineage.Forest:
        """How the reports hang together."""
        return lineage.forest(self.case)

    @cached_property
    def doubtful(self) -> tuple[tuple[Article, str], ...]:
        """The articles whose dates do not fit their text, and why."""
        return tuple((a.article, a.dates_doubtful) for a in self.case.read if a.dates_doubtful)

    @cached_property
    def sources(self) -> tuple["SourceView", ...]:
        """Who is cited, those that most articles name first."""
        return _sources(self.case)

    @cached_property
    def failures(self) -> tuple["FailureView", ...]:
        """What could not be read."""
        return _failures(self.case.failures)


@dataclass(frozen=True, slots=True)
class FailureView:
    """What one reason kept out of the case: `places` are files with the place inside them."""

    reason: str
    remedy: str
    left_out: bool
    places: tuple[str, ...]


def report(case: Case) -> Report:
    """The report of a case."""
    ids = [c.id for c in case.claims]
    numbers = {ident: n for n, ident in enumerate(ids, 1)}
    sources = {s.id: s for s in case.sources}
    partings = tuple(_parting(d, sources, numbers) for d in case.discrepancies)
    conflicts = tuple(p for p in partings if not p.drift)
    losses = tuple(map(_loss, case.losses))
    beside = _Beside(conflicts, losses)
    claims = tuple(_claim(c, (n, ident), sources, beside)
                   for n, (c, ident) in enumerate(zip(case.claims, ids, strict=True), 1))
    return Report(
        case,
        headline=f"{wording.count(len(case.read), 'article')}, {_span(case)}",
        tally=f"{wording.count(len(case.claims), 'claim')}, "
              f"{wording.count(len(conflicts), 'point')} where accounts part",
        echo=_echo([c.independent.high for c, v in zip(case.claims, claims, strict=True) if len(v.articles) > 1]),
        claims=claims,
        partings=conflicts,
        drifts=tuple(p for p in partings if p.drift),
        losses=losses,
    )


def _span(case: Case) -> str:
    """From when to when the reports are; a date that does not fit its text is counted and not believed."""
    sure = [a.article for a in case.read if not a.dates_doubtful]
    return wording.span(sure, len(case.read) - len(sure)) if sure else wording.span(case.articles)


def _echo(origins: Sequence[int]) -> str:
    """Of the claims that several articles carry, how many stand on one origin."""
    if not origins:
        return ""
    stand = wording.count(len(origins), "claim stands", "claims stand")
    return f"{stand} in more than one article, {origins.count(1) or 'none'} of these on 1 origin"


class _Beside:
    """What stands beside claims: partings by the claim's number, losses by the articles whose words they are."""

    def __init__(self, partings: Iterable[Parting], losses: Iterable[LossView]) -> None:
        self._partings: dict[int, list[Parting]] = defaultdict(list)
        self._losses: dict[str, list[tuple[Anchor, LossView]]] = defaultdict(list)
        for parting in partings:
            self._partings[parting.claim].append(parting)
        for loss in losses:
            for anchor in loss.anchors:
                self._losses[anchor.article].append((anchor, loss))

    def partings(self, number: int) -> tuple[Parting, ...]:
        return tuple(self._partings.get(number, ()))

    def losses(self, mentions: Iterable[Mention]) -> tuple[LossView, ...]:
        """Those that lost or hardened words of these mentions."""
        met = {loss.id: loss for m in mentions for anchor, loss in self._losses.get(m.anchor.article, ())
               if anchor.overlap(m.anchor)}
        return tuple(met.values())


def _claim(claim: Claim, called: tuple[int, str], sources: dict[str, Source], beside: _Beside) -> ClaimView:
    """The view of a claim; `called` are its number and its id."""
    number, ident = called
    plain = [m for m in claim.mentions if m.stance == "asserts"] or list(claim.mentions)
    agreed = set(plain)
    against = dict.fromkeys(m for m in (*claim.mentions, *claim.against) if m not in agreed)
    articles = _articles(m.anchor for m in plain)
    return ClaimView(
        number=number, id=ident, statement=wording.clean(claim.statement), articles=articles,
        count=f"{wording.count(len(articles), 'article')}, {wording.origins(claim.independent, len(claim.origins))}",
        origins=_origins(claim.origins, sources),
        objections=_objections(against, sources),
        partings=beside.partings(number),
        losses=beside.losses((*plain, *against)),
        closer=tuple(Closer(wording.quoted(a.text), a) for a in claim.more_exactly),
        mentions=(*plain, *against), importance=wording.clean(claim.importance),
    )


def _origins(origins: Sequence[str], sources: dict[str, Source]) -> tuple[str, ...]:
    """Sources by name; what articles state in their own voice comes last, in one phrase."""
    own = [wording.clean(o.removeprefix("own:")) for o in origins if o.startswith("own:")]
    names = [named(sources[o]) if o in sources else wording.clean(o) for o in origins if not o.startswith("own:")]
    phrase = f"{wording.listed(own)} in {'its' if len(own) == 1 else 'their'} own words"
    return (*names, phrase) if own else tuple(names)


def _objections(mentions: Iterable[Mention], sources: dict[str, Source]) -> tuple[Objection, ...]:
    grouped: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        source = sources.get(m.source or "")
        grouped[m.stance, named(source) if source else f"{wording.clean(m.anchor.article)} in its own words"].append(m)
    order = list(wording.OBJECTION)
    return tuple(
        Objection(wording.OBJECTION[stance], name, wording.quoted(ms[0].anchor.text, 120),
                  _articles(m.anchor for m in ms), tuple(m.anchor for m in ms))
        for (stance, name), ms in sorted(grouped.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    )


def _parting(discrepancy: Discrepancy, sources: dict[str, Source], numbers: dict[str, int]) -> Parting:
    grouped: dict[str, list[Side]] = defaultdict(list)
    for side in discrepancy.sides:
        value = wording.value(side.value, discrepancy.kind)
        grouped[value or wording.short(side.anchor.text, 60)].append(side)
    return Parting(
        discrepancy.id, wording.QUESTION[discrepancy.kind], wording.PARTING[discrepancy.kind],
        wording.clean(discrepancy.about),
        tuple(_side(value, sides, sources) for value, sides in grouped.items()),
        numbers.get(discrepancy.claim or "", 0), discrepancy.drift,
    )


def _side(value: str, sides: Sequence[Side], sources: dict[str, Source]) -> SideView:
    who = dict.fromkeys(named(sources[s.source]) for s in sides if s.source in sources)
    return SideView(value, wording.quoted(sides[0].anchor.text), tuple(who), _articles(s.anchor for s in sides),
                    next((s.as_of for s in sides if s.as_of), None), max(s.origins for s in sides),
                    tuple(s.anchor for s in sides))


def _loss(loss: Loss) -> LossView:
    after = wording.quoted(loss.after.text) if loss.after else None
    anchors = (loss.before, loss.after) if loss.after else (loss.before,)
    return LossView(loss.id, wording.clean(loss.says), wording.quoted(loss.before.text), loss.before.article, after,
                    loss.child, anchors)


def _sources(case: Case) -> tuple[SourceView, ...]:
    said: dict[str, list[str]] = defaultdict(list)
    for a in case.attributions:
        if a.source_id:
            said[a.source_id].append(a.article)
    views = [
        SourceView(s.id, wording.clean(s.name), s.kind, wording.clean(s.affiliation or ""),
                   len({*said[s.id], *(m.article for m in s.mentions)}), len(said[s.id]))
        for s in case.sources
    ]
    return tuple(sorted(views, key=lambda v: (-v.articles, -v.attributions, v.name, v.id)))


def _failures(failures: Sequence[Failure]) -> tuple[FailureView, ...]:
    grouped: dict[tuple[bool, str, str], list[str]] = defaultdict(list)
    for f in failures:
        place = ", ".join(filter(None, (wording.clean(f.path), wording.clean(f.place))))
        grouped[f.severity == "left out", wording.clean(f.reason), wording.clean(f.remedy)].append(place)
    ordered = sorted(grouped.items(), key=lambda item: (not item[0][0], item[0][1]))
    return tuple(FailureView(reason, remedy, out, tuple(places)) for (out, reason, remedy), places in ordered)


def _articles(anchors: Iterable[Anchor]) -> tuple[str, ...]:
    return tuple(sorted({a.article for a in anchors}))
