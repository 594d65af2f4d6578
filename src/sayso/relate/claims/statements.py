"""All statements of one article: attributed contents and what it states in its own voice, cut into clauses."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sayso.model import Anchor, Annotated, Article, Attribution
from sayso.relate.claims.clauses import Clause, frames, has_verb, split
from sayso.relate.claims.parts import Part, part
from sayso.relate.claims.standing import tokens
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import content_words

FEWEST_OWN, FEWEST_COUNTED, FEWEST_CONTENT = 4, 3, 2
Range = tuple[int, int, Part | None]


def statements(read: Annotated, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The statements of an article in the order of its text; they do not overlap."""
    parts = [p for p in (part(read.article, a) for a in attributions) if p]
    lead = next((s for s in read.sentences if s.start >= read.article.body), None)
    found: list[Statement] = []
    for sentence in read.sentences:
        place = "headline" if sentence.end <= read.article.body else "lead" if sentence == lead else "body"
        for piece in _ranges(sentence, parts, read.boilerplate):
            found += _statements(read.article, piece, place)
    return tuple(sorted(set(found), key=lambda s: (s.anchor, s.attribution or "")))


def _statements(article: Article, piece: Range, place: str) -> Iterator[Statement]:
    start, end, holder = piece
    a = holder.attribution if holder else None
    refused = a is not None and a.stance != "asserts"
    for clause in [Clause(start, end, "denial or doubt")] if refused else split(article.text, start, end):
        anchor = article.anchor(clause.start, clause.end)
        if a is None:
            if _own_voice(anchor, place):
                yield Statement(anchor, place=place, rule=clause.rule)
        elif refused or len(content_words(anchor.text)) >= FEWEST_CONTENT:
            target = _denied(article, a) if refused else None
            yield Statement(anchor, a.id, a.source_id, a.stance, a.hedge, place, clause.rule, target)


def _denied(article: Article, a: Attribution) -> Anchor:
    """What is denied or doubted: the content, without its own words that do so. "that they cannot verify reports" is
    of reports, "the story was fabricated" of the story."""
    first = a.content[0]
    told = next((x for g in a.grounds if g.method.startswith("stance") for x in g.anchors if first.holds(x)), None)
    if told is None:
        return first
    before, after = article.text[first.start:told.start].rstrip(), article.text[told.end:first.end].lstrip()
    if content_words(before):
        return article.anchor(first.start, first.start + len(before))
    return article.anchor(first.end - len(after), first.end) if content_words(after) else first


def _own_voice(anchor: Anchor, place: str) -> bool:
    """What can be checked: a verb or a figure, and enough words, two of which mean something; no mere frame of what
    somebody says."""
    found, headline = tokens(anchor.text, 0, len(anchor.text)), place == "headline"
    checkable = has_verb(found) or any(t.text[0].isdigit() for t in found)
    if not headline and (frames(found) or not checkable):
        return False
    fewest = FEWEST_COUNTED if headline or any(t.tag == "NUM" for t in found) else FEWEST_OWN
    return len(found) >= fewest and len(content_words(anchor.text)) >= FEWEST_CONTENT


def _ranges(sentence: Anchor, parts: Sequence[Part], boilerplate: Iterable[Anchor]) -> Iterator[Range]:
    """The sentence cut where the voice changes; boilerplate and what names sources and cues is left out."""
    here = [p for p in parts if any(sentence.overlap(x) for x in (*p.anchors, *p.left_out))]
    dropped = [b for b in boilerplate if sentence.overlap(b)]
    named = [x for p in here for x in p.left_out if sentence.overlap(x)]
    run: Range | None = None
    for start, end in pairwise(_bounds(sentence, [*named, *dropped, *(x for p in here for x in p.anchors)])):
        holder = _holder(here, start, end)
        if _within(dropped, start, end) or (holder is None and _within(named, start, end)):
            continue
        if run and run[2] is holder and run[1] == start:
            run = (run[0], end, holder)
            continue
        if run:
            yield run
        run = (start, end, holder)
    if run:
        yield run


def _bounds(sentence: Anchor, anchors: Iterable[Anchor]) -> list[int]:
    inside = {p for x in anchors for p in (x.start, x.end) if sentence.start < p < sentence.end}
    return sorted(inside | {sentence.start, sentence.end})


def _within(anchors: Iterable[Anchor], start: int, end: int) -> bool:
    return any(x.start <= start and end <= x.end for x in anchors)


def _holder(parts: Sequence[Part], start: int, end: int) -> Part | None:
    """The innermost part that holds the range: the shortest one."""
    holding = [p for p in parts if _within(p.anchors, start, end)]
    return min(holding, key=lambda p: (sum(x.end - x.start for x in p.anchors), p.anchors), default=None)
