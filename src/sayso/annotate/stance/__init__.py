"""How a source stands to a content, how sure its words are, and which attribution lies inside which."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.annotate.stance import rules, said
from sayso.annotate.stance.beside import corrected
from sayso.annotate.stance.continued import continued
from sayso.annotate.stance.hedge import hedge
from sayso.annotate.stance.missed import missed
from sayso.annotate.stance.mode import mode
from sayso.annotate.stance.nesting import nested
from sayso.annotate.stance.refused import refused
from sayso.model import Anchor, Article, Attribution, Ground


def judge(
    article: Article, sentences: tuple[Anchor, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with mode, kind, stance, hedge and nesting filled in; what is no attribution is left out."""
    kept = corrected(article, sentences, _accepted(article, attributions))
    whole = continued(article, sentences, (*kept, *_accepted(article, missed(article, sentences, kept))))
    return nested(tuple(sorted((_judged(article, a) for a in whole), key=_place)))


def _accepted(article: Article, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    return tuple(a for a in attributions if not refused(article, a))


def _place(attribution: Attribution) -> tuple[int, int, str]:
    marks = (*attribution.source, *attribution.cue, *attribution.content)
    return min(a.start for a in marks), max(a.end for a in marks), attribution.id


def _judged(article: Article, attribution: Attribution) -> Attribution:
    words = said.read(attribution.cue, attribution.content, attribution.source)
    verdict = rules.stance(words)
    told = hedge(words)
    kind, why = rules.kind(words)
    marks = attribution.cue or attribution.content
    shown = _within(article, attribution, words, {verdict.told} if any(verdict.told) else ()) or marks
    grounds = [Ground(f"stance: {verdict.rule}", f"{verdict.stance}: {verdict.says}", shown)]
    if told.says:
        beside = _within(article, attribution, words, told.places) or marks
        grounds.append(Ground("hedge", f"{told.level}: {told.says}", beside))
    if why:
        grounds.append(Ground("kind: table of cues", f"{kind}: {why}", marks))
    return replace(
        attribution,
        mode=mode(article, attribution.content),
        kind=kind,
        stance=verdict.stance,
        hedge=told.level,
        grounds=(*attribution.grounds, *grounds),
    )


def _within(article: Article, attribution: Attribution, words: said.Words, places: Iterable[tuple[int, int]]
            ) -> tuple[Anchor, ...]:
    """Words inside the content; none where they were read from a content in several pieces."""
    first = attribution.content[0] if attribution.content else None
    if first is None or first.text != words.content:
        return ()
    return tuple(article.anchor(first.start + start, first.start + end) for start, end in sorted(places))
