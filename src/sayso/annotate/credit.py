"""Agencies and outlets that an article says it relies on."""

from sayso.model import Anchor, Article, Credit


def find(article: Article, sentences: tuple[Anchor, ...]) -> tuple[Credit, ...]:
    """Credits in the order of the text."""
    return ()
