"""Texts as the decision reads them: with their quantities."""

from sayso.annotate.quantity import find
from sayso.model import Article
from sayso.relate.claims.pairs import Told


def told(text: str) -> Told:
    """The text as one sentence of an article of its own."""
    article = Article("text", text)
    return Told(text, find(article, (article.anchor(0, len(text)),)))
