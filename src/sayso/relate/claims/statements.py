"""All statements of one article: attributed contents and what it states in its own voice, cut into clauses.

The words that name a source and the cue are set apart from the proposition, except where the stance is none of
asserting: "dismissed such reports" is a statement only with its cue.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model import Anchor, Annotated, Article, Attribution
from sayso.relate.claims.clauses import is_verb, split
from sayso.relate.claims.statement import Statement
from sayso.words import Word, words

FEWEST_OWN, FEWEST_SAID, FEWEST_HEADLINE = 4, 2, 3
Range = tuple[int, int, Attribution | None]


def statements(read: Annotated, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The statements of an article in the order of its text; they do not overlap, but for denials."""
    article = read.article
    denials = tuple(_denial(article, a) for a in attributions if a.stance != "asserts" and a.content)
    rest = tuple(a for a in attributions if a.stance == "asserts" and a.content)
    taken = [d.anchor for d in denials] + [x for a in attributions for x in a.source if a.stance != "asserts"]
    taken += read.boilerplate
    lead = next((s for s in read.sentences if s.start >= article.body), None)
    found = list(denials)
    for sentence in read.sentences:
        place = "headline" if sentence.end <= article.body else "lead" if sentence == lead else "body"
        for start, end, attribution in _parts(sentence, rest, taken):
            found += _clauses(article, (start, end, attribution), place)
    return tuple(sorted(set(found), key=lambda s: (s.anchor, s.attribution or "")))


def _denial(article: Article, a: Attribution) -> Statement:
    """From the cue to the end of the content, or the other way round, as the text has it."""
    anchors = [*a.cue, *a.content]
    start, end = min(x.start for x in anchors), max(x.end for x in anchors)
    return Statement(article.anchor(start, end), a.id, a.source_id, a.stance, a.hedge, rule="denial or doubt",
                     target=a.content[0])


def _clauses(article: Article, part: Range, place: str) -> Iterator[Statement]:
    start, end, a = part
    for clause in split(article.text, start, end):
        anchor = article.anchor(clause.start, clause.end)
        if _says_something(anchor, a, place):
            yield Statement(anchor, a.id if a else None, a.source_id if a else None,
                            a.stance if a else "asserts", a.hedge if a else "certain", place, clause.rule)


def _says_something(anchor: Anchor, a: Attribution | None, place: str) -> bool:
    """What somebody said needs two words; own voice needs a name, a figure or a verb to be checked by."""
    found = words(anchor.text)
    if a:
        return len(found) >= FEWEST_SAID
    fewest = FEWEST_HEADLINE if place == "headline" else FEWEST_OWN
    return len(found) >= fewest and any(map(is_verb, found)) | any(map(_is_figure, found)) | _named(found)


def _is_figure(word: Word) -> bool:
    return word.text[0].isdigit()


def _named(found: Sequence[Word]) -> bool:
    return any(w.text[0].isupper() for w in found[1:])


def _parts(sentence: Anchor, attributions: Sequence[Attribution], taken: Sequence[Anchor]) -> Iterator[Range]:
    """The sentence cut where attribution changes; what names sources and cues, and what is taken, is left out."""
    inside = [a for a in attributions if any(sentence.overlap(c) for c in a.content)]
    near = [a for a in attributions if any(sentence.overlap(x) for x in (*a.cue, *a.source))]
    taken = [t for t in taken if sentence.overlap(t)]
    out = [*(x for a in near for x in (*a.cue, *a.source) if sentence.overlap(x)), *taken]
    bounds = {sentence.start, sentence.end}
    for x in (*out, *(c for a in inside for c in a.content)):
        bounds |= {min(max(p, sentence.start), sentence.end) for p in (x.start, x.end)}
    run: Range | None = None
    for start, end in pairwise(sorted(bounds)):
        holder = _holder(inside, start, end)
        if holder is None and any(x.start <= start and end <= x.end for x in out):
            continue
        if any(t.start <= start and end <= t.end for t in taken):
            continue
        if run and run[2] is holder and run[1] == start:
            run = (run[0], end, holder)
            continue
        if run:
            yield run
        run = (start, end, holder)
    if run:
        yield run


def _holder(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content holds the range; the one with the shortest content is innermost."""
    holding = [a for a in attributions if any(c.start <= start and end <= c.end for c in a.content)]
    return min(holding, key=lambda a: (sum(c.end - c.start for c in a.content), a.content), default=None)
