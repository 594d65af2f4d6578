"""Metadata of an article put right by hand, before the article is annotated: its dates are read from its own date."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sayso.model import Article, Decision
from sayso.relate.decisions.pointing import ground


def corrected(article: Article, decisions: Iterable[Decision]) -> Article:
    """The article with the last correction of each field; the text never changes."""
    for decision in decisions:
        if decision.verb == "correct" and decision.field and any(article.id in t.articles for t in decision.about):
            was = getattr(article, decision.field)
            says = f"{decision.field} corrected from {was or 'unknown'} to {decision.value or 'unknown'}"
            right: dict[str, Any] = {decision.field: decision.value or None}
            article = replace(article, grounds=(*article.grounds, ground(decision, says)), **right)
    return article
