"""The speaker who stands right beside the cue, where the tagger links another (one of another sentence, or the one
who was told) or nobody."""

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.annotate.stance import cues, speaker
from sayso.model import Anchor, Article, Attribution, Ground

ACCORDING = ("according to", "as per", "in the words of")
TOLD = ("told", "tells", "telling")
QUOTED = re.compile(r"(?:was|were|is|are|has been|have been) (?:\w+ )?quoted\b", re.IGNORECASE)
CLOSED = re.compile(r"[\"”’'»“][,.]?\s+(?=[^\"“”]*$)")
LONGEST = 160


def corrected(
    article: Article, sentences: tuple[Anchor, ...], found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions; one whose source stands in another sentence than its cue, or right behind "told", takes the
    speaker beside the cue."""
    starts = [s.start for s in sentences]
    return tuple(_corrected(article, sentences, starts, a) for a in found)


def _corrected(
    article: Article, sentences: tuple[Anchor, ...], starts: list[int], attribution: Attribution
) -> Attribution:
    if not attribution.cue or not sentences:
        return attribution
    sentence = sentences[max(0, bisect_right(starts, attribution.cue[0].start) - 1)]
    if quoted := _quoted(article, sentence, attribution):
        return quoted
    here = any(sentence.start <= s.start < sentence.end for s in attribution.source)
    if (here and not _told(attribution)) or not (attribution.source or _utters(attribution)):
        return attribution
    span = _beside(article.text, sentence, attribution)
    if span is None:
        return attribution
    named = article.anchor(*span)
    ground = Ground("attribution.beside", "the speaker beside the cue, not the one whom the tagger linked", (named,))
    return replace(attribution, source=(named,), grounds=(*attribution.grounds, ground))


def _quoted(article: Article, sentence: Anchor, attribution: Attribution) -> Attribution | None:
    """ "No," Ida Rask, a nurse, was quoted as saying by the Echo: what stands between the quotation and the passive cue
    speaks, not the outlet behind it; it is no part of what is said."""
    cue = attribution.cue[0]
    opens = max(sentence.start, cue.start - LONGEST)
    before = article.text[opens : cue.start]
    mark = CLOSED.search(before) if QUOTED.match(cue.text) else None
    named = before[mark.end() :].strip(" ,") if mark else ""
    if not mark or not named or "." in named[:-1].replace(". ", "", 1):
        return None
    start = opens + mark.start() + 1
    source = article.anchor(*_edges(article.text, opens + mark.end(), cue.start))
    content = tuple(c if c.end <= start or cue.start <= c.start else article.anchor(c.start, start)
                    for c in attribution.content if not start <= c.start < cue.start)
    ground = Ground("attribution.beside", "the speaker between the quotation and the passive cue", (source,))
    grounds = (*attribution.grounds, ground)
    return replace(attribution, source=(source,), content=content or attribution.content, grounds=grounds)


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end


def _utters(attribution: Attribution) -> bool:
    """Whether the cue is one word of saying in the active voice, so that somebody beside it says it."""
    said = attribution.cue[0].text
    return len(attribution.cue) == 1 and " " not in said and any(c.kind == "report" for c in cues.found_in(said))


def _told(attribution: Attribution) -> bool:
    """Whether the source stands right behind "told": it was told, and does not speak."""
    cue = attribution.cue[-1]
    return cue.text.lower().endswith(TOLD) and any(0 < s.start - cue.end < 3 for s in attribution.source)


def _beside(text: str, sentence: Anchor, attribution: Attribution) -> tuple[int, int] | None:
    """Where the phrase stands that ends right before the cue or, after "according to", begins right after it."""
    cue = attribution.cue[0]
    if cue.text.lower().endswith(ACCORDING):
        start = cue.end + 1
        span = speaker.after(text, start, sentence.end) if start < sentence.end else None
    else:
        span = speaker.before(text, sentence.start, cue.start) or _turned(text, sentence, attribution)
    return None if span is None or any(c.start < span[1] and span[0] < c.end for c in attribution.content) else span


def _turned(text: str, sentence: Anchor, attribution: Attribution) -> tuple[int, int] | None:
    """“No,” thundered party leader Oskar Brandl: the phrase behind a cue that a quotation stands right before."""
    cue = attribution.cue[0]
    quoted = text[sentence.start : cue.start].rstrip()[-1:] in "\"”’'»“" and cue.end + 1 < sentence.end
    return speaker.after(text, cue.end + 1, sentence.end) if quoted and cue.start > sentence.start else None
