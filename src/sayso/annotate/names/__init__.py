"""Proper names: persons, organisations, places, by capitals, tables and what the text itself tells."""

from sayso.annotate.names.kinds import kinds
from sayso.annotate.names.runs import runs
from sayso.model import Anchor, Article, Name


def find(article: Article, sentences: tuple[Anchor, ...]) -> tuple[Name, ...]:
    """Names in the order of the text; they do not overlap. Titles ("President") are no part of a name."""
    found = runs(article.text, sentences)
    judged = zip(found, kinds(article.text, found), strict=True)
    return tuple(Name(article.anchor(run.start, run.end), kind) for run, kind in judged)
