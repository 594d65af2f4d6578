"""From what the network thinks of each word to spans, and from spans to who says what.

A span is a run of words of one role. Each cue has at most one source, each content at most one cue; a cue without
content is no attribution.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.attribution.encoder import Links, Reading
from sayso.annotate.attribution.windows import Words

SOURCE, CUE, CONTENT = range(3)
# How many words away an answer is looked for. Vectors of words that were not read together compare badly: with 220,
# whole attributions lose three points of F1.
REACH = 60
NEVER = -1e4
# Added to the figure of "no span": the network, unsure, keeps silent, and a missed source costs a reader more than one
# too many.
SILENCE = -0.3
QUIET = np.array([SILENCE, 0, 0, 0, 0, 0, 0], np.float32)
BUCKETS = 8
DEPTH = 8.0


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open word range of one role, and how likely its labels are (geometric mean)."""

    start: int
    end: int
    role: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution in words. `score` is the least likely of its spans and links."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


def relations(words: Words, reading: Reading, links: Links) -> tuple[Relation, ...]:
    """Attributions in the order of their first words."""
    found = spans(words, reading.tags)
    cues = [s for s in found if s.role == CUE]
    sources = _answers(cues, [s for s in found if s.role == SOURCE], reading, links, 0)
    contents = [s for s in found if s.role == CONTENT]
    told: dict[Span, list[tuple[Span, float]]] = defaultdict(list)
    for content, (cue, score) in _answers(contents, cues, reading, links, 1).items():
        told[cue].append((content, score))
    made = (_relation(cue, sources.get(cue), told[cue]) for cue in cues if cue in told)
    return tuple(sorted(made, key=lambda r: min(s.start for s in (*r.source, *r.cue, *r.content))))


def spans(words: Words, tags: NDArray[np.float32]) -> list[Span]:
    """The best sequence of labels in which no span begins with an I, paragraph by paragraph."""
    best = labels(tags + QUIET, np.array(words.paragraphs))
    likely = tags[np.arange(len(best)), best] if len(best) else tags[:, 0]
    out = []
    start = 0
    for k in range(1, len(best) + 1):
        if k == len(best) or best[k] != _inside(best[start]) or best[start] == 0:
            if best[start]:
                role = (int(best[start]) - 1) // 2
                out.append(Span(start, k, role, float(np.exp(likely[start:k].mean()))))
            start = k
    return out


def labels(tags: NDArray[np.float32], paragraphs: NDArray[np.int_]) -> NDArray[np.intp]:
    """Viterbi over all paragraphs at once, in time proportional to the words.

    Where the likeliest labels already make a sequence they are the best sequence: only paragraphs in which they do
    not are searched.
    """
    best: NDArray[np.intp] = tags.argmax(-1)
    before = np.concatenate([[0], best[:-1]])
    before[np.diff(paragraphs, prepend=-1) > 0] = 0
    broken = (best > 0) & (best % 2 == 0) & (before != best) & (before != best - 1)
    for paragraph in np.unique(paragraphs[broken]):
        lo, hi = np.searchsorted(paragraphs, [paragraph, paragraph + 1])
        best[lo:hi] = _viterbi(tags[lo:hi])
    return best


def _viterbi(tags: NDArray[np.float32]) -> NDArray[np.intp]:
    """I may follow its own B or I alone."""
    count = tags.shape[1]
    kind = np.arange(count)
    inside = (kind > 0) & (kind % 2 == 0)
    allowed = ~inside[None, :] | (kind[:, None] == kind[None, :]) | (kind[:, None] == kind[None, :] - 1)
    moves = np.where(allowed, 0.0, NEVER)
    score = tags[0] + np.where(inside, NEVER, 0.0)
    came = np.zeros(tags.shape, np.intp)
    for k in range(1, len(tags)):
        paths = score[:, None] + moves
        came[k] = paths.argmax(0)
        score = paths.max(0) + tags[k]
    path = np.zeros(len(tags), np.intp)
    path[-1] = score.argmax()
    for k in range(len(tags) - 1, 0, -1):
        path[k - 1] = came[k, path[k]]
    return path


def _inside(label: int) -> int:
    """The I of the same role."""
    return label + label % 2


def _answers(
    asks: Sequence[Span], answers: Sequence[Span], reading: Reading, links: Links, part: int
) -> dict[Span, tuple[Span, float]]:
    """For each asking span the likeliest of the answers within reach, unless "none" is likelier."""
    if not asks or not answers:
        return {}
    query = _vectors(asks, reading, 2 * part)
    key = _vectors(answers, reading, 2 * part + 1)
    none = query @ links.none[part] / DEPTH
    starts = np.array([a.start for a in answers])
    lows = np.searchsorted(starts, [s.start - REACH for s in asks])
    highs = np.searchsorted(starts, [s.end + REACH for s in asks])
    out = {}
    for k, ask in enumerate(asks):
        near = answers[lows[k] : highs[k]]
        if near:
            score = key[lows[k] : highs[k]] @ query[k] / DEPTH + links.gap[part][_buckets(ask, near)]
            best = int(score.argmax())
            if score[best] > none[k]:
                all_scores = np.append(score, none[k])
                share = float(1 / np.exp(all_scores - score[best]).sum())
                out[ask] = (near[best], share)
    return out


def _vectors(asked: Sequence[Span], reading: Reading, role: int) -> NDArray[np.float32]:
    first = reading.starts[[s.start for s in asked], role].astype(np.float32)
    last = reading.ends[[s.end - 1 for s in asked], role].astype(np.float32)
    out: NDArray[np.float32] = first + last
    return out


def _buckets(ask: Span, answers: Sequence[Span]) -> NDArray[np.intp]:
    """Distance in words, logarithmic: 0..7 where the answer stands before, 8..15 where it stands after."""
    starts = np.array([a.start for a in answers])
    ends = np.array([a.end for a in answers])
    after = starts >= ask.end
    gap = np.where(after, starts - ask.end + 1, ask.start - ends + 1)
    size = np.minimum(np.log2(np.abs(gap) + 1).astype(np.intp), BUCKETS - 1)
    out: NDArray[np.intp] = np.where(after, size + BUCKETS, size)
    return out


def _relation(cue: Span, source: tuple[Span, float] | None, told: list[tuple[Span, float]]) -> Relation:
    parts = [cue, *(c for c, _ in told)] + ([source[0]] if source else [])
    certain = [s.score for s in parts] + [score for _, score in told] + ([source[1]] if source else [])
    return Relation(
        (source[0],) if source else (), (cue,), tuple(sorted(c for c, _ in told)), round(min(certain), 3)
    )
