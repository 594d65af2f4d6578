"""Paragraphs: an empty line always ends one, a single line break unless the line was merely full."""

import re

from sayso.annotate.attribution.draft import Range

LINE = re.compile(r"[^\n]*\S[^\n]*")
# Lines are taken for wrapped where there are several, none is long, and many begin in the midst of a sentence.
FEWEST, WIDEST, FULL, BEGUN = 4, 120, 0.7, 0.4


def find(text: str) -> tuple[Range, ...]:
    """Paragraphs in order; every character that is no white space lies in one."""
    lines = [m.span() for m in LINE.finditer(text)]
    width = _width(text, lines)
    out: list[Range] = []
    last = 0
    for start, end in lines:
        if out and _goes_on(text, (last, out[-1][1]), start, width):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        last = start
    return tuple(out)


def _width(text: str, lines: list[Range]) -> int:
    """To what width the text is wrapped; 0 where it is not."""
    widest = max((b - a for a, b in lines), default=0)
    begun = sum(_small(text, a) for a, _ in lines)
    return widest if len(lines) >= FEWEST and widest <= WIDEST and begun >= BEGUN * len(lines) else 0


def _goes_on(text: str, line: Range, start: int, width: int) -> bool:
    """Whether the line from `start` goes on with the paragraph whose last `line` stands before it."""
    if text.count("\n", line[1], start) > 1:
        return False
    unfinished = text[line[1] - 1] not in ".!?…:”\"»"
    return (unfinished and _small(text, start)) or (width > 0 and line[1] - line[0] >= FULL * width)


def _small(text: str, start: int) -> bool:
    return text[start : start + 8].lstrip()[:1].islower()
