"""Whether what happened at a time lies behind the report or ahead of it, by the verbs around the expression."""

from sayso.annotate.time.lexicon import group, tenses
from sayso.annotate.time.scan import Tokens

REACH = 12
STOPS = frozenset(".;:!?\"“”()")
AHEAD = frozenset(("by", "until", "till", "through"))


def tense(tokens: Tokens, first: int, last: int) -> str | None:
    """`past`, `future` or None for the expression of tokens `first` to `last`.

    The nearest verb in front decides, then the nearest behind; "will be held" is future though "held" is nearest."""
    words = tokens.words
    if first > 1 and words[first - 1] in AHEAD:
        reached = words[first - 1] == "by" and _of(words, first - 2) == "past"
        return "past" if reached or _behind(words, last) == "past" else "future"
    return _front(words, first) or _behind(words, last)


def _front(words: list[str], first: int) -> str | None:
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if words[at] in STOPS and at < first - 1:
            return None
        found = _of(words, at)
        if found == "past" and _led(words, at):
            return "future"
        if found:
            return found
    return None


def _led(words: list[str], at: int) -> bool:
    """Whether a future auxiliary stands within the three words before a participle or past form."""
    known = tenses()
    return any(known.get(word) == "future" and word not in ("by", "until", "till", "next")
               for word in words[max(0, at - 3):at])


def _behind(words: list[str], last: int) -> str | None:
    for at in range(last, min(len(words), last + REACH)):
        if words[at] in STOPS:
            return None
        if found := _of(words, at):
            return found
    return None


def _of(words: list[str], at: int) -> str | None:
    word = words[at]
    if word == "won":
        return "future" if words[at + 1:at + 2] == ["'"] else "past"
    if found := tenses().get(word):
        return found
    return "past" if word.endswith("ed") and len(word) > 3 and word not in group("not past") else None
