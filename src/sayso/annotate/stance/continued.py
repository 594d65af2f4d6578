"""A quotation that goes on after its speaker was named: the next quoted sentence or paragraph with nobody beside it."""

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.annotate.stance.spans import Spans
from sayso.model import Anchor, Article, Attribution, Ground

WHOLE = re.compile(r"[\"“„«]|‘[^’]{20,}’[.,]?$")


def continued(
    article: Article, sentences: tuple[Anchor, ...], found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions, their contents longer by quoted sentences that follow and that nobody else claims."""
    out = list(found)
    taken = Spans((a.start, a.end, n) for n, one in enumerate(found) for a in (*one.content, *one.cue))
    starts = [s.start for s in sentences]
    ending: dict[int, list[int]] = {}
    for n, one in enumerate(found):
        if one.source and one.content:
            ending.setdefault(bisect_right(starts, _last(one) - 1) - 1, []).append(n)
    for n, sentence in enumerate(sentences):
        speakers = ending.get(n - 1)
        if not speakers or not WHOLE.match(sentence.text) or next(taken.across(sentence.start, sentence.end), None):
            continue
        index = max(speakers, key=lambda k: (_last(out[k]), k))
        ground = Ground(
            "attribution.continued", "the quotation goes on, and nobody else is named beside it", (sentence,)
        )
        one = out[index]
        out[index] = replace(one, content=(*one.content, sentence), grounds=(*one.grounds, ground))
        ending.setdefault(n, []).append(index)
    return tuple(out)


def _last(a: Attribution) -> int:
    return max(x.end for x in (*a.content, *a.cue, *a.source))
