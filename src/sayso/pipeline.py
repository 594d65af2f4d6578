"""The whole way on one page: files become articles, articles are annotated, and together make a case."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike

from sayso.annotate import annotate
from sayso.errors import NothingToRead
from sayso.ingest import gather
from sayso.model import Annotated, Article, Case
from sayso.relate import relate

Progress = Callable[[str, int, int], None]


def read(paths: str | PathLike[str] | Sequence[str | PathLike[str]], progress: Progress | None = None) -> Case:
    """One case from files and folders; what cannot be read is listed in `Case.failures`.

    `progress` is called with what is being done, how many are done and how many there are. NothingToRead where no
    article could be read at all.
    """
    named = [paths] if isinstance(paths, str | PathLike) else list(paths)
    articles, failures = gather(named, progress)
    if not articles:
        reasons = "; ".join(f"{f.path}: {f.reason}" for f in failures[:3])
        raise NothingToRead(f"no article could be read. {reasons or 'No path was given.'}")
    return relate(tuple(_annotated(articles, progress)), tuple(failures))


def _annotated(articles: Sequence[Article], progress: Progress | None) -> Iterable[Annotated]:
    for done, article in enumerate(articles):
        if progress:
            progress("annotating", done, len(articles))
        yield annotate(article)
