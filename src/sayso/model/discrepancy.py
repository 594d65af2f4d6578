"""Where accounts of one question do not fit, or differ only because later knowledge came in."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.anchor import Anchor, Ground
from sayso.model.identity import identify

DiscrepancyKind = Literal["figure", "date", "place", "person", "wording", "certainty", "polarity"]


@dataclass(frozen=True, slots=True)
class Side:
    """One account: its exact words, the value they state, the source's id where one is named, the number of origins
    that stand behind this side, and how far back the value reaches (`as_of`, ISO 8601)."""

    anchor: Anchor
    value: str
    source: str | None = None
    origins: int = 0
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two or more sides of one question. `drift` is true where later knowledge explains the difference."""

    kind: DiscrepancyKind
    about: str
    sides: tuple[Side, ...]
    claim: str | None = None
    drift: bool = False
    grounds: tuple[Ground, ...] = ()

    @property
    def id(self) -> str:
        """Depends on the kind and the words of the sides."""
        return identify("discrepancy", self.kind, *sorted(s.anchor for s in self.sides))
