"""A process that adds articles to a workspace until it is done or killed: `python adder.py PLACE FIRST LAST`.

Reading is replaced by something quick, so that there is much writing to be killed in; with `closely` as a fourth word
all articles are added at once, and truly read, by as many processes as there are cores."""

import sys
from functools import lru_cache
from typing import NamedTuple

from sayso.annotate import annotate, names, sentences
from sayso.model import Annotated, Article
from sayso.workspace import Workspace, adding, deriving

once = lru_cache(maxsize=None)(annotate)
"""Reading an article is pure, so one reading serves all tests."""
TOWNS = ("Sund", "Tolva", "Averlo", "Lohne", "Rask")


def article(number: int) -> Article:
    """The article with this number: five towns, one event each."""
    town = TOWNS[number % len(TOWNS)]
    title = f"Bridge closed in {town}"
    text = f"{title}\n\nThe {town} bridge was closed after crack number {number} was found, mayor Ada {town}sen said." \
           f" Engineers in {town} will measure pillar {number}."
    return Article(f"report-{number}", text, title, f"Outlet {number}", published="2030-04-02", body=17)


def read(article: Article) -> Annotated:
    split = sentences.find(article)
    return Annotated(article, split, names.find(article, split))


class Reading(NamedTuple):
    """An engine that reads each article by a function of one's own, in place of the one that would be chosen."""

    read: object

    def annotate(self, articles, progress=None):
        for done, article in enumerate(articles):
            if progress:
                progress(done)
            yield self.read(article)

    def in_place_of(self, patch):
        """Let the workspace read by it."""
        for module in (adding, deriving):
            patch(module, "choose", lambda count: self)


def closely(place: str, first: str, last: str) -> None:
    """Add all at once."""
    with Workspace.open(place, make=True) as workspace:
        some = [article(n) for n in range(int(first), int(last))]
        workspace.add(some, None, lambda _, done, of: print(done, flush=True))


def main(place: str, first: str, last: str) -> None:
    """Add one by one, and work out some cases."""
    Reading(read).in_place_of(setattr)
    with Workspace.open(place, make=True) as workspace:
        for number in range(int(first), int(last)):
            workspace.add([article(number)])
            print(number, flush=True)
            if number % 3 == 0:
                workspace.case(f"report-{number}")


if __name__ == "__main__":
    closely(*sys.argv[1:4]) if sys.argv[4:] else main(*sys.argv[1:])
