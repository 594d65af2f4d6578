"""Texts in two languages that tell the same in the same order: names, figures and dates are the landmarks of both.

Where the languages share no words, these still stand in one sequence; its longest common part shows a translation.
"""

import re
from typing import NamedTuple

from sayso.relate.lineage.text import Text

FEWEST = 10
FEWEST_FIGURES = 5
SHARE = 0.5
PREFIX = 5
SHORTEST_NAME = 4
THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")


class Trail(NamedTuple):
    """Landmarks in the order of a text, each with the number of its word."""

    marks: tuple[str, ...]
    at: tuple[int, ...]


def trail(text: Text) -> Trail:
    """Figures, and the beginnings of capitalised words, which inflection leaves alone."""
    found = [(mark, at) for at, word in enumerate(text.words) if (mark := _mark(word.text, word.folded))]
    return Trail(tuple(mark for mark, _ in found), tuple(at for _, at in found))


def may_be_translated(one: Text, other: Text) -> bool:
    """Whether the two are known to be in different languages."""
    languages = {text.read.article.language for text in (one, other)}
    return len(languages) == 2 and None not in languages


def common_trail(one: Trail, other: Trail) -> tuple[tuple[int, int], ...]:
    """Pairs of word numbers of the longest common sequence of landmarks; empty where it shows too little."""
    from rapidfuzz.distance import LCSseq

    if len(one.marks) < FEWEST or len(other.marks) < FEWEST:
        return ()
    steps = [block for block in LCSseq.opcodes(one.marks, other.marks) if block.tag == "equal"]
    pairs = [(one.at[block.src_start + k], other.at[block.dest_start + k])
             for block in steps for k in range(block.src_end - block.src_start)]
    figures = {one.marks[block.src_start + k] for block in steps for k in range(block.src_end - block.src_start)
               if one.marks[block.src_start + k][0].isdigit()}
    least = min(len(one.marks), len(other.marks))
    enough = len(pairs) >= FEWEST and len(pairs) >= SHARE * least and len(figures) >= FEWEST_FIGURES
    return tuple(pairs) if enough else ()


def _mark(text: str, folded: str) -> str:
    if text[0].isdigit():
        figure = THOUSANDS.sub("", text)
        return figure if len(figure) > 1 else ""
    return folded[:PREFIX] if text[0].isupper() and len(folded) >= SHORTEST_NAME and folded.isascii() else ""
