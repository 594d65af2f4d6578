"""What an analyst decides about a case, as data: one more input to `relate`, applied again whenever articles are added.

A decision must outlive the findings that it is about, whose ids change when an article is added. So it points at what
does not change: words of articles (anchors), articles, names. A finding is the one that stands at those words now.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.model.anchor import Anchor
from sayso.model.identity import identify

Verb = Literal["join", "part", "confirm", "reject", "correct", "note", "rate"]
Subject = Literal["claim", "source", "edge", "discrepancy", "article", "case"]
Field = Literal["published", "modified", "outlet", "agency", "byline", "title", "language"]

FIELDS: tuple[Field, ...] = ("published", "modified", "outlet", "agency", "byline", "title", "language")
"""What of an article may be corrected; its text never."""
RELIABILITY = {"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
               "E": "unreliable", "F": "reliability cannot be judged"}
CREDIBILITY = {"1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful",
               "5": "improbable", "6": "truth cannot be judged"}
"""The Admiralty scale (NATO AJP-2.1, STANAG 2511): letters rate a source, digits rate a claim."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a decision is about, as it was when the decision was made.

    A claim, source or discrepancy is known by `anchors`: its mentions, namings or sides. An edge is known by
    `articles` (child, then parent where it is at hand) and by `name`, the agency or outlet that the text names.
    An article or a case is known by `articles`: for a case, all that were in it. `name` is how a reader knew it.
    """

    kind: Subject
    anchors: tuple[Anchor, ...] = ()
    articles: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom and when (`at`, ISO 8601 with its zone).

    | verb | about | value |
    |---|---|---|
    | join | two or more claims, sources or cases | |
    | part | what is to stand apart, then what it stood with: of a claim, a source, articles of a case | their case |
    | confirm, reject | an edge, a discrepancy | its kind; empty for any |
    | correct | an article | the right value of `field`, empty for "unknown" |
    | note | anything | the note |
    | rate | a source: A to F; a claim: 1 to 6 | the rating |

    Articles that are parted from a case go into the case that `value` names, and without one into one of their own.
    `why` is the analyst's reason, for whoever asks later.
    """

    verb: Verb
    about: tuple[Target, ...]
    value: str = ""
    field: Field | None = None
    who: str = ""
    at: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """Depends on all of it: the same decision made twice is two decisions."""
        return identify("decision", self.verb, self.about, self.value, self.field, self.who, self.at, self.why)


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision as it stands in a case now. `ids` are the findings that it is about, as they are called now.

    `conflict` says, in a reader's words, what in the articles speaks against it or why it could not be applied; None
    where nothing does. A conflict never undoes a decision: it is shown until somebody decides again."""

    decision: Decision
    ids: tuple[str, ...] = ()
    conflict: str | None = None
