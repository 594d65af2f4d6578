"""Whether a capital's name means the town or the government that sits there."""

from collections.abc import Sequence

from sayso.annotate.place.candidates import Span, Token
from sayso.annotate.place.resolve import cues
from sayso.annotate.place.surroundings import Beside

LINKS = frozenset(("with", "between", "against", "on", "to", "by", "and", "from", "for"))
BACKED = frozenset(("backed", "led", "aligned", "friendly", "installed", "sponsored", "allied", "controlled",
                    "appointed", "supported", "funded", "loyal", "leaning"))


def is_government(tokens: Sequence[Token], span: Span, words: Beside) -> bool:
    """"Moscow denied", "ties with Moscow", "Moscow's ambassador", "Moscow-backed"; not "in Moscow"."""
    if words.after in BACKED and not words.placed:
        return True
    if words.possessive:
        return not words.placed and words.after not in cues("urban") and words.after not in cues("feature")
    if words.placed and words.before not in LINKS:
        return False
    if words.after in cues("acts"):
        return not words.placed or words.before == "and"
    return words.before in LINKS and _towards(tokens, span)


def _towards(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a word like "relations" or "sanctions" stands within the five words before."""
    near = (token.text.lower() for token in tokens[max(0, span.first - 6):span.first])
    return not cues("toward").isdisjoint(near)
