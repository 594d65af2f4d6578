"""What a clause lacks to be understood by itself: nothing, its subject, the clause it depends on, or a verb.

Told from parts of speech in a visible list of rules; the first that fires decides.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from sayso.tables import rows
from sayso.tags import tagged

Lack = Literal["nothing", "subject", "clause", "verb"]
FINITE = frozenset({"FIN", "SELF"})
NOMINAL = frozenset({"DET", "NUM", "ADJ", "N", "NAME", "PRON"})
HEADS = frozenset({"N", "NAME", "NUM", "PRON"})
WITHIN = NOMINAL | {"ADP", "PART", "ADV"}
FORMS = ("ING", "PART", "BASE", "TO")
REACH = 12
NOUNS = frozenset({"bit", "bound", "bred", "felt", "found", "left", "rose", "saw", "shot", "spoke", "stole", "thought",
                   "won", "wound"})
MARK = re.compile(r"[,;:.!?\"“”()\[\]«»—–]|\s-\s")


class Token(NamedTuple):
    """A word of an article: code points, as written, folded, its part of speech, whether a mark stands before it."""

    start: int
    end: int
    text: str
    folded: str
    tag: str
    marked: bool


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `text[start:end]`, which should be one sentence, by code points of `text`."""
    found: list[Token] = []
    last = start
    for word, tag in tagged(text[start:end]):
        at = word.start + start
        if tag in {"ADV", "N"} and word.folded in _past() and found and found[-1].tag in HEADS | {"ADJ"}:
            tag = "FIN"
        found.append(Token(at, word.end + start, word.text, word.folded, tag, bool(MARK.search(text[last:at]))))
        last = word.end + start
    return tuple(found)


@cache
def _past() -> frozenset[str]:
    """Past forms such as `tore` or `blew`, that the tagger may not know, and that are no nouns or adverbs."""
    return frozenset(row["form"] for row in rows("irregular_verbs")
                     if row["form"] != row["base"] and not row["form"].endswith("s")) - NOUNS


def lack(clause: Sequence[Token]) -> Lack:
    """What the clause lacks; adverbs and joints at its head are passed over."""
    found = clause[past_lead(clause):]
    return next((what for rule, what in RULES if rule(found)), "nothing")


def past_lead(clause: Sequence[Token]) -> int:
    """How many words at the head only join it to what came before: `However,`, `and`."""
    at = 0
    while at < len(clause) - 2 and (clause[at].tag == "CC" or (clause[at].tag == "ADV" and clause[at + 1].marked)):
        at += 1
    return at


def subject(left: Sequence[Token]) -> tuple[Token, ...]:
    """The subject of the last finite verb that has one right before it; empty where none has. The object of a verb
    after `who` or `and` is none: `a man who forced the gate ran`."""
    for at in range(len(left) - 1, 0, -1):
        if left[at].tag in FINITE and (phrase := subject_of(left, at)) and not _object(left, phrase[0]):
            return phrase
    return ()


def _object(left: Sequence[Token], first: Token) -> bool:
    at = next(k for k, t in enumerate(left) if t is first)
    return at > 1 and left[at - 1].tag in FINITE and left[at - 2].tag in {"WH", "CC"} and not first.marked


def subject_of(found: Sequence[Token], verb: int) -> tuple[Token, ...]:
    """The noun phrase before the verb at `verb`: of `the board of the port on Friday` it is `the board of the port`.
    Empty where a mark, a joint or another verb stands between."""
    first = verb
    while first and not found[first].marked and found[first - 1].tag in WITHIN:
        first -= 1
    span = found[first:verb]
    if span and span[0].tag == "ADP":
        span = span[max((k for k, t in enumerate(span) if t.tag == "DET"), default=len(span)):]
    stop = next((k for k, t in enumerate(span) if k and t.tag in {"ADP", "PART"} and t.folded != "of"), len(span))
    while stop and span[stop - 1].tag == "ADV":
        stop -= 1
    phrase = tuple(span[:stop])
    return phrase if phrase and phrase[-1].tag in HEADS and phrase[0].tag != "ADV" else ()


def noun_phrase(left: Sequence[Token]) -> tuple[Token, ...]:
    """The noun phrase that ends `left`, with `of` inside; empty where another word stands there."""
    first = len(left)
    while first and (left[first - 1].tag in NOMINAL or left[first - 1].folded == "of") and (
            first == len(left) or not left[first].marked):
        first -= 1
    found = tuple(left[first:])
    return found if found and found[-1].tag in HEADS and found[0].folded != "of" else ()


def _verb_first(found: Sequence[Token]) -> bool:
    head = found[1:2] if found and found[0].tag == "ADV" else found[:1]
    return bool(head) and head[0].tag == "FIN"


def _depends(found: Sequence[Token]) -> bool:
    """A word that leans on a clause before it, and no clause of its own after the next mark."""
    if found and found[0].tag == "ADP" and not _verbless(found):
        return False
    if not found or (found[0].tag not in {"WH", "SUB", "ADP", "X"} and found[0].tag not in FORMS):
        return False
    if found[0].tag == "ING" and _verb_after(found, 2) and not any(t.marked for t in found[1:REACH]):
        return False
    return not any(t.marked and _own_verb(found[k:]) for k, t in enumerate(found) if k)


def _own_verb(found: Sequence[Token]) -> bool:
    """A noun phrase and its verb: a clause of its own."""
    return any(t.tag in NOMINAL for t in found[:2]) and any(t.tag in FINITE for t in found[:REACH])


def _verb_after(found: Sequence[Token], at: int) -> bool:
    return any(t.tag in FINITE for t in found[at:])


def _verbless(found: Sequence[Token]) -> bool:
    """No finite verb beside those that `what`, `who` or `because` have taken."""
    taken = sum(t.tag in {"WH", "SUB"} and _verb_after(found, k) for k, t in enumerate(found))
    return sum(t.tag in FINITE for t in found) <= taken


RULES: tuple[tuple[Callable[[Sequence[Token]], bool], Lack], ...] = (
    (_verb_first, "subject"),
    (_depends, "clause"),
    (_verbless, "verb"),
)
