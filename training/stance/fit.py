"""Weights of signs: how surely, an ordered logit over four levels, and whether so or not so, a logit beside it.

Both are ridge logistic regressions. The ordered one (McCullagh 1980) asks of each happening three times whether it
stands above a bound; signs weigh the same each time, and each bound has its own cut.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from training.stance.data import Seen

BOUNDS = (0.5, 1.5, 2.5)
PULL = 1.0
LEAST, LEAST_WORD = 5, 4
LEXICAL = ("to ", "under ", "word ")
STEPS = 30


class Fitted(NamedTuple):
    """sure, so [signs]; cuts [3]: at what sum each level begins; bias: of the logit of "so"."""

    names: tuple[str, ...]
    sure: np.ndarray
    so: np.ndarray
    cuts: np.ndarray
    bias: float
    seen: np.ndarray


def known(data: Seen) -> tuple[str, ...]:
    """Signs that are seen often enough to be weighed, those of a single word more often."""
    counts = Counter(name for names in data.names for name in names)
    return tuple(sorted(n for n, c in counts.items() if c >= (LEAST_WORD if n.startswith(LEXICAL) else LEAST)))


def fit(data: Seen, names: Sequence[str]) -> Fitted:
    """Maximum a posteriori, every weight drawn to nought."""
    held, values = table(data, names), data.values
    level = np.abs(values)
    asked = np.vstack([np.hstack([held, np.tile(np.eye(3)[k], (len(held), 1))]) for k in range(3)])
    above = np.concatenate([(level >= bound).astype(float) for bound in BOUNDS])
    sure = _logistic(asked, above, np.ones(len(above)), 3)
    told = np.where(level < BOUNDS[0], 0.5, (values > 0).astype(float))
    so = _logistic(np.hstack([held, np.ones((len(held), 1))]), told, np.minimum(1, level), 1)
    return Fitted(tuple(names), sure[:-3], so[:-1], -sure[-3:], float(so[-1]), held.sum(0))


def most_telling(found: Fitted, most: int) -> tuple[str, ...]:
    """The signs that move the most happenings the farthest."""
    moved = (np.abs(found.sure) + np.abs(found.so)) * np.sqrt(found.seen)
    return tuple(sorted(found.names[k] for k in np.argsort(-moved, kind="stable")[:most]))


def table(data: Seen, names: Sequence[str]) -> np.ndarray:
    """1 where a happening has the sign [happenings, signs]."""
    column = {name: k for k, name in enumerate(names)}
    held = np.zeros((len(data.names), len(names)))
    for row, found in enumerate(data.names):
        held[row, [column[name] for name in found if name in column]] = 1
    return held


def _logistic(rows: np.ndarray, truth: np.ndarray, counts: np.ndarray, free: int) -> np.ndarray:
    """Newton's method; the last `free` columns are drawn to nothing."""
    weights = np.zeros(rows.shape[1])
    drawn = np.array([PULL] * (rows.shape[1] - free) + [1e-3] * free)
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (said - truth)) + drawn * weights
        curve = (rows * (counts * said * (1 - said))[:, None]).T @ rows + np.diag(drawn)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights
