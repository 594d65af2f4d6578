"""One article after the other, in this process."""

from collections.abc import Iterable, Iterator

from sayso.annotate import annotate
from sayso.engine.protocol import Progress, described, poisoned
from sayso.errors import SaysoError
from sayso.model import Annotated, Article, Failure


class Serial:
    """The plainest engine: what the others are measured by."""

    name = "serial"

    def annotate(self, articles: Iterable[Article], progress: Progress | None = None) -> Iterator[Annotated | Failure]:
        """See `Engine`."""
        for done, article in enumerate(articles):
            if progress:
                progress(done)
            yield one(article)


def one(article: Article) -> Annotated | Failure:
    """The findings of one article; what goes wrong with it is a value, since it must not cost the others. A SaysoError
    (a table of the user's, another package's stage) is no matter of one article and is raised."""
    try:
        return annotate(article)
    except SaysoError:
        raise
    except Exception as error:
        return poisoned(article, described(error))
