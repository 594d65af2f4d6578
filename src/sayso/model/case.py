"""All that was worked out from the articles on one event."""

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
from sayso.model.notebook import table
from sayso.model.source import Source


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """Immutable. `read` holds the articles as annotated; `attributions` are those of all articles with their source
    resolved; claims and discrepancies stand in the order a reader should see them; `judged` are an analyst's decisions
    with what they are about now."""

    read: tuple[Annotated, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    pairs: tuple[Pair, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    losses: tuple[Loss, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    failures: tuple[Failure, ...] = ()
    judged: tuple[Judged, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles alone, in the order of the case."""
        return tuple(a.article for a in self.read)

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

    def _repr_html_(self) -> str:
        return table(self)

    def __repr__(self) -> str:
        counts = (
            f"{len(self.read)} articles", f"{len(self.sources)} sources", f"{len(self.claims)} claims",
            f"{len(self.derivations)} derivations", f"{len(self.discrepancies)} discrepancies",
        )
        return f"<Case: {', '.join(counts)}>"
