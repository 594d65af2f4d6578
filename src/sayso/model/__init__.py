"""The data model: frozen dataclasses and tuples, one type a concept, the standard library alone."""

from sayso.model.anchor import Anchor, Ground
from sayso.model.article import Article, Failure
from sayso.model.attribution import Attribution, Hedge, Kind, Mode, Stance
from sayso.model.case import Case
from sayso.model.claim import Claim, Independence, Mention
from sayso.model.decision import Decision, Judged, Target
from sayso.model.derivation import Derivation, Loss, Pair, Passage
from sayso.model.discrepancy import Discrepancy, DiscrepancyKind, Side
from sayso.model.finding import Annotated, Credit, Measure, Name, Place, Quantity, Time
from sayso.model.findings import Findings
from sayso.model.identity import identify
from sayso.model.source import Source, SourceKind
from sayso.model.table import Column, Table

__all__ = [
    "Anchor", "Annotated", "Article", "Attribution", "Case", "Claim", "Column", "Credit", "Decision", "Derivation",
    "Discrepancy", "DiscrepancyKind", "Failure", "Findings", "Ground", "Hedge", "Independence", "Judged", "Kind",
    "Loss", "Measure", "Mention", "Mode", "Name", "Pair", "Passage", "Place", "Quantity", "Side", "Source",
    "SourceKind", "Stance", "Table", "Target", "Time",
    "identify",
]
