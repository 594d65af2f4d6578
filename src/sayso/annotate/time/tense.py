"""Whether what happened at a time lies behind the report or ahead of it, by the verbs around the expression."""

from collections.abc import Callable

from sayso.annotate.time.lexicon import group, tenses
from sayso.annotate.time.scan import Tokens

REACH = 12
STOPS = frozenset(".;:!?\"“”()")
AHEAD = frozenset(("by", "until", "till", "through"))


def tense(tokens: Tokens, first: int, last: int) -> str | None:
    """`past`, `future` or None for the expression of tokens `first` to `last`.

    The nearest verb in front decides, then the nearest behind; "will be held" is future though "held" is nearest."""
    if first and tokens.words[first - 1] == "since":
        return "past"
    if first > 1 and tokens.words[first - 1] in AHEAD:
        return _limit(tokens, first, last)
    return _front(tokens, first) or _behind(tokens, last)


def _limit(tokens: Tokens, first: int, last: int) -> str | None:
    """"until Friday" lies ahead; "by June" too, unless something was done by then; "agreed to go by June" is open."""
    if _behind(tokens, last) == "past":
        return "past"
    front = _front(tokens, first) if tokens.words[first - 1] == "by" else None
    if front != "past":
        return "future"
    return None if "to" in tokens.words[max(0, first - REACH):first] else "past"


def _front(tokens: Tokens, first: int) -> str | None:
    words = tokens.words
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if at < first - 1 and (words[at] in STOPS or words[at] == "before"):
            return None
        found = _of(tokens, at)
        if found:
            return "future" if found == "past" and _led(tokens, at) else found
    return None


def _led(tokens: Tokens, at: int) -> bool:
    """Whether a future auxiliary stands within the three words before a participle or past form."""
    return any(_of(tokens, before) == "future" for before in range(max(0, at - 3), at))


def _behind(tokens: Tokens, last: int) -> str | None:
    for at in range(last, min(len(tokens.words), last + REACH)):
        if tokens.words[at] in STOPS:
            return None
        if found := _of(tokens, at):
            return found
    return None


def _of(tokens: Tokens, at: int) -> str | None:
    """What one word says of the tense, with the word behind it where that is needed."""
    word, after = tokens.words[at], tokens.words[at + 1:at + 3]
    if word in DOUBTFUL:
        return DOUBTFUL[word](after)
    if found := tenses().get(word):
        return found
    return "past" if word.endswith("ed") and len(word) > 3 and word not in group("not past") else None


def _due(after: list[str]) -> str | None:
    """"due to start" looks ahead, "due to snow" does not."""
    return "future" if after[:1] != ["to"] or (after[1:] and after[1] in group("opening")) else None


DOUBTFUL: dict[str, Callable[[list[str]], str | None]] = {
    "won": lambda after: "future" if after[:1] == ["'"] else "past",
    "could": lambda after: "past" if after[:1] == ["not"] else "future",
    "couldn": lambda after: "past",
    "set": lambda after: "future" if after[:1] in (["to"], ["for"]) else "past",
    "due": _due,
}
