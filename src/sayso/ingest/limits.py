"""How much one reading may cost."""

from dataclasses import dataclass

FREE_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one case may hold, so that a wrong folder or a hostile file ends in a message and not in an hour's work.

    `articles` is the number of files, and of articles in them; `file_bytes` the size of one file that is read whole,
    `page_bytes` of a web page; `article_characters` the length of one text, `depth` how many folders lie inside each
    other, `nesting` how many archives do. All that comes out of one archive may be 100 MB and `expansion` times its
    size. `seconds` is the time that one page or file may take, `links` how many pages behind one feed or sitemap are
    fetched.
    """

    articles: int = 5_000
    file_bytes: int = 50_000_000
    page_bytes: int = 10_000_000
    article_characters: int = 500_000
    depth: int = 64
    nesting: int = 3
    expansion: int = 100
    seconds: float = 30.0
    links: int = 200


class Budget:
    """The bytes that one archive, with all that lies in it, may still give; Spent where there are no more."""

    def __init__(self, size: int, limits: Limits) -> None:
        self.most = FREE_BYTES + limits.expansion * size
        self.left = self.most

    def take(self, count: int) -> None:
        """Count these bytes."""
        self.left -= count
        if self.left < 0:
            raise Spent(f"expands to more than {self.most / 1e6:,.0f} MB, which no honest archive of its size does")


class Spent(Exception):
    """An archive gives more than its size allows; never leaves `ingest`."""
