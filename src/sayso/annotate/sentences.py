"""Sentences with exact places, in clean text and in text that has lost its punctuation or its lines.

A candidate for a break is a full stop, a question mark or the like before white space, or a line's end. Visible rules,
in order, say whether it is one; the first that knows decides.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sayso.model import Anchor, Article
from sayso.tables import rows

CANDIDATE = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+|[\r\n]\s*")
OPENING = "\"'“‘«„([—–-*•#@"
CLOSING = "\"'”’»)]*"
LAST_WORD = re.compile(r"([^\s\"'“”‘’(\[]+)$")
WRAPPED = range(50, 101)
NEAR = 40


class Break(NamedTuple):
    """A place where a sentence may end: `before` ends with the mark, `mark` parts, `after` opens what follows."""

    before: str
    mark: str
    after: str
    wrapped: bool


Rule = Callable[[Break], bool | None]


def find(article: Article) -> tuple[Anchor, ...]:
    """Sentences in the order of the text; white space between them belongs to none."""
    edges = [0, *_breaks(article.text), len(article.text)]
    return tuple(_trimmed(article, a, b) for a, b in pairwise(edges) if article.text[a:b].strip())


def _breaks(text: str) -> Iterator[int]:
    wrapped = _is_wrapped(text)
    for match in CANDIDATE.finditer(text):
        mark = match[0]
        here = Break(text[max(0, match.start() - NEAR):match.start()] + mark.rstrip(), mark,
                     text[match.end():match.end() + NEAR], wrapped)
        if _ends(here):
            yield match.end()


def _ends(here: Break) -> bool:
    return next((answer for rule in RULES if (answer := rule(here)) is not None), True)


def nothing_follows(here: Break) -> bool | None:
    """The text ends."""
    return False if not here.after else None


def new_paragraph(here: Break) -> bool | None:
    """An empty line ends a sentence, unless the next one goes on in small letters and no mark stands before."""
    if here.mark.count("\n") < 2:
        return None
    return not (_goes_on_small(here) and here.before.rstrip(CLOSING)[-1:] not in ".!?…:;")


def wrapped_line(here: Break) -> bool | None:
    """Where lines are wrapped at one width, a line's end alone ends nothing."""
    if "\n" not in here.mark or here.mark[0] not in "\r\n" or not here.wrapped:
        return None
    return False


def new_line(here: Break) -> bool | None:
    """A line's end ends a sentence, unless the next line goes on in small letters."""
    if "\n" not in here.mark and "\r" not in here.mark:
        return None
    return not (_goes_on_small(here) and here.before.rstrip(CLOSING)[-1:] not in ".!?…:;")


def small_letter_follows(here: Break) -> bool | None:
    """A sentence does not open with a small letter ("Stop!" she said)."""
    return False if _goes_on_small(here) else None


def abbreviation(here: Break) -> bool | None:
    """ "Gen." before a name, "No." before a number, "Oct." before a day."""
    if not here.before.endswith("."):
        return None
    word = LAST_WORD.search(here.before[:-1])
    if not word or word[1].rstrip(".") not in _abbreviations():
        return None
    return None if word[1] in ("No", "Nos") and not here.after[:1].isdigit() else False


def initials(here: Break) -> bool | None:
    """ "J. Smith", "U.S. officials"; a country's letters end a sentence before a word that opens one."""
    word = LAST_WORD.search(here.before[:-1]) if here.before.endswith(".") else None
    if not word or not re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word[1]):
        return None
    return len(word[1]) > 1 and here.after.lstrip(OPENING).split(" ")[0] in _openers()


def mark_inside_quotation(here: Break) -> bool | None:
    """Three dots in the middle of what is quoted end it only where a capital follows."""
    if not here.before.endswith(("...", "…")):
        return None
    return here.after.lstrip(OPENING)[:1].isupper()


def capital_follows(here: Break) -> bool | None:
    """A capital, a figure, a quotation mark or a letter of another script opens a sentence."""
    first = here.after.lstrip(OPENING)[:1]
    return True if not first or first.isupper() or first.isdigit() or not first.isascii() else None


RULES: tuple[Rule, ...] = (nothing_follows, new_paragraph, wrapped_line, new_line, small_letter_follows, initials,
                           abbreviation, mark_inside_quotation, capital_follows)


def _goes_on_small(here: Break) -> bool:
    return here.after[:1].islower() or (here.after[:1] in "([" and here.after[1:2].islower())


def _is_wrapped(text: str) -> bool:
    """Whether most lines end at one width in the middle of a sentence, as in mail and old archives."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    return len(lines) > 5 and sum(n in WRAPPED for n in lines) > 0.6 * len(lines) and max(lines) <= WRAPPED.stop


@cache
def _abbreviations() -> frozenset[str]:
    written = [row["abbreviation"].rstrip(".") for row in rows("attribution_abbreviations")]
    return frozenset((*written, *(word.upper() for word in written)))


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("sentence_openers"))


def _trimmed(article: Article, start: int, end: int) -> Anchor:
    raw = article.text[start:end]
    return article.anchor(start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip()))
