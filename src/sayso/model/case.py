"""All that was worked out from the articles on one event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.model.anchor import Ground
from sayso.model.article import Article, Failure
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.decision import Judged
from sayso.model.derivation import Derivation, Loss, Pair
from sayso.model.discrepancy import Discrepancy
from sayso.model.exchange import exchange
from sayso.model.finding import Annotated
from sayso.model.findings import NONE, Findings
from sayso.model.notebook import table
from sayso.model.restore import restore
from sayso.model.source import Source
from sayso.model.table import Table
from sayso.model.tables import KINDS, tabulate

TABULATED = {"attributions": "attributions", "sources": "sources", "claims": "claims", "derivations": "edges",
             "losses": "losses", "discrepancies": "discrepancies"}


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """Immutable. `read` holds the articles as annotated; `attributions` are those of all articles with their source
    resolved; claims and discrepancies stand in the order a reader should see them; `judged` are an analyst's decisions
    with what they are about now. Tuples that are given become `Findings`: tuples that can be had as data frames."""

    read: tuple[Annotated, ...] = ()
    attributions: Findings[Attribution] = NONE
    sources: Findings[Source] = NONE
    claims: Findings[Claim] = NONE
    pairs: tuple[Pair, ...] = ()
    derivations: Findings[Derivation] = NONE
    losses: Findings[Loss] = NONE
    discrepancies: Findings[Discrepancy] = NONE
    failures: tuple[Failure, ...] = ()
    judged: tuple[Judged, ...] = ()

    def __post_init__(self) -> None:
        names = {s.id: s.name for s in self.sources}
        for member, kind in TABULATED.items():
            object.__setattr__(self, member, Findings(getattr(self, member), kind, names))

    @property
    def articles(self) -> Findings[Article]:
        """The articles alone, in the order of the case."""
        return Findings((a.article for a in self.read), "articles")

    def table(self, name: str) -> Table:
        """`claims`, `mentions`, `sources`, `discrepancies`, `edges`, `losses`, `attributions` or `articles` as one
        table; KeyError for any other name."""
        if name == "articles":
            return self.articles.table
        names = {s.id: s.name for s in self.sources}
        held = {"mentions": "claims", "edges": "derivations"}.get(name, name)
        return tabulate(name, getattr(self, held) if name in KINDS else (), names)

    def article(self, wanted: str) -> Article:
        """The article with this id; KeyError where the case has none."""
        for a in self.read:
            if a.article.id == wanted:
                return a.article
        raise KeyError(wanted)

    def source(self, wanted: str) -> Source:
        """The source with this id; KeyError where the case has none."""
        for s in self.sources:
            if s.id == wanted:
                return s
        raise KeyError(wanted)

    def grounds(self, wanted: str) -> tuple[Ground, ...]:
        """Why the claim, attribution, source, edge or discrepancy with this id was found; KeyError for none such."""
        found: tuple[Claim | Attribution | Source | Derivation | Discrepancy, ...] = (
            *self.claims, *self.attributions, *self.sources, *self.derivations, *self.discrepancies
        )
        for one in found:
            if one.id == wanted:
                return one.grounds
        raise KeyError(wanted)

    def to_dict(self) -> dict[str, Any]:
        """The exchange format `sayso/1`."""
        return exchange(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "Case":
        """The case that `to_dict` made this of; NotACase where it is none."""
        return restore(data)

    def _repr_html_(self) -> str:
        return table(self)

    def __repr__(self) -> str:
        counts = (
            f"{len(self.read)} articles", f"{len(self.sources)} sources", f"{len(self.claims)} claims",
            f"{len(self.derivations)} derivations", f"{len(self.discrepancies)} discrepancies",
        )
        return f"<Case: {', '.join(counts)}>"
