"""The weights with which the pair network's reading joins the figures of likeness: logistic regression, as `weights`.

    python -m training.claims.pair_weights SHARED_FOLDER    prints src/sayso/data/claim_pair_weights.tsv

Beside the area under the ROC curve is printed that of the figures of likeness alone, on the same pairs.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sayso.relate.claims.judge import read_figures
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.pairs import shared as network
from training.claims import weights

PRIOR = {
    **{name: 0.7 * weight for name, weight in weights.PRIOR.items()},
    "read: borne out": 0.3, "read: open": -0.2, "read: against": 0.0, "read: one happening": 0.3,
}
NAMES = [*weights.NAMES, *(name for name in PRIOR if name.startswith("read: "))]


def look(field: Field, pairs: Sequence[tuple[int, int]]) -> list[list[float]]:
    """Figures of likeness and the network's, in the order of `NAMES`."""
    read = read_figures(field, pairs, network())
    return [[*alike, *figures.values()] for alike, figures in zip(weights.alike(field, pairs), read, strict=True)]


def main(shared: str) -> None:
    """Prints the table with the areas as comments."""
    data = weights.own(Path(shared), look)
    prior = np.array([PRIOR[name] for name in NAMES])
    found = weights.fit(data.figures, data.same, prior)
    alone = weights.Labelled(data.figures[:, :len(weights.NAMES) - 1], data.same, data.story)
    before = np.array([weights.PRIOR[name] for name in weights.NAMES])
    print("# Weights of the decision whether two statements say the same, where the pair network has read them:")
    print("# logistic regression over the figures of sayso.relate.claims.likeness and the network's, fitted by")
    print("# training/claims/pair_weights.py. Area under the ROC curve on stories left out "
          f"{weights.held_out(data, prior):.3f} (likeness alone {weights.held_out(alone, before):.3f}),")
    print(f"# on other stories (held_out.tsv) {weights.fresh(Path(shared), found, look):.3f}.")
    print("feature\tweight")
    for name, weight in zip(NAMES, found, strict=True):
        print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
