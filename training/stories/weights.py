"""The weights of `src/sayso/data/story_weights.tsv`: logistic regression over pairs of ECB+'s training articles.

Pairs of one topic count three times, since telling its two events apart is what is hard; of pairs across topics a part
is drawn. Run after `training.stories.background`.

    python -m training.stories.weights
"""

import random
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from eval.stories import ecb

from sayso.story.likeness import FIGURES, Weighed, weigh
from sayso.story.profile import rarity

TABLE = Path(__file__).resolve().parents[2] / "src" / "sayso" / "data" / "story_weights.tsv"
HARD, DRAWN = 3.0, 0.15
RIDGE, ROUNDS = 1e-3, 60


def main() -> None:
    """Write the table."""
    told = ecb("Train")
    counts = Counter(t for _, p in told for t in p.terms)
    weighed = [weigh(p, lambda t: rarity(t, counts[t], len(told))) for _, p in told]
    rows, same, weights = _pairs([story for story, _ in told], weighed)
    fitted = _fit(rows, same, weights)
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(("bias", *(n for n, _ in FIGURES)), fitted, strict=True)]
    head = ["# How likely two articles are to tell of one event, by training/stories/weights.py.", "figure\tweight"]
    TABLE.write_text("\n".join((*head, *lines)) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _pairs(stories: list[str], weighed: list[Weighed]) -> tuple[Any, Any, Any]:
    rows, same, weights = [], [], []
    draw = random.Random(0)
    for i, j in combinations(range(len(stories)), 2):
        topic = stories[i].removesuffix("plus") == stories[j].removesuffix("plus")
        if not topic and draw.random() > DRAWN:
            continue
        shared = sorted(weighed[i].terms.keys() & weighed[j].terms.keys())
        rows.append([find(weighed[i], weighed[j], shared) for _, find in FIGURES])
        same.append(float(stories[i] == stories[j]))
        weights.append(HARD if topic else 1 / DRAWN)
    return np.array(rows), np.array(same), np.array(weights)


def _fit(rows: Any, same: Any, weights: Any) -> Any:
    """Newton's method on the penalised likelihood."""
    rows = np.c_[np.ones(len(rows)), rows]
    beta = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ beta))
        slope = rows.T @ (weights * (chance - same)) / weights.sum() + RIDGE * np.r_[0, beta[1:]]
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows / weights.sum()
        beta -= np.linalg.solve(bend + RIDGE * np.eye(len(beta)), slope)
    return beta


if __name__ == "__main__":
    main()
