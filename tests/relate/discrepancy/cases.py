"""Small cases of invented events, read with the project's own stages where their findings are asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.annotate import quantity, sentences
from sayso.annotate import time as times
from sayso.model import Annotated, Article, Attribution, Discrepancy


@dataclass(frozen=True)
class Text:
    """One article of a small case; `says` are (source, words said) pairs that are attributions in it."""

    text: str
    published: str | None = None
    says: tuple[tuple[str, str], ...] = ()


def annotated(ident: str, given: Text) -> Annotated:
    article = Article(ident, given.text, published=given.published)
    split = sentences.find(article)
    return Annotated(
        article,
        split,
        attributions=tuple(_attribution(article, *said) for said in given.says),
        quantities=quantity.find(article, split),
        times=times.find(article, split).expressions,
    )


def _attribution(article: Article, source: str, content: str) -> Attribution:
    at, said = article.text.index(source), article.text.index(content)
    return Attribution(article.id, (article.anchor(at, at + len(source)),), (),
                       (article.anchor(said, said + len(content)),), source_id=source)


Parted = Callable[..., tuple[Discrepancy, ...]]


def values(found: Discrepancy) -> set[str]:
    """The values that the sides state."""
    return {s.value for s in found.sides}


def words(found: Discrepancy) -> set[str]:
    """The words of the sides."""
    return {s.anchor.text for s in found.sides}
