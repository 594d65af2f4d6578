"""Sentences of a report with the citations that stand in them or right behind them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.annotate import sentences
from sayso.model import Article
from sayso.render.citation import BRACKETED, Place, read
from sayso.verify.quotation import QUOTED

HELD = "\ue000"
BEHIND = re.compile(rf"([.!?…][\"”’»)\]]*)((?:\s*{HELD})+)")
OPEN = re.compile(r"“[^”]*$|«[^»]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` has no citations any more; `cites` are places in articles and ids of findings, in order."""

    text: str
    cites: tuple[Place | str, ...]


def split(text: str) -> list[Sentence]:
    """The sentences of a block. A quotation is never cut in two; a citation behind the full stop belongs to its
    sentence."""
    cited: list[tuple[Place | str, ...]] = []

    def hold(bracket: re.Match[str]) -> str:
        if found := read(bracket[1]):
            cited.append(found)
            return HELD
        return bracket[0]

    held = BEHIND.sub(r"\2\1", BRACKETED.sub(hold, text.replace(HELD, "")))
    left = iter(cited)
    return [_sentence(part, left) for part in _parts(held)]


def _parts(held: str) -> Iterator[str]:
    """The sentences of the text as they stand; one that ends inside a quotation goes on in the next."""
    quoted = [m.span() for m in QUOTED.finditer(held)]
    start = 0
    found = sentences.find(Article("report", held))
    for number, anchor in enumerate(found):
        last = number == len(found) - 1
        inside = any(a < anchor.end < b for a, b in quoted) or OPEN.search(held[start:anchor.end])
        if last or not inside:
            yield held[start:anchor.end].strip()
            start = anchor.end


def _sentence(part: str, left: Iterator[tuple[Place | str, ...]]) -> Sentence:
    cites = tuple(one for _ in range(part.count(HELD)) for one in next(left))
    plain = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(part.replace(HELD, " ").split()))
    return Sentence(plain, cites)
