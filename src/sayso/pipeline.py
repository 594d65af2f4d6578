"""The whole way on one page: files become articles, articles are annotated, and together make a case."""

from collections.abc import Callable, Sequence
from os import PathLike

from sayso.engine import Engine, choose
from sayso.errors import NothingToRead
from sayso.ingest import Options, gather
from sayso.model import Annotated, Article, Case, Failure
from sayso.relate import relate
from sayso.relate.claims.judges import judge as judge_named

SHOWN = 5
Progress = Callable[[str, int, int], None]


def read(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]], progress: Progress | None = None,
    judge: str | None = None, options: Options | None = None, engine: Engine | None = None,
) -> Case:
    """One case from files, folders, archives, feeds and web addresses; what cannot be read is in `Case.failures`.

    `progress` is called with what is being done, how many are done and how many there are. NothingToRead where no
    article could be read at all. `judge` names who decides which statements say the same (`sayso read --help` lists
    them); UnknownJudge, JudgeFailed. `options` say how inputs are read. `engine` annotates the articles, by default on
    all cores where there are many.
    """
    chosen = judge_named(judge) if judge else None
    named = [paths] if isinstance(paths, str | PathLike) else list(paths)
    articles, failures = gather(named, progress, options)
    if not articles:
        raise NothingToRead(_reasons(failures))
    found, poisoned = _annotated(articles, progress, engine or choose(len(articles)))
    return relate(found, (*failures, *poisoned), judge=chosen)


def _reasons(failures: Sequence[Failure]) -> str:
    """Why nothing could be read: the first few failures, one a line."""
    if not failures:
        return "no article could be read: the folder holds no file of a kind that is read"
    lines = [f"  {f.path}{f', {f.place}' if f.place else ''}: {f.reason} ({f.remedy})" for f in failures[:SHOWN]]
    more = [f"  and {len(failures) - SHOWN:,} more"] if len(failures) > SHOWN else []
    return "\n".join(("no article could be read:", *lines, *more))


def _annotated(
    articles: Sequence[Article], progress: Progress | None, engine: Engine
) -> tuple[tuple[Annotated, ...], tuple[Failure, ...]]:
    """What was found in each article, and the articles on which that failed."""
    def told(done: int) -> None:
        if progress:
            progress("reading closely", done, len(articles))

    found = list(engine.annotate(articles, told))
    return tuple(a for a in found if isinstance(a, Annotated)), tuple(f for f in found if isinstance(f, Failure))
