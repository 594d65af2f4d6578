"""Which articles must be grouped together: what hangs together by links, directly or by way of others."""

from collections import Counter
from collections.abc import Iterable, Sequence

Link = tuple[int, int, float]
LINKED = (0.0, 1.0, 2.0, 3.0)
LARGEST = 1000
"""Least log-odds of a link, and of those that still count in a block of more than so many articles, which is more than
one process should group at a time."""


def blocks(links: Iterable[Link]) -> dict[int, int]:
    """Each article that a link has, with the first article of its block; links are two articles and their log-odds.

    A block that is too large is cut at ever stronger links. What only the strongest hold together stays as it is."""
    left = list(links)
    block: dict[int, int] = {}
    for least in LINKED:
        left = [link for link in left if link[2] >= least]
        first = _hanging_together(left)
        block |= first
        sizes = Counter(first.values())
        large = {article for article, of in first.items() if sizes[of] > LARGEST}
        if not large or least == LINKED[-1]:
            break
        left = [link for link in left if link[0] in large]
        block |= {article: article for article in large}
    return block


def _hanging_together(links: Sequence[Link]) -> dict[int, int]:
    """Union-find (Galler and Fischer 1964), each path halved as it is walked; the least of a block stands for it."""
    above: dict[int, int] = {}
    for a, b, _ in links:
        low, high = sorted((_top(above, a), _top(above, b)))
        above[high] = low
    return {article: _top(above, article) for article in list(above)}


def _top(above: dict[int, int], article: int) -> int:
    while (parent := above.setdefault(article, article)) != article:
        above[article] = above[parent]
        article = above[article]
    return article

