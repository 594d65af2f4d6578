"""Source, cue and content of every attribution, by a trained tagger and linker.

    text -> words -> windows -> network -> labels -> links -> repairs -> the same once more within the contents

`docs/models/attribution.md` tells what the network learned from, and how good it is.
"""

from sayso.annotate.attribution.draft import Draft
from sayso.model import Anchor, Article, Attribution, Ground

MODEL = "attribution model 2"


def find(article: Article) -> tuple[Attribution, ...]:
    """Attributions in the order of the text, without stance, hedge or nesting; no window limits what is seen."""
    # The network and what it runs on are loaded when the first article is read, not with the package.
    from sayso.annotate.attribution.reader import read

    return tuple(_attribution(article, draft) for draft in read(article.text))


def _attribution(article: Article, draft: Draft) -> Attribution:
    source, cue, content = (
        tuple(article.anchor(start, end) for start, end in ranges)
        for ranges in (draft.source, draft.cue, draft.content)
    )
    return Attribution(article.id, source, cue, content, score=draft.score, grounds=_grounds(draft, cue))


def _grounds(draft: Draft, cue: tuple[Anchor, ...]) -> tuple[Ground, ...]:
    """The model's figure, then each rule that changed what it found, in the order they were applied."""
    found = Ground(MODEL, f"who says what by trained tagger and linker, score {draft.score:.2f}", cue)
    return (found, *(Ground(f"attribution.{rule}", RULES[rule], cue) for rule in draft.rules))


RULES = {
    "joined_pieces": "pieces of the content parted by nothing but marks were joined",
    "cut_at_abbreviation": "the content was cut at an abbreviation and goes on to the end of its sentence",
    "cut_in_bracket": "the content was cut within a bracket and goes on to its close",
    "closed_quotation": "the content goes on to the closing quotation mark",
    "opened_quotation": "the content begins with the opening quotation mark",
    "continued_quotation": "the quotation goes on in the next paragraph",
    "resumed_quotation": "the quotation goes on right behind the speaker",
    "dated_head": "the line that tells when the story was published is no part of the content",
    "trimmed": "marks and spaces at the edges were left out",
    "cited_source": "what is cited can speak, so the report that cites it stands on its word",
    "read_within": "found by reading the content of another attribution by itself",
}
