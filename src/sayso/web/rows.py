"""Claims with what a reader filters them by, and the filter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from sayso.model import Article, Case, Claim, Source
from sayso.render import wording
from sayso.render.view import ClaimView, Report
from sayso.words import fold

FLAGS = ("single", "disputed", "lost", "shared")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim; `days` are the dates of its articles as far as they are known, `text` its wordings folded."""

    view: ClaimView
    low: int
    high: int
    sources: frozenset[str]
    kinds: frozenset[str]
    outlets: frozenset[str]
    days: tuple[str, ...]
    flags: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader wants to see; what is empty does not narrow.

    `source` is a source's id, `kind` a kind of source, `after` and `before` are days (ISO 8601, inclusive); `single`:
    on one origin, `disputed`: denied, doubted or told in several ways, `lost`: changed on the way, `shared`: in more
    than one article."""

    text: str = ""
    source: str = ""
    kind: str = ""
    outlet: str = ""
    after: str = ""
    before: str = ""
    single: str = ""
    disputed: str = ""
    lost: str = ""
    shared: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Filter":
        """From the parameters of an address; what is no part of a filter is passed over."""
        return cls(**{f.name: asked.get(f.name, "").strip() for f in fields(cls)})

    @property
    def query(self) -> str:
        """As parameters of an address; the same filter gives the same text."""
        return urlencode({f.name: held for f in fields(self) if (held := getattr(self, f.name))})

    def kept(self, rows: Sequence[Row]) -> list[Row]:
        """The claims to be seen."""
        words = fold(self.text).split()
        flags = frozenset(name for name in FLAGS if getattr(self, name))
        return [row for row in rows if flags <= row.flags and self._fits(row) and all(w in row.text for w in words)]

    def _fits(self, row: Row) -> bool:
        return (
            (not self.source or self.source in row.sources)
            and (not self.kind or self.kind in row.kinds)
            and (not self.outlet or self.outlet in row.outlets)
            and self._dated(row)
        )

    def _dated(self, row: Row) -> bool:
        if not (self.after or self.before):
            return True
        return any((not self.after or day >= self.after) and (not self.before or day[:len(self.before)] <= self.before)
                   for day in row.days)


def rows(case: Case, report: Report) -> tuple[Row, ...]:
    """The claims of a case in order of importance."""
    articles = {a.id: a for a in case.articles}
    sources = {s.id: s for s in case.sources}
    return tuple(_row(claim, view, articles, sources)
                 for claim, view in zip(case.claims, report.claims, strict=True))


def _row(claim: Claim, view: ClaimView, articles: Mapping[str, Article], sources: Mapping[str, Source]) -> Row:
    named = frozenset(filter(None, (*(m.source for m in view.mentions),
                                    *(o for o in claim.origins if not o.startswith("own:")))))
    where = [articles[a] for a in dict.fromkeys(m.anchor.article for m in view.mentions)]
    return Row(
        view, claim.independent.low, claim.independent.high, named,
        frozenset(sources[s].kind for s in named if s in sources),
        frozenset(wording.clean(a.outlet) for a in where if a.outlet),
        tuple(sorted(a.published[:10] for a in where if a.published)),
        frozenset(_flags(claim, view)), _text(claim, view),
    )


def _flags(claim: Claim, view: ClaimView) -> Iterable[str]:
    if claim.independent.high == 1:
        yield "single"
    if view.objections or view.partings:
        yield "disputed"
    if view.losses:
        yield "lost"
    if len(view.articles) > 1:
        yield "shared"


def _text(claim: Claim, view: ClaimView) -> str:
    wordings: Sequence[str] = (view.statement, *view.origins, *(o.name for o in view.objections),
                               *(m.anchor.text for m in view.mentions))
    return " ".join(fold(w) for w in dict.fromkeys(wordings))
