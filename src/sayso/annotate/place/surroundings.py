"""What stands beside a name that may be a place."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.annotate.place.candidates import Span, Token
from sayso.annotate.place.resolve import cues

MARKS = frozenset(".!?:;\"“”()[]|–—*")
STOPS = frozenset((*MARKS, ","))


class Beside(NamedTuple):
    """`before`, `after`: the words next to the name, lower case; `feature`: the word for its kind; `held_by`: number
    of the span that names what holds it; `placed`: a preposition of place leads to it, `within`: one that leads to
    little else; `opens` a sentence; `partial`: capitalised words go on before or behind it."""

    before: str
    after: str
    feature: str
    held_by: int | None
    placed: bool
    within: bool
    opens: bool
    titled: bool
    possessive: bool
    partial: bool


def beside(text: str, tokens: Sequence[Token], spans: Sequence[Span], at: int) -> Beside:
    """What stands beside span number `at`."""
    span = spans[at]
    before = _word(tokens, span.first - 1)
    further = _word(tokens, span.first - 2)
    after = _word(tokens, span.last)
    lead = further if before == "the" else before
    feature = after if after in cues("feature") else further if before == "of" and further in cues("feature") else ""
    return Beside(before, after, feature, _holder(tokens, spans, at, bool(feature) and feature == after),
                  lead in cues("preposition"), lead in cues("locative"), span.first == 0 or before in MARKS,
                  before.rstrip(".") in cues("title") or (before == "." and further in cues("title")),
                  text[span.end:span.end + 2] in ("'s", "’s"), _goes_on(text, tokens, span))


def _goes_on(text: str, tokens: Sequence[Token], span: Span) -> bool:
    behind = span.last < len(tokens) and tokens[span.last].capital and text[span.end:tokens[span.last].start] == " "
    if behind or span.first == 0:
        return behind
    before = tokens[span.first - 1]
    return before.capital and text[before.end:span.start] == " " and span.first > 1 and _word(
        tokens, span.first - 2) not in MARKS


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""


def _holder(tokens: Sequence[Token], spans: Sequence[Span], at: int, featured: bool) -> int | None:
    """The span of what holds this one: "Haas, Syria", "Haas in Idlib province", "the town of Haas in Idlib"."""
    if at + 1 >= len(spans):
        return None
    last, next_first = spans[at].last + featured, spans[at + 1].first
    behind = _word(tokens, spans[at + 1].last)
    if behind.isalpha() and behind not in cues("onward") and behind not in cues("feature"):
        return None
    between = [token.text.lower() for token in tokens[last:next_first]]
    if between in ([","], ["in"], [",", "in"], ["in", "the"], ["of"] if featured else [","], ["in", "northern"],
                   ["in", "southern"], ["in", "eastern"], ["in", "western"], ["in", "central"], ["in", "rural"]):
        return at + 1
    return None
