"""Training examples: windows of words with what the annotators and the teacher say of them."""

import pathlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from tokenizers import Tokenizer

from sayso.annotate.attribution.windows import split
from training.attribution import teacher
from training.attribution.polnear import GoldArticle
from training.attribution.spans import CONTENT, CUE, SOURCE, Gold, Span, gold, labels
from training.attribution.words import UNKNOWN, pieces, windows

OPENING = {"“": ('"', "„", "«", "'", "‘", "‹"), "‘": ("'", "“", "‹")}
CLOSING = {"”": ('"', "“", "»", "'", "’", "›"), "’": ("'",)}
NOT_SPEECH = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Links:
    """Asking spans [r], answering spans [c]; targets are distributions over the c answers and "none", [r, c + 1].

    gold rows that are all zero have no gold answer to learn from.
    """

    asks: tuple[Span, ...]
    answers: tuple[Span, ...]
    gold: np.ndarray
    soft: np.ndarray


@dataclass(frozen=True, slots=True)
class Example:
    """A window. surfaces, pieces and the teacher's hidden states [words, 2, 768] go word by word; breaks are the words
    that open a paragraph."""

    surfaces: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    breaks: frozenset[int]
    gold: np.ndarray | None
    soft: np.ndarray
    links: tuple[Links, Links]
    hidden: np.ndarray


def read(article: GoldArticle, stored: pathlib.Path, tokenizer: Tokenizer, annotated: bool) -> Iterator[Example]:
    """The article's windows, packed as the teacher read them (its pieces are the same but for their numbers)."""
    words = split(article.text)
    ids = pieces(tokenizer, words, UNKNOWN)
    soft = teacher.load(stored)
    truth = gold(article, words) if annotated else Gold((), {}, {})
    tags = labels(truth.spans, len(ids))
    for window in windows(words, [len(x) for x in ids], teacher.SIZE):
        lo, hi = window[0][0], window[-1][1]
        yield Example(
            tuple(words.text[a:b] for a, b in words.ranges[lo:hi]),
            tuple(tuple(x) for x in ids[lo:hi]),
            frozenset(start - lo for start, _ in window),
            np.array(tags[lo:hi]) if annotated else None,
            soft.logits[lo:hi],
            (_links(soft, truth, CUE, (lo, hi)), _links(soft, truth, CONTENT, (lo, hi))),
            soft.hidden[lo:hi],
        )


def _links(soft: teacher.Labels, truth: Gold, role: int, window: tuple[int, int]) -> Links:
    lo, hi = window
    answer_role = SOURCE if role == CUE else CUE
    spans = [Span(int(s[0]), int(s[1]), int(s[2])) for s in soft.spans]
    inside = [k for k, s in enumerate(spans) if lo <= s.start and s.end <= hi]
    asks = {k: i for i, k in enumerate(k for k in inside if spans[k].role == role)}
    answers = {k: i for i, k in enumerate(k for k in inside if spans[k].role == answer_role)}
    scores = np.full((len(asks), len(answers) + 1), -1e4, np.float32)
    if inside:
        rows = soft.links[(soft.links[:, 0] >= inside[0]) & (soft.links[:, 0] <= inside[-1])]
        for ask, answer, score in rows:
            if int(ask) in asks and (answer < 0 or int(answer) in answers):
                scores[asks[int(ask)], answers[int(answer)] if answer >= 0 else -1] = score
    known = truth.sources if role == CUE else truth.cues
    right = np.zeros_like(scores)
    for k, row in asks.items():
        if spans[k] in known:
            hits = [column for c, column in answers.items() if spans[c] in known[spans[k]]]
            right[row, hits or [-1]] = 1 / max(len(hits), 1)
    return Links(_moved(spans, asks, lo), _moved(spans, answers, lo), right, _softmax(scores))


def _moved(spans: list[Span], chosen: dict[int, int], lo: int) -> tuple[Span, ...]:
    return tuple(Span(spans[k].start - lo, spans[k].end - lo, spans[k].role) for k in chosen)


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def varied(example: Example, tokenizer: Tokenizer, chance: random.Random) -> Example:
    """The window as sloppier or foreign typesetting would print it; what is said of its words stays the same.

    The teacher has seen the marks, so the student learns to find the same spans without them.
    """
    draw = chance.random()
    if draw < 0.08:
        return without(example, lambda w: not w.isalnum() and w not in NOT_SPEECH and w != "_")
    if draw < 0.14:
        return without(example, lambda w: w in '“”"„«»')
    if draw < 0.32:
        return _requoted(example, tokenizer, chance)
    if draw < 0.40:
        return replace(example, breaks=frozenset({0}))
    return example


def without(example: Example, dropped: Callable[[str], bool]) -> Example:
    keep = [k for k, w in enumerate(example.surfaces) if not dropped(w)]
    if not keep:
        return example
    place = np.searchsorted(keep, np.arange(len(example.surfaces) + 1))
    tags = None if example.gold is None else _reopened(example.gold, keep)
    return Example(
        tuple(example.surfaces[k] for k in keep),
        tuple(example.pieces[k] for k in keep),
        frozenset(int(place[k]) for k in example.breaks if place[k] < len(keep)),
        tags,
        _reopened_soft(example.soft, keep),
        (_shifted(example.links[0], place), _shifted(example.links[1], place)),
        example.hidden[keep],
    )


def _reopened(tags: np.ndarray, keep: list[int]) -> np.ndarray:
    """Labels of the words kept; a span whose first words went begins at its next."""
    out = tags[keep].copy()
    inside = (out > 0) & (out % 2 == 0)
    before = np.concatenate([[0], out[:-1]])
    orphaned = inside & (before != out) & (before != out - 1)
    return np.where(orphaned, out - 1, out)


def _reopened_soft(logits: np.ndarray, keep: list[int]) -> np.ndarray:
    """Where a dropped word was likelier to open a span than the next word, the next takes its opening over."""
    out = logits[keep].copy()
    for new, old in enumerate(keep):
        first = keep[new - 1] + 1 if new else 0
        for gone in range(first, old):
            best = int(logits[gone].argmax())
            if best % 2 == 1 and int(out[new].argmax()) == best + 1:
                out[new, [best, best + 1]] = out[new, [best + 1, best]]
    return out


def _shifted(links: Links, place: np.ndarray) -> Links:
    asks = [Span(int(place[s.start]), int(place[s.end]), s.role) for s in links.asks]
    answers = [Span(int(place[s.start]), int(place[s.end]), s.role) for s in links.answers]
    rows = [k for k, s in enumerate(asks) if s.start < s.end]
    columns = [k for k, s in enumerate(answers) if s.start < s.end]
    chosen = np.ix_(rows, [*columns, len(answers)])
    return Links(
        tuple(asks[k] for k in rows),
        tuple(answers[k] for k in columns),
        links.gold[chosen],
        links.soft[chosen] / np.maximum(links.soft[chosen].sum(-1, keepdims=True), 1e-9),
    )


def _requoted(example: Example, tokenizer: Tokenizer, chance: random.Random) -> Example:
    style = chance.randrange(6)
    table = {k: v[style % len(v)] for k, v in (OPENING | CLOSING).items() if k in "“”" or style == 0}
    surfaces = tuple(table.get(w, w) for w in example.surfaces)
    ids = tuple(
        old if new == was else tuple(tokenizer.encode(new, add_special_tokens=False).ids) or (UNKNOWN,)
        for new, was, old in zip(surfaces, example.surfaces, example.pieces, strict=True)
    )
    return replace(example, surfaces=surfaces, pieces=ids)
