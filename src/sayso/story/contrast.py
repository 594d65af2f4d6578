"""What speaks against two groups of articles being one story although their words are alike: each has words of its own.

Two bouts of one boxer share his name, his titles and his trade; but one opponent is in all reports of the first and in
none of the second, and another the other way round. Such words say nothing between two single articles, since any two
articles have some; between ten and ten they are beyond chance. How far, is measured by the likelihood-ratio test of a
two-by-two table (Dunning 1993): articles with and without the word, in either group. It counts what both sides have,
since a fuller report has words that a shorter one lacks, and names and numbers apart from other words.
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from sayso.story.likeness import Weighed

PER_ROOT = 0.35
"""What one unit of the square root of the test's figure takes off the mean log-odds, for each kind of word."""


class Terms:
    """Which terms are in which of some articles, so that groups of them can be held against each other."""

    def __init__(self, articles: Sequence[Weighed]) -> None:
        import numpy as np

        self.words = sorted({t for a in articles for t in a.terms})
        at = {t: n for n, t in enumerate(self.words)}
        self.rows: Any = np.zeros((len(articles), len(self.words)), np.int64)
        named = np.zeros(len(self.words), np.int64)
        for number, article in enumerate(articles):
            self.rows[number, [at[t] for t in article.terms]] = 1
            named[[at[t] for t in article.terms if t in article.profile.names]] += 1
        digits = np.array([t[0].isdigit() for t in self.words], bool)
        names = (2 * named > self.rows.sum(0)) | digits
        self.kinds: tuple[Any, Any] = (names, ~names)

    def against(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How much is to be taken off the mean log-odds of two groups, given by the numbers of their articles."""
        return PER_ROOT * sum(math.sqrt(min(_strongest(own[kind & mine]), _strongest(own[kind & ~mine])))
                              for own, mine in [self._tested(one, other)] for kind in self.kinds)

    def own(self, one: Sequence[int], other: Sequence[int], most: int) -> tuple[list[str], list[str]]:
        """The words that are most the one's own, and those that are most the other's; only such as half of it has."""
        own, mine = self._tested(one, other)
        return self._most(own * mine, one, most), self._most(own * ~mine, other, most)

    def _most(self, own: Any, group: Sequence[int], most: int) -> list[str]:
        in_group = self.rows[list(group)].sum(0)
        best = sorted(range(len(self.words)), key=lambda n: (-own[n], self.words[n]))[:most]
        return [self.words[n] for n in best if own[n] > 0 and 2 * in_group[n] >= len(group)]

    def _tested(self, one: Sequence[int], other: Sequence[int]) -> tuple[Any, Any]:
        """The test's figure for each term, and whether the one has it oftener than the other."""
        here, there = self.rows[list(one)].sum(0), self.rows[list(other)].sum(0)
        size, others = len(one), len(other)
        logs = _logs(size + others)
        figure = 2 * (logs[here] + logs[size - here] + logs[there] + logs[others - there] + logs[size + others]
                      - logs[here + there] - logs[size + others - here - there] - logs[size] - logs[others])
        return figure.clip(0), here * others > there * size


def _strongest(figures: Any) -> float:
    """The mean of the two largest, since one alone may be chance; 0 where there are fewer. `figures` are used up."""
    if len(figures) < 2:
        return 0.0
    best = figures.argmax()
    first, figures[best] = float(figures[best]), 0.0
    return (first + float(figures.max())) / 2


@cache
def _logs(most: int) -> Any:
    """n ln n for n up to `most`."""
    import numpy as np

    return np.array([n * math.log(n) if n else 0.0 for n in range(most + 1)])
