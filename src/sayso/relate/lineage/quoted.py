"""Which characters of a text are somebody's quoted words: two articles that share those share a speaker, not a text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.model import Annotated

Range = tuple[int, int]
LONGEST = 1500
LONGEST_SINGLE = 800
SHORTEST_SINGLE = 15
PARAGRAPH = re.compile(r"[^\n]+")
PAIRED = (re.compile(r"(?<!\w)“(?=\S)[^“”\n]{1,1500}(?:”|$)", re.MULTILINE),
          re.compile(r"«[^«»\n]{1,1500}(?:»|$)", re.MULTILINE),
          re.compile(r"„[^„“”\n]{1,1500}[“”]"))
SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)(?P<said>[^‘\n]{15,800}?)(?<=[\w.,!?…])[’'](?!\w)")
STRAIGHT = re.compile(r'"')
ANNOUNCED = re.compile(
    r"\b(?:statement|letter|wrote|writes|written|said|says|read|reads|post|posted|tweet|tweeted|message|memo|e-?mail|text|"
    r"transcript|speech|note|added|told|reply|replied|followed|follows|facebook|blog)\b[^\n]{0,80}:\s*$", re.IGNORECASE
)
FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|[Mm]e|[Yy]ou|[Yy]our)\b")
LONGEST_BLOCK = 40


def quoted_ranges(read: Annotated) -> list[Range]:
    """Half-open ranges of code points inside quotation marks and block quotations, merged.

    Direct attributions stand in for the marks of a text that has lost all of its own; elsewhere marks are exact.
    """
    text = read.article.text
    marked = [m.span() for pattern in PAIRED for m in pattern.finditer(text)]
    single = [m.span() for m in SINGLE.finditer(text)]
    by_marks = [*marked, *single, *_straight(text), *_blocks(text)]
    direct = ((c.start, c.end) for a in read.attributions if a.mode == "direct" for c in a.content)
    return merged(by_marks or list(direct))


def merged(ranges: list[Range]) -> list[Range]:
    """The same places without overlaps, in order."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _straight(text: str) -> Iterator[Range]:
    """Straight marks in pairs within a paragraph; one that opens and finds no fellow reaches to the paragraph's end."""
    for paragraph in PARAGRAPH.finditer(text):
        marks = [m.start() for m in STRAIGHT.finditer(text, paragraph.start(), paragraph.end())]
        at = 0
        while at < len(marks):
            start = marks[at]
            if not _opens(text, start):
                at += 1
                continue
            end = next((m for m in marks[at + 1:] if not _opens(text, m) or _closes(text, m)), None)
            stop = end + 1 if end is not None else paragraph.end()
            if stop - start <= LONGEST:
                yield start, stop
            at = marks.index(end) + 1 if end is not None else len(marks)


def _opens(text: str, at: int) -> bool:
    """White space or nothing before, a word after."""
    before_word = not text[at + 1:at + 2].isspace()
    return before_word and (at == 0 or (not text[at - 1].isalnum() and text[at - 1] not in ".,!?"))


def _closes(text: str, at: int) -> bool:
    return bool(at) and not text[at - 1].isspace() and not text[at + 1:at + 2].isalnum()


def _blocks(text: str) -> Iterator[Range]:
    """Paragraphs without marks that speak in the first or second person, after one that announces somebody's words."""
    paragraphs = list(PARAGRAPH.finditer(text))
    running = 0
    for before, here in pairwise(paragraphs):
        if ANNOUNCED.search(before[0]):
            running = LONGEST_BLOCK
        if running and FIRST_PERSON.search(here[0]):
            running -= 1
            yield here.span()
        else:
            running = 0
