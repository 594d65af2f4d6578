"""Source, cue and content of every attribution, by a trained tagger and linker."""

from sayso.model import Article, Attribution


def find(article: Article) -> tuple[Attribution, ...]:
    """Attributions in the order of the text, without stance, hedge or nesting."""
    return ()
