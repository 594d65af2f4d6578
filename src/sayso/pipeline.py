"""The whole way on one page: files become articles, articles are annotated, and together make a case."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike

from sayso.annotate import annotate
from sayso.errors import NothingToRead
from sayso.ingest import gather
from sayso.model import Annotated, Article, Case, Failure
from sayso.relate import relate
from sayso.relate.claims.judges import judge as judge_named

SHOWN = 5
Progress = Callable[[str, int, int], None]


def read(paths: str | PathLike[str] | Sequence[str | PathLike[str]], progress: Progress | None = None,
         judge: str | None = None) -> Case:
    """One case from files and folders; what cannot be read is listed in `Case.failures`.

    `progress` is called with what is being done, how many are done and how many there are. NothingToRead where no
    article could be read at all. `judge` names who decides which statements say the same (`sayso read --help` lists
    them); UnknownJudge, JudgeFailed.
    """
    chosen = judge_named(judge) if judge else None
    named = [paths] if isinstance(paths, str | PathLike) else list(paths)
    articles, failures = gather(named, progress)
    if not articles:
        raise NothingToRead(_reasons(failures))
    return relate(tuple(_annotated(articles, progress)), tuple(failures), judge=chosen)


def _reasons(failures: Sequence[Failure]) -> str:
    """Why nothing could be read: the first few failures, one a line."""
    if not failures:
        return "no article could be read: the folder holds no .txt, .html, .json or .jsonl file"
    lines = [f"  {f.path}{f', {f.place}' if f.place else ''}: {f.reason} ({f.remedy})" for f in failures[:SHOWN]]
    more = [f"  and {len(failures) - SHOWN:,} more"] if len(failures) > SHOWN else []
    return "\n".join(("no article could be read:", *lines, *more))


def _annotated(articles: Sequence[Article], progress: Progress | None) -> Iterable[Annotated]:
    for done, article in enumerate(articles):
        if progress:
            progress("reading closely", done, len(articles))
        yield annotate(article)
