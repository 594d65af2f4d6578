"""A process that adds articles to a workspace until it is done or killed: `python adder.py PLACE FIRST LAST`.

Reading is replaced by something quick, so that there is much writing to be killed in."""

import sys

from sayso.annotate import names, sentences
from sayso.model import Annotated, Article
from sayso.workspace import Workspace, adding, deriving

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


def main(place: str, first: str, last: str) -> None:
    adding.annotate = deriving.annotate = read
    with Workspace.open(place, make=True) as workspace:
        for number in range(int(first), int(last)):
            workspace.add([article(number)])
            print(number, flush=True)
            if number % 3 == 0:
                workspace.case(f"report-{number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
