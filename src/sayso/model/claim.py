"""One proposition with all its mentions across articles, and how many origins stand behind it."""

from dataclasses import dataclass

from sayso.model.anchor import Anchor, Ground
from sayso.model.attribution import Hedge, Stance
from sayso.model.identity import identify

TELLS_MORE_EXACTLY = "tells more exactly"
"""Method of the ground that a claim says more than another one: its anchors are the other's words and its own."""
TOLD_MORE_EXACTLY = "told more exactly"
"""The same ground on the other claim."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article states (or denies, doubts) a claim. `attribution` and `source` are ids, None in own voice."""

    anchor: Anchor
    attribution: str | None = None
    source: str | None = None
    stance: Stance = "asserts"
    hedge: Hedge = "certain"


@dataclass(frozen=True, slots=True)
class Independence:
    """How many origins do not rest on each other: `low` surely, `high` at most; `affiliations` counts what they
    belong to. `grounds` say what was merged, and why."""

    low: int
    high: int
    affiliations: int
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """`origins` are source ids, or `own:<article id>` for what an article states in its own voice; `rank` orders the
    claims of a report, 1 first, and `importance` says why in a reader's words. `against` are the denials and doubts
    that are about this claim: each is a mention of a claim of its own too, and supports nothing here."""

    statement: str
    mentions: tuple[Mention, ...]
    origins: tuple[str, ...] = ()
    independent: Independence = Independence(0, 0, 0)
    rank: int = 0
    importance: str = ""
    grounds: tuple[Ground, ...] = ()
    against: tuple[Mention, ...] = ()

    @property
    def id(self) -> str:
        """Depends on the words of the mentions alone."""
        return identify("claim", *sorted(m.anchor for m in self.mentions))

    @property
    def more_exactly(self) -> tuple[Anchor, ...]:
        """The words of other claims that say what this one says, and more."""
        return tuple(g.anchors[1] for g in self.grounds if g.method == TOLD_MORE_EXACTLY)
