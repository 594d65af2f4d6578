"""Articles in, cases out: a stream grouped by story, each case given once no more articles come to it."""

from collections.abc import Iterable, Iterator
from os import PathLike

from sayso.engine import Engine
from sayso.engine.serial import Serial
from sayso.errors import NothingToRead
from sayso.ingest import Options, stream
from sayso.model import Annotated, Article, Case, Failure
from sayso.relate import relate
from sayso.story import profile
from sayso.story.memory import Shelves

QUIET = 1000
"""How many articles go elsewhere before a case is taken for done."""


def stories(
    articles: Iterable[Article | str | PathLike[str]], quiet: int = QUIET, options: Options | None = None,
    engine: Engine | None = None,
) -> Iterator[Case]:
    """The cases that a stream of articles makes: articles on one event are put together as they come.

    `articles` are Article values, or paths of what `sayso.read` takes, in the order of arrival. A case is given once
    the next `quiet` articles (at least 1) all went elsewhere; when the articles end, all others follow, the oldest
    first. In memory are the cases not yet given, each of which had an article among the last `quiet`. What cannot
    be read is in `failures` of the next case that is given; NothingToRead where there is no article at all. Ids are
    unique among the articles held: one that is taken gets a number. `options` say how paths are read, `engine` reads
    the articles closely, by default one by one.
    """
    if quiet < 1:
        raise ValueError(f"quiet must be at least 1 article and is {quiet}")
    desk = _Desk(quiet)
    failures: list[Failure] = []
    for found in (engine or Serial()).annotate(_articles(articles, options, failures, desk)):
        if isinstance(found, Failure):
            failures.append(found)
            continue
        desk.add(found)
        for read in desk.done():
            yield _case(read, failures)
    if not desk.count:
        raise NothingToRead("\n  ".join(("no article could be read:", *(f"{f.path}: {f.reason}" for f in failures))))
    for read in desk.rest():
        yield _case(read, failures)


def _case(read: tuple[Annotated, ...], failures: list[Failure]) -> Case:
    told = tuple(failures)
    failures.clear()
    return relate(read, told)


def _articles(
    items: Iterable[Article | str | PathLike[str]], options: Options | None, failures: list[Failure], desk: "_Desk",
) -> Iterator[Article]:
    """Each article by an id that no other one has which is in hand."""
    for item in items:
        for one in (item,) if isinstance(item, Article) else stream([item], options):
            if isinstance(one, Failure):
                failures.append(one)
            else:
                yield desk.named(one)


class _Desk:
    """The articles in hand, by their cases; `count` is how many came in all."""

    def __init__(self, quiet: int) -> None:
        self.count = 0
        self._quiet = quiet
        self._shelves = Shelves()
        self._held: dict[str, Annotated] = {}
        self._ids: set[str] = set()
        self._touched: dict[str, int] = {}

    def named(self, article: Article) -> Article:
        """The article, by another id where its own is taken."""
        ident, number = article.id, 1
        while ident in self._ids:
            number += 1
            ident = f"{article.id}~{number}"
        self._ids.add(ident)
        return article if ident == article.id else article.renamed(ident)

    def add(self, read: Annotated) -> None:
        """Put it into its case, which is then, with those that other articles moved to, the one that changed last."""
        self.count += 1
        self._held[read.article.id] = read
        changes = self._shelves.add(profile(read))
        for case in dict.fromkeys(self._shelves.case_of[a] for change in changes for a in change.articles):
            self._touched.pop(case, None)
            self._touched[case] = self.count

    def done(self) -> Iterator[tuple[Annotated, ...]]:
        """The cases to which none of the last `quiet` articles came; those that were moved away whole are none."""
        while self.count - next(iter(self._touched.values())) >= self._quiet:
            if given := self._given(next(iter(self._touched))):
                yield given

    def rest(self) -> Iterator[tuple[Annotated, ...]]:
        """All cases in hand, the one whose first article came first at the head."""
        for case in dict.fromkeys(self._shelves.case_of.values()):
            yield self._given(case)

    def _given(self, case: str) -> tuple[Annotated, ...]:
        gone = self._shelves.remove(case)
        del self._touched[case]
        self._ids.difference_update(gone)
        return tuple(self._held.pop(article) for article in gone)
