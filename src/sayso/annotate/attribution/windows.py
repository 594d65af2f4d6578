"""Text as the network sees it: words, paragraphs, word pieces, and windows that together lose no word.

A window holds whole paragraphs, as in training. What it answers for begins where the window before it stopped; in
front of that stands some context that it only reads, so that no answer is given without knowing what went before. A
paragraph too long for a window is cut, where possible after a sentence, and then also reads beyond its end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.annotate.attribution import paragraphs
from sayso.annotate.attribution.draft import Range

WORD = re.compile(r"\w+|[^\w\s]")
SIZE = 256
BEFORE = 40
AFTER = 24
CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Words:
    """Words and single marks of one text as code point ranges, and the number of the paragraph each lies in."""

    text: str
    ranges: tuple[Range, ...]
    paragraphs: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ranges)

    def characters(self, start: int, end: int) -> Range:
        """The code points from word `start` to the one before word `end`."""
        return self.ranges[start][0], self.ranges[end - 1][1]


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, end) are read, the answers for [own, stop) count; `breaks` are words that open a paragraph."""

    start: int
    own: int
    stop: int
    end: int
    breaks: frozenset[int]


def split(text: str) -> Words:
    """The words of a text, by paragraph."""
    ranges: list[Range] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(paragraphs.find(text)):
        own = [match.span() for match in WORD.finditer(text, start, end)]
        ranges += own
        numbers += [number] * len(own)
    return Words(text, tuple(ranges), tuple(numbers))


def chunks(words: Words, lengths: Sequence[int], room: int) -> Iterator[Range]:
    """Paragraphs as word ranges of at most `room` pieces; `lengths` are the pieces of each word."""
    start = 0
    while start < len(words):
        stop = _paragraph_end(words, start)
        while start < stop:
            end = _fitting(lengths, start, stop, room)
            if end < stop:
                end = _sentence_end(words, start, end)
            yield start, end
            start = end


def packed(words: Words, lengths: Sequence[int], room: int, size: int) -> list[list[Range]]:
    """Chunks of at most `room` pieces in order, as many to a window as fit into `size` with one mark each."""
    out: list[list[Range]] = []
    filled = size
    for start, end in chunks(words, lengths, room):
        need = sum(lengths[start:end]) + 1
        if filled + need > size:
            out.append([])
            filled = 1
        out[-1].append((start, end))
        filled += need
    return out


def windows(words: Words, lengths: Sequence[int]) -> Iterator[Window]:
    """Windows of at most SIZE pieces, marks included, in order; each word is one window's own."""
    for group in packed(words, lengths, SIZE - BEFORE - AFTER - 2, SIZE - BEFORE - 1):
        own, stop = group[0][0], group[-1][1]
        room = SIZE - sum(lengths[own:stop]) - len(group) - 1
        end = _reach_on(words, lengths, stop, min(AFTER, room))
        start = _reach_back(words, lengths, own, min(BEFORE, room - sum(lengths[stop:end])))
        opens = {first for first, _ in group if not _inside_paragraph(words, first)}
        opens |= {k for k in range(start + 1, own) if not _inside_paragraph(words, k)}
        yield Window(start, own, stop, end, frozenset(opens))


def _paragraph_end(words: Words, start: int) -> int:
    end = start
    while end < len(words) and words.paragraphs[end] == words.paragraphs[start]:
        end += 1
    return end


def _fitting(lengths: Sequence[int], start: int, stop: int, room: int) -> int:
    end = start
    while end < stop and room >= lengths[end]:
        room -= lengths[end]
        end += 1
    return max(end, start + 1)


def _sentence_end(words: Words, start: int, end: int) -> int:
    """The last sentence end in the second half of [start, end), else `end`."""
    for k in range(end, start + (end - start) // 2 + 1, -1):
        if _begins_sentence(words, k):
            return k
    return end


def _begins_sentence(words: Words, k: int) -> bool:
    """Whether a stop, and marks that close, stand right before word k, and a space between."""
    if not 0 < k < len(words) or words.ranges[k][0] == words.ranges[k - 1][1]:
        return False
    last = k - 1
    while last > 0 and words.text[words.ranges[last][0]] in CLOSING:
        last -= 1
    return words.text[words.ranges[last][0]] in ".!?…"


def _inside_paragraph(words: Words, k: int) -> bool:
    return 0 < k < len(words) and words.paragraphs[k] == words.paragraphs[k - 1]


def _reach_back(words: Words, lengths: Sequence[int], own: int, room: int) -> int:
    """Where the context before `own` begins: fewer than `room` pieces, from a sentence's beginning if there is one."""
    start, clean = own, None
    while start > 0 and room > lengths[start - 1] + 1:
        start -= 1
        # Where a paragraph begins behind this word stands a mark.
        room -= lengths[start] + (not _inside_paragraph(words, start + 1))
        if start == 0 or not _inside_paragraph(words, start) or _begins_sentence(words, start):
            clean = start
    return start if clean is None else clean


def _reach_on(words: Words, lengths: Sequence[int], stop: int, room: int) -> int:
    """Where the context after `stop` ends: at `stop` itself where a paragraph ends there."""
    end = stop
    while _inside_paragraph(words, end) and room > lengths[end]:
        room -= lengths[end]
        end += 1
    return end
