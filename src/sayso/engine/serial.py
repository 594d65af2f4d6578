"""One article after the other, in this process."""

from collections.abc import Iterable, Iterator

from sayso.annotate import annotate
from sayso.engine.protocol import LONGEST, Progress, described, poisoned
from sayso.errors import SaysoError
from sayso.model import Annotated, Article, Failure
from sayso.patience import TimeUp, at_most


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
    """The findings of one article; what goes wrong with it, or takes too long, is a value, since it must not cost the
    others. A SaysoError (a table of the user's, another package's stage) is no matter of one article and is raised."""
    try:
        with at_most(LONGEST):
            return annotate(article)
    except SaysoError:
        raise
    except TimeUp:
        return poisoned(article, f"it takes more than {LONGEST:g} seconds")
    except Exception as error:
        return poisoned(article, described(error))
