"""The speaker who stands right beside the cue, where the tagger links one from another sentence."""

from bisect import bisect_right
from dataclasses import replace

from sayso.annotate.stance import speaker
from sayso.model import Anchor, Article, Attribution, Ground

ACCORDING = ("according to", "as per", "in the words of")


def corrected(
    article: Article, sentences: tuple[Anchor, ...], found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions; one whose source stands in another sentence than its cue takes the speaker beside the cue."""
    starts = [s.start for s in sentences]
    return tuple(_corrected(article, sentences, starts, a) for a in found)


def _corrected(
    article: Article, sentences: tuple[Anchor, ...], starts: list[int], attribution: Attribution
) -> Attribution:
    if not attribution.cue or not attribution.source or not sentences:
        return attribution
    sentence = sentences[max(0, bisect_right(starts, attribution.cue[0].start) - 1)]
    if any(sentence.start <= s.start < sentence.end for s in attribution.source):
        return attribution
    span = _beside(article.text, sentence, attribution)
    if span is None:
        return attribution
    named = article.anchor(*span)
    ground = Ground("attribution.beside", "the speaker beside the cue, not one of another sentence", (named,))
    return replace(attribution, source=(named,), grounds=(*attribution.grounds, ground))


def _beside(text: str, sentence: Anchor, attribution: Attribution) -> tuple[int, int] | None:
    """Where the phrase stands that ends right before the cue or, after "according to", begins right after it."""
    cue = attribution.cue[0]
    if cue.text.lower().endswith(ACCORDING):
        start = cue.end + 1
        span = speaker.after(text, start, sentence.end) if start < sentence.end else None
    else:
        span = speaker.before(text, sentence.start, cue.start)
    return None if span is None or any(c.start < span[1] and span[0] < c.end for c in attribution.content) else span
