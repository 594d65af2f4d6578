"""How many close statements the pair network should read, and the mean above which groups of statements are joined.

    python -m training.claims.grouping SHARED_FOLDER        prints one line a setting

The statements of each labelled story are grouped whole, by weights fitted without the story, and it is counted how
often the two statements of a labelled pair come together: F1 over all stories, precision, recall. Nought close
statements is likeness alone. What is chosen stands in `sayso.relate.claims.judge` and `cluster`.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sayso.relate.claims.cluster import gather
from sayso.relate.claims.judge import LIMIT, Once, Weighed, in_doubt, log_odds, read_figures
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.pairs import Network, Reading
from training.claims import pair_weights, weights

CLOSEST = (0, 2, 4, 6, 8, 12)
ENOUGH = (-1.25, -1.0, -0.75, -0.5, -0.25)
Pair = tuple[int, int]
Table = Mapping[str, float]


class Story(NamedTuple):
    """A story's labelled pairs, and weights of likeness and of the network that were fitted without it."""

    asked: weights.Asked
    likeness: Table
    paired: Table


class Remembering(Network):
    """The network, which reads a pair once however many settings ask for it."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, str], Reading] = {}

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        self._known.update(zip(fresh, super().read(fresh), strict=True))
        return [self._known[pair] for pair in pairs]


def stories(shared: Path) -> Iterator[Story]:
    """All labelled stories."""
    data, found = weights.own(shared, pair_weights.look), list(weights.asked(shared))
    for asked in found:
        others = data.story != asked.story
        alike = data.figures[others, :len(weights.NAMES) - 1]
        yield Story(asked, _fitted(alike, data.same[others], weights.PRIOR),
                    _fitted(data.figures[others], data.same[others], pair_weights.PRIOR))


def _fitted(figures: weights.Matrix, same: weights.Matrix, prior: Table) -> Table:
    return dict(zip(prior, weights.fit(figures, same, np.array(list(prior.values()))).tolist(), strict=True))


def judge(story: Story, network: Network, closest: int) -> Once:
    """What `Paired` would be with the story's weights and so many close statements."""
    def read(field: Field, pairs: Sequence[Pair]) -> dict[Pair, float]:
        figures = read_figures(field, pairs, network)
        return {pair: log_odds({**field.features(*pair), **own}, story.paired)
                for pair, own in zip(pairs, figures, strict=True)}

    return Once(Weighed(story.likeness), partial(in_doubt, closest=closest), read)


def together(story: Story, judged: Once, enough: float) -> list[bool]:
    """For each labelled pair, whether the grouping puts both in one group."""
    field = story.asked.field

    def odds(pairs: Sequence[Pair]) -> list[float]:
        said = judged.odds(field, pairs)
        return [o if field.one_stance(*pair) else -LIMIT for pair, o in zip(pairs, said, strict=True)]

    groups = gather(len(field.bags), field.near, odds, enough)
    group = {k: number for number, members in enumerate(groups) for k in members}
    return [group[a] == group[b] for a, b in story.asked.pairs]


def main(shared: str) -> None:
    """Prints closest, mean, F1, precision, recall."""
    told, network = list(stories(Path(shared))), Remembering()
    same = np.array([s for story in told for s in story.asked.same])
    print(f"{'closest':>8}{'mean':>8}{'F1':>8}{'prec.':>8}{'recall':>8}")
    for closest in CLOSEST:
        judges = [judge(story, network, closest) for story in told]
        for enough in ENOUGH:
            found = np.array([t for story, j in zip(told, judges, strict=True) for t in together(story, j, enough)])
            right, said = int((found & same).sum()), int(found.sum())
            print(f"{closest:>8}{enough:>8}{2 * right / (said + same.sum()):>8.3f}{right / max(1, said):>8.3f}"
                  f"{right / same.sum():>8.3f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
