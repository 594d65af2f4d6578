"""Who says what, in one article: the attribution of PARC and PolNeAR, with stance and hedge."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.anchor import Anchor, Ground
from sayso.model.identity import identify

Mode = Literal["direct", "indirect", "mixed"]
Kind = Literal["report", "thought", "plan"]
Stance = Literal[
    "asserts", "denies", "cannot confirm", "found no evidence", "declines to comment", "questions", "retracts"
]
Hedge = Literal["certain", "probable", "possible", "underspecified"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One content on one source's word. `source` is empty where the text names nobody ("reportedly").

    `kind` is `report` for words uttered, `thought` for mental states, `plan` for intentions. `inside` is the id of
    the attribution whose content holds this one (A says that B told C). `score` is the model's figure in 0..1, not
    calibrated unless the model card says so.
    """

    article: str
    source: tuple[Anchor, ...]
    cue: tuple[Anchor, ...]
    content: tuple[Anchor, ...]
    mode: Mode = "indirect"
    kind: Kind = "report"
    stance: Stance = "asserts"
    hedge: Hedge = "certain"
    inside: str | None = None
    score: float = 1.0
    grounds: tuple[Ground, ...] = ()
    source_id: str | None = None
    via: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Depends on the article and the three sets of anchors alone."""
        return identify("attribution", self.article, self.source, self.cue, self.content)
