"""Which words of an attribution make its statement, and what is left to the voice around it.

A content that is a clause says something by itself. A content that is a bare phrase ("the move a provocation") says
something only with its cue ("called the move a provocation"), and an intention ("plans to close the port") only with
who has it; the latter is no word of the one who plans but of whoever reports the plan.
"""

from typing import NamedTuple

from sayso.model import Anchor, Article, Attribution
from sayso.relate.claims.clauses import has_verb
from sayso.relate.claims.standing import tokens

OPENERS = ("that ", "\"", "“", "‘", "'", "«", "„")
NEAR = 3


class Part(NamedTuple):
    """A range of the text that one attribution holds, and the words to leave out because they name its source."""

    anchors: tuple[Anchor, ...]
    left_out: tuple[Anchor, ...]
    attribution: Attribution


def part(article: Article, a: Attribution) -> Part | None:
    """What the attribution states; None where its words are better left to the voice around it."""
    if not a.content:
        return None
    if a.stance != "asserts":
        return Part((_hull(article, (*a.cue, *a.content)),), a.source, a)
    if _clausal(a):
        return Part(a.content, (*a.cue, *a.source), a)
    if not a.source or a.kind != "report":
        return None
    return Part((_with_cue(article, a), *a.content[1:]), a.source, a)


def _clausal(a: Attribution) -> bool:
    """Whether the content has a verb of its own, or is put between quotation marks whole."""
    if any(c.text.lstrip().lower().startswith(("to ", "not to ")) for c in a.content):
        return False
    first = a.content[0].text.lstrip()
    found = [tokens(c.text, 0, len(c.text)) for c in a.content]
    return (first.lower().startswith(OPENERS) and sum(map(len, found)) > 3) or any(map(has_verb, found))


def _with_cue(article: Article, a: Attribution) -> Anchor:
    """Content together with the nearest cue, where that stands right before it."""
    content = a.content[0]
    before = [c for c in a.cue if 0 <= content.start - c.end <= NEAR]
    return article.anchor(max(before).start, content.end) if before else content


def _hull(article: Article, anchors: tuple[Anchor, ...]) -> Anchor:
    return article.anchor(min(x.start for x in anchors), max(x.end for x in anchors))
