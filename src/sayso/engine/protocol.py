"""What an engine is."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from sayso.model import Annotated, Article, Failure

Progress = Callable[[int], None]
LONGEST = 300.0
"""Seconds that one article may take: ten times what the longest text that is read takes on one core."""
GIVEN_UP = 2 * LONGEST
"""Seconds after which a process is ended in which an article's time cannot end."""


class Engine(Protocol):
    """Annotates articles. All engines give the same findings for the same articles, byte for byte."""

    @property
    def name(self) -> str:
        """What it is called in reports and figures."""

    def annotate(self, articles: Iterable[Article], progress: Progress | None = None) -> Iterator[Annotated | Failure]:
        """Each article's findings in the order of the articles; a Failure for one that cannot be annotated.

        Articles are taken from the iterable as they are needed, so that an archive of any size takes bounded memory.
        `progress` is called with the number of articles that are done.
        """


def poisoned(article: Article, said: str) -> Failure:
    """What is reported of an article on which annotation itself fails."""
    return Failure(article.path or article.id, f"cannot be annotated: {said}", "please report it with this text; the "
                   "rest was read")


def described(error: Exception) -> str:
    """An error in one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
