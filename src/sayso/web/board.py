"""What the pages show of one case, each part worked out when first asked for and kept while the case is the same."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from sayso.model import Anchor, Annotated, Article, Attribution, Case, Claim, Judged, Pair, Quantity, Source
from sayso.render import wording
from sayso.render.view import ClaimView, Report, report
from sayso.render.why import Asked
from sayso.web.address import Addresses
from sayso.web.desk import title
from sayso.web.rows import Row, rows

Made = TypeVar("Made")


class Board:
    """One case as it was at one revision, looked up every way the pages need."""

    def __init__(self, ident: str, case: Case, revision: str = "") -> None:
        self.id, self.case, self.revision = ident, case, revision
        self.pointed: dict[str, Judged] = {}
        self._made: dict[Callable[[Board], Any], Any] = {}

    def once(self, make: Callable[["Board"], Made]) -> Made:
        """What a page makes of the whole case, made when first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def prepare(self) -> None:
        """Work out what the first page needs."""
        _ = self.rows, self.addresses

    @property
    def title(self) -> str:
        """What the case is called."""
        return wording.clean(title(self.case))

    @cached_property
    def report(self) -> Report:
        """All that a report shows, in order."""
        return report(self.case)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The claims in order of importance, with what they can be filtered by."""
        return rows(self.case, self.report)

    @cached_property
    def addresses(self) -> Addresses:
        """Claims by the words they stand at."""
        return Addresses(self.case.claims)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the claims by their ids."""
        return {view.id: view.number for view in self.report.claims}

    def quantities_in(self, anchor: Anchor) -> Sequence[Quantity]:
        """The quantities of an article that share characters with these words."""
        starts, longest, found = self._quantities[anchor.article]
        near = found[bisect_left(starts, anchor.start - longest):bisect_left(starts, anchor.end)]
        return [q for q in near if q.anchor.overlap(anchor)]

    @cached_property
    def _quantities(self) -> dict[str, tuple[list[int], int, list[Quantity]]]:
        """Of each article where its quantities begin, how long the longest is, and all of them, in order."""
        ordered = {ident: sorted(a.quantities, key=lambda q: q.anchor) for ident, a in self.read.items()}
        return {ident: ([q.anchor.start for q in found], max((q.anchor.end - q.anchor.start for q in found), default=0),
                        found) for ident, found in ordered.items()}

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The articles that rest on each article."""
        held: dict[str, list[str]] = defaultdict(list)
        for edge in self.case.derivations:
            if edge.parent:
                held[edge.parent].append(edge.child)
        return {parent: tuple(found) for parent, found in held.items()}

    @cached_property
    def asked(self) -> Asked:
        """The case as questions of why are put to it."""
        return Asked(self.case.to_dict())

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.case.articles}

    @cached_property
    def read(self) -> dict[str, Annotated]:
        """Articles with what was found in each, by id."""
        return {a.article.id: a for a in self.case.read}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {s.id: s for s in self.case.sources}

    @cached_property
    def said(self) -> dict[str, tuple[Attribution, ...]]:
        """The attributions of each article."""
        held: dict[str, list[Attribution]] = defaultdict(list)
        for one in self.case.attributions:
            held[one.article].append(one)
        return {article: tuple(found) for article, found in held.items()}

    @cached_property
    def claims_in(self) -> dict[str, tuple[ClaimView, ...]]:
        """The claims that stand in each article, in order of importance."""
        held: dict[str, list[ClaimView]] = defaultdict(list)
        for view in self.report.claims:
            for article in dict.fromkeys(m.anchor.article for m in view.mentions):
                held[article].append(view)
        return {article: tuple(found) for article, found in held.items()}

    @cached_property
    def pairs(self) -> dict[frozenset[str], Pair]:
        """Pairs that share text, by their two articles."""
        return {frozenset((p.a, p.b)): p for p in self.case.pairs}

    def judged_about(self, ids: Sequence[str]) -> tuple[Judged, ...]:
        """What was decided about any of these findings, or the decisions with these ids."""
        wanted = set(ids)
        return tuple(j for j in self.case.judged if j.decision.id in wanted or not wanted.isdisjoint(j.ids))

    @property
    def conflicts(self) -> int:
        """How many decisions something speaks against now."""
        return sum(j.conflict is not None for j in self.case.judged)

    def claim(self, view: ClaimView) -> Claim:
        """The claim behind a view."""
        return self.case.claims[view.number - 1]
