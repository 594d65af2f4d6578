"""How reports derive from one another: pairs that share text, edges of the lineage, losses along them."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.anchor import Anchor, Ground
from sayso.model.identity import identify

Relation = Literal["verbatim", "partial", "retold", "quotes-only"]
DerivationKind = Literal["republication", "cut", "rewrite", "translation", "retelling", "citation", "version"]
LossKind = Literal["hedge", "attribution", "denial", "qualifier", "figure", "date", "quotation"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in both articles."""

    a: Anchor
    b: Anchor


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that depend on each other. `share` is the part of the shorter text that the longer one holds,
    0..1; `score` how strongly they depend, 0..1."""

    a: str
    b: str
    relation: Relation
    share: float
    score: float
    passages: tuple[Passage, ...] = ()
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """An edge of the lineage. `parent` is an article id, `lost:N` for an inferred ancestor not at hand, or None where
    only a name is known; `of` is the agency or outlet that the text names. `direction` says on what ground the edge
    points this way ("the text credits it", "the earlier date"), None where the direction is unknown."""

    child: str
    parent: str | None
    of: str | None
    kind: DerivationKind
    score: float = 1.0
    direction: str | None = None
    grounds: tuple[Ground, ...] = ()

    @property
    def id(self) -> str:
        """Depends on the two ends, the name and the kind."""
        return identify("edge", self.child, self.parent, self.of, self.kind)


@dataclass(frozen=True, slots=True)
class Loss:
    """What an edge dropped or hardened. `before` are the parent's words, `after` the child's, None where dropped."""

    child: str
    parent: str
    kind: LossKind
    says: str
    before: Anchor
    after: Anchor | None

    @property
    def id(self) -> str:
        """Depends on both sides' words."""
        return identify("loss", self.kind, self.before, self.after)
