"""Gold annotation in words: labelled spans, and which span answers for which."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.annotate.attribution.windows import Words
from training.attribution.polnear import GoldArticle, Range

SOURCE, CUE, CONTENT = range(3)
LABELS = ("O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open word range of one role."""

    start: int
    end: int
    role: int


@dataclass(frozen=True, slots=True)
class Gold:
    """Spans that do not overlap, in order; for each cue span its source spans, for each content span its cues."""

    spans: tuple[Span, ...]
    sources: dict[Span, tuple[Span, ...]]
    cues: dict[Span, tuple[Span, ...]]


def gold(article: GoldArticle, words: Words) -> Gold:
    taken: list[Span] = []
    sources: dict[Span, tuple[Span, ...]] = {}
    cues: dict[Span, tuple[Span, ...]] = {}
    for one in article.attributions:
        src, cue, content = (
            _free(words, ranges, role, taken)
            for ranges, role in ((one.source, SOURCE), (one.cue, CUE), (one.content, CONTENT))
        )
        for span in cue:
            sources[span] = sources.get(span, ()) + src
        for span in content:
            cues[span] = cues.get(span, ()) + cue
    return Gold(tuple(sorted(set(taken))), sources, cues)


def labels(spans: tuple[Span, ...], count: int) -> list[int]:
    """One BIO label a word."""
    out = [0] * count
    for span in spans:
        out[span.start : span.end] = [2 * span.role + 2] * (span.end - span.start)
        out[span.start] = 2 * span.role + 1
    return out


def _free(words: Words, ranges: tuple[Range, ...], role: int, taken: list[Span]) -> tuple[Span, ...]:
    """The ranges as word spans; one that overlaps a span of another shape is left out, the same span is shared."""
    out = []
    for a, b in ranges:
        first = bisect_right(words.ranges, a, key=lambda r: r[1])
        behind = bisect_left(words.ranges, b, key=lambda r: r[0])
        span = Span(first, behind, role)
        clash = any(span.start < t.end and t.start < span.end and t != span for t in taken)
        if span.start < span.end and not clash:
            taken.append(span)
            out.append(span)
    return tuple(out)
