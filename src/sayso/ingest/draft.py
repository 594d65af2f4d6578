"""What a parser hands on: the text of one item with the metadata that stood around it, before the item has an id."""

from dataclasses import dataclass, field, replace

from sayso.model import Failure

FIELDS = {
    "title": "title", "headline": "title",
    "outlet": "outlet", "publication": "outlet", "publisher": "outlet", "site": "outlet",
    "date": "published", "published": "published", "pubdate": "published", "datepublished": "published",
    "modified": "modified", "updated": "modified", "datemodified": "modified",
    "url": "url", "link": "url",
    "agency": "agency",
    "byline": "byline", "author": "byline", "authors": "byline",
    "language": "language", "lang": "language",
}
"""The names that header lines, front matter, columns and JSON members may carry, and the article's field they fill."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One item as parsed. `place` says where in the file it stands ("line 3"), empty where the file holds one item.

    `fields` are raw strings under the names of an article's fields; `given` says in a reader's words where they stood
    ("header line", "JSON member", "the page's metadata"), `where` for single fields more closely ("jsonld:headline").
    `opens` is true where the first line of `text` may be a headline that nothing marks as one.
    """

    path: str
    stem: str
    text: str
    body: int = 0
    place: str = ""
    given: str = "header line"
    opens: bool = True
    fields: dict[str, str] = field(default_factory=dict)
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[Failure, ...] = ()
    where: dict[str, str] = field(default_factory=dict)


Item = Draft | Failure


def headed(title: str | None, body: str) -> tuple[str, int]:
    """The text with its title at the head and a blank line after it, and where the body begins.

    A body that already opens with that title on a line of its own is left as it is.
    """
    if not title:
        return body, 0
    first, _, rest = body.partition("\n")
    if first.split() == title.split() and rest.strip():
        return body, len(body) - len(rest.lstrip())
    return f"{title}\n\n{body}", len(title) + 2


def titled(draft: Draft) -> Draft:
    """The draft with its title at the head of its text."""
    title = draft.fields.get("title")
    text, body = headed(title, draft.text)
    return replace(draft, text=text, body=body, opens=title is None)
