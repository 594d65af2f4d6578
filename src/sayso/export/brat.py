"""brat standoff (Stenetorp et al., EACL 2012): the attributions as an annotator can see and correct them.

Offsets are code points, as in Sayso. What holds a line break is written in fragments, which brat asks for.
"""

from collections.abc import Iterator
from urllib.parse import quote

from sayso.model import Anchor, Article, Attribution, Case

CONFIGURATION = """[entities]
Source
Cue
Content

[relations]
Says\tArg1:Cue, Arg2:Content
By\tArg1:Cue, Arg2:Source
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Stance\tArg:Cue, Value:asserts|denies|cannot_confirm|found_no_evidence|declines_to_comment|questions|retracts
Hedge\tArg:Cue, Value:certain|probable|possible|underspecified
"""
PARTS = (("Source", "source"), ("Cue", "cue"), ("Content", "content"))


def render(case: Case) -> dict[str, str]:
    """A text and an annotation file for each article, and the configuration."""
    files = {"annotation.conf": CONFIGURATION}
    for article in case.articles:
        name = quote(article.id, safe="")
        files[f"{name}.txt"] = article.text
        files[f"{name}.ann"] = _file(article, [a for a in case.attributions if a.article == article.id])
    return files


def _file(article: Article, attributions: list[Attribution]) -> str:
    numbers = _Numbers()
    return "".join(f"{line}\n" for a in attributions for line in _attribution(article, a, numbers))


class _Numbers:
    """The next free `T1`, `R1`, `A1`, `#1`."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def next(self, kind: str) -> str:
        self._last[kind] = self._last.get(kind, 0) + 1
        return f"{kind}{self._last[kind]}"


def _attribution(article: Article, a: Attribution, numbers: _Numbers) -> Iterator[str]:
    """Its three parts, linked through the cue; what has no cue is linked by nothing and so left out."""
    if not a.cue:
        return
    marks = {}
    for label, member in PARTS:
        if spans := _fragments(article, getattr(a, member)):
            marks[label] = numbers.next("T")
            places = ";".join(f"{start} {end}" for start, end in spans)
            yield f"{marks[label]}\t{label} {places}\t{' '.join(article.text[start:end] for start, end in spans)}"
    cue = marks.get("Cue")
    if not cue:
        return
    for relation, label in (("Says", "Content"), ("By", "Source")):
        if label in marks:
            yield f"{numbers.next('R')}\t{relation} Arg1:{cue} Arg2:{marks[label]}"
    yield f"{numbers.next('A')}\tStance {cue} {a.stance.replace(' ', '_')}"
    yield f"{numbers.next('A')}\tHedge {cue} {a.hedge}"
    yield f"{numbers.next('#')}\tAnnotatorNotes {cue}\t{a.id}{f' {a.source_id}' if a.source_id else ''}"


def _fragments(article: Article, anchors: tuple[Anchor, ...]) -> list[tuple[int, int]]:
    """The ranges without line breaks and without blanks at their ends."""
    found = []
    for anchor in anchors:
        at = anchor.start
        for line in anchor.text.splitlines(keepends=True):
            inner = line.strip()
            if inner:
                start = at + line.index(inner)
                found.append((start, start + len(inner)))
            at += len(line)
    return found
