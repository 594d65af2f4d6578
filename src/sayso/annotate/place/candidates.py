"""Stretches of a text that may name a place: runs of capitalised words, longest known name first."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

WORD = re.compile(r"\b(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[^\w\s]|\n\s*\n")
POSSESSIVE = re.compile(r"['’](?:s|S)?$")
JOINING = frozenset(("of", "de", "la", "le", "du", "da", "do", "del", "al", "el", "as", "ash", "ad", "an", "ar", "at",
                     "az", "ez", "upon", "the", "and", "on", "sur", "am", "far", "east", "peninsula"))
ARTICLES = ("al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-", "ez-")
PREFIXES = frozenset(("Pro", "Anti", "Non", "Post", "Ex", "Trans", "Inter", "Mid"))
LONGEST = 5


class Token(NamedTuple):
    """A word without its possessive ending, or a mark; `capital` where it may begin a name."""

    start: int
    end: int
    text: str
    capital: bool


class Span(NamedTuple):
    """Tokens `first` to `last` (not with it), and the words as they stand."""

    first: int
    last: int
    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """Words and marks; hyphenated words like "Moscow-backed" are cut before the small part."""
    return [token for match in WORD.finditer(text) for token in _token(match)]


def _token(match: re.Match[str]) -> Iterator[Token]:
    word, start = match[0], match.start()
    if not word[0].isalpha():
        yield Token(start, match.end(), word, False)
        return
    bare = POSSESSIVE.sub("", word) if word[-1] in "'’" or word[-2:] in ("'s", "’s") else word
    head, dash, tail = bare.partition("-")
    if dash and tail[:1].isupper() and (head.islower() or head in PREFIXES) and head + "-" not in ARTICLES:
        yield Token(start, start + len(head), head, False)
        yield Token(start + len(head) + 1, start + len(bare), tail, True)
        return
    if dash and head[:1].isupper() and tail.islower() and head.lower() + "-" not in ARTICLES and len(tail) > 3:
        yield Token(start, start + len(head), head, True)
        yield Token(start + len(head) + 1, start + len(bare), tail, False)
        return
    yield Token(start, start + len(bare), bare, bare[0].isupper() or bare.lower().startswith(ARTICLES))


def spans(text: str, found: list[Token], known: Callable[[str], bool]) -> Iterator[Span]:
    """From the left, the longest run of words that `known` knows; runs begin with a capital."""
    at = 0
    while at < len(found):
        token = found[at]
        best = _longest(text, found, at, known) if token.capital else None
        if best:
            yield best
            at = best.last
        else:
            at += 1


def _longest(text: str, found: list[Token], at: int, known: Callable[[str], bool]) -> Span | None:
    best = None
    for last in range(at + 1, min(len(found), at + LONGEST) + 1):
        token = found[last - 1]
        if last > at + 1 and not _joins(text, found, last - 1):
            break
        words = text[found[at].start:token.end]
        if last == at + 1 and words == "The":
            continue
        if known(words):
            best = Span(at, last, found[at].start, token.end, words)
    return best


def _joins(text: str, found: list[Token], at: int) -> bool:
    """Whether a token may go on with the name before it: same line, only a blank or hyphen between."""
    gap = text[found[at - 1].end:found[at].start]
    token = found[at]
    return gap in (" ", "-", "'s ", "’s ", "\u00a0", "\n") and (token.capital or token.text.lower() in JOINING)
