"""The words by which a claim is shown: those of the mention that a reader understands best by itself."""

import re
from collections.abc import Mapping, Sequence

from sayso.model import Anchor
from sayso.relate.claims.standing import Lack
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import Bag
from sayso.words import words

POINTING = frozenset({"he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "his", "her", "its",
                      "their", "him", "them", "who", "which", "whose", "where", "such", "our", "us", "you", "there"})
SHORT, LONG = 5, 32
QUOTES = "“\"‘'«„"
SPEECH_ENDS = re.compile(r"[,.!?…][”\"’']\s+\w")
"""Words that go on behind a speech hold who spoke as well."""
OPENING = re.compile(r"(?P<mark>\[?[“\"‘'«„]?)(?P<letter>[^\W\d_])(?P<rest>\w*)")


LACKING: Mapping[Lack, float] = {"nothing": 0.0, "subject": 1.0, "clause": 1.5, "verb": 2.5}
"""How much less clear a mention is for what it lacks."""


def clearest(bags: Sequence[Bag], lacks: Mapping[Anchor, Lack]) -> Statement:
    """The mention that holds most of what all mentions say, lacks least, and leans on no word outside itself."""
    common: dict[str, int] = {}
    for bag in bags:
        for term in bag.terms:
            common[term] = common.get(term, 0) + 1
    telling = [b for b in bags if not b.statement.said] or bags
    ordered = sorted(telling, key=lambda b: b.statement.anchor)
    return max(ordered, key=lambda b: _clarity(b, common, len(bags))
               - LACKING[lacks[b.statement.anchor]]).statement


def plain(text: str) -> str:
    """One line, without the marks that the cut left at its ends; the words stay as they are."""
    bare = " ".join(text.split()).strip(" ,;:—–-")
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»")):
        if bare.startswith(opening) and bare.count(opening) + bare.count(closing) in (1, 2) and (
                opening != closing or bare.count(opening) == 1 or bare.endswith(closing)):
            bare = bare.removeprefix(opening).removesuffix(closing)
        elif bare.endswith(closing) and opening not in bare.removesuffix(closing):
            bare = bare.removesuffix(closing)
    return closed(bare.strip(" ,;:—–-"))


def opened(told: str, led: bool) -> str:
    """With a capital at its head, as a sentence has it. A letter inside a quotation is changed in square brackets, as
    what stands between its marks is exact; a first word with a capital of its own inside (`iPhone`) stays. `led` where
    the statement opens with words in brackets already."""
    head = OPENING.match(told)
    if not head or not head["letter"].islower() or any(ch.isupper() for ch in head["rest"]):
        return told
    quoted = head["mark"] and not led and head["mark"][-1] in QUOTES
    letter = f"[{head['letter'].upper()}]" if quoted else head["letter"].upper()
    return f"{head['mark']}{letter}{told[head.end('letter'):]}"


def closed(bare: str) -> str:
    """A quotation that goes on after the words is closed where they end."""
    if bare.count("“") > bare.count("”"):
        return f"{bare}”"
    return f'{bare}"' if bare.count('"') % 2 else bare


def _clarity(bag: Bag, common: dict[str, int], of: int) -> float:
    found = words(bag.statement.anchor.text)
    typical = sum(common[t] for t in bag.terms) / (of * max(1, len(bag.terms)))
    held = sum(common[t] > of / 2 for t in bag.terms)
    leaning = sum(w.folded in POINTING for w in found[:2]) + 0.4 * sum(w.folded in POINTING for w in found[2:])
    size = min(0, len(found) - SHORT) * 0.4 - max(0, len(found) - LONG) * 0.1
    speaker = bool(SPEECH_ENDS.search(bag.statement.anchor.text))
    return (typical + 0.3 * held + size - leaning - 2 * speaker + 0.5 * bool(bag.names)
            + 0.5 * (bag.statement.rule == "whole") - 0.5 * (bag.statement.place == "headline"))

