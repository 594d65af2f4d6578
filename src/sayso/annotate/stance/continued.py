"""A quotation that goes on after its speaker was named: the next quoted sentence or paragraph with nobody beside it."""

import re
from bisect import bisect_left
from dataclasses import replace

from sayso.model import Anchor, Article, Attribution, Ground

WHOLE = re.compile(r"^[\"“„«‘].*[\"”»’][.,]?$|^[\"“„«].*$", re.DOTALL)
SAID_IN = 40


def continued(
    article: Article, sentences: tuple[Anchor, ...], found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions, their contents longer by quoted sentences that follow and that nobody else claims."""
    out = list(found)
    taken = sorted((a.start, a.end) for one in found for a in (*one.content, *one.cue))
    for n, sentence in enumerate(sentences):
        if not WHOLE.match(sentence.text) or _claimed(taken, sentence):
            continue
        index = _speaker_before(out, sentences, n)
        if index is not None:
            ground = Ground(
                "attribution.continued", "the quotation goes on, and nobody else is named beside it", (sentence,)
            )
            one = out[index]
            out[index] = replace(one, content=(*one.content, sentence), grounds=(*one.grounds, ground))
    return tuple(out)


def _claimed(taken: list[tuple[int, int]], sentence: Anchor) -> bool:
    """Whether a cue or content stands in the sentence already."""
    at = bisect_left(taken, (sentence.start, 0))
    near = taken[max(0, at - 3) : at + 1]
    return any(a < sentence.end and sentence.start < b for a, b in near)


def _speaker_before(found: list[Attribution], sentences: tuple[Anchor, ...], n: int) -> int | None:
    """The last attribution with a source that ends in the sentence before."""
    if n == 0:
        return None
    before = sentences[n - 1]
    held = [
        k for k, a in enumerate(found) if a.source and a.content and _last(a) > before.start and _first(a) < before.end
    ]
    return max(held, key=lambda k: (_last(found[k]), k)) if held else None


def _last(a: Attribution) -> int:
    return max(x.end for x in (*a.content, *a.cue, *a.source))


def _first(a: Attribution) -> int:
    return min(x.start for x in (*a.content, *a.cue, *a.source))
