"""The weights of the decision over the network's figures and the counted ones, from pairs the network never saw."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sayso.relate.claims.pairs import Network
from sayso.relate.claims.pairs.decision import RELATIONS, STANCES, weighed_figures
from sayso.relate.claims.pairs.figures import figures
from training.pairs.data import RELATION, STANCE, Pair
from training.pairs.told import told

PULL = {RELATION: 3.0, STANCE: 6.0}
MAIN_SOURCES = ("vitaminc-real", "vitaminc-synthetic", "emergent")
OTHER_SHARE = 0.25
"""What a pair of the other sets counts: theirs are captions, fiction and speech, where figures decide little."""
MAIN, OTHERS = 3000, 400
LEAST_SPREAD = 0.05
EXPECTED_SHARE = 0.6
STEPS = 600


class Fitted(NamedTuple):
    """weights [figures + 1, 3], the bias first."""

    names: tuple[str, ...]
    weights: np.ndarray


def fit(pairs: Sequence[Pair], network: Network, task: int) -> Fitted:
    """Maximum a posteriori: every weight is drawn to what is expected of it, in units of its figure's spread."""
    held = [p for p in pairs if p.held and p.task == task and p.label < 3]
    main = [p for p in held if p.source in MAIN_SOURCES][:MAIN]
    asked = main + [p for p in held if p.source not in MAIN_SOURCES][:OTHERS]
    names, table = figures_of(asked, network)
    counts = np.array([1.0 if p.source in MAIN_SOURCES else OTHER_SHARE for p in asked])
    labels = np.array([p.label for p in asked])
    centre, spread = table.mean(0), np.maximum(table.std(0), LEAST_SPREAD)
    scaled = np.hstack([np.ones((len(table), 1)), (table - centre) / spread])
    prior = np.vstack([np.zeros(3), expected(pairs, task, names) * spread[:, None]])
    found = _descend(Data(scaled, np.eye(3)[labels], counts), prior, PULL[task])
    weights = found[1:] / spread[:, None]
    return Fitted(names, np.vstack([found[0] - centre @ weights, weights]))


def expected(pairs: Sequence[Pair], task: int, names: Sequence[str]) -> np.ndarray:
    """What the weights [figures, 3] should be near. The headlines held out are few, so the counted figures are first
    weighed on those that the network has learned from, which it plays no part in; else nought."""
    learned = sorted({p for p in pairs if p.task == task and not p.held})
    if task != STANCE or not learned:
        return np.zeros((len(names), 3))
    table = np.array([list(figures(told(p.first), told(p.second)).values()) for p in learned])
    centre, spread = table.mean(0), np.maximum(table.std(0), LEAST_SPREAD)
    scaled = np.hstack([np.ones((len(table), 1)), (table - centre) / spread])
    truth = np.eye(3)[[p.label for p in learned]]
    found = _descend(Data(scaled, truth, np.ones(len(table))), np.zeros((scaled.shape[1], 3)), PULL[task])
    rest = np.zeros((len(names) - table.shape[1], 3))
    return np.vstack([EXPECTED_SHARE * found[1:] / spread[:, None], rest])


def figures_of(pairs: Sequence[Pair], network: Network) -> tuple[tuple[str, ...], np.ndarray]:
    """Names of the figures, and pairs by figures."""
    readings = network.read([(p.first, p.second) for p in pairs])
    found = [weighed_figures(told(p.first), told(p.second), r) for p, r in zip(pairs, readings, strict=True)]
    return tuple(found[0]), np.array([list(f.values()) for f in found])


class Data(NamedTuple):
    """figures [pairs, figures + 1], a column of ones first; truth [pairs, 3]; counts [pairs], what each counts."""

    figures: np.ndarray
    truth: np.ndarray
    counts: np.ndarray


def _descend(data: Data, prior: np.ndarray, pull: float) -> np.ndarray:
    """Accelerated gradient descent (Nesterov 1983) on the convex loss."""
    weights = prior
    ahead, pace = weights, 1.0
    rate = 1 / (np.linalg.norm(data.figures * np.sqrt(data.counts)[:, None], 2) ** 2 / 2 + pull)
    drawn = np.full((len(prior), 1), pull)
    drawn[0] = 0
    for _ in range(STEPS):
        odds = data.figures @ ahead
        sure = np.exp(odds - odds.max(1, keepdims=True))
        sure /= sure.sum(1, keepdims=True)
        slope = data.figures.T @ ((sure - data.truth) * data.counts[:, None]) + drawn * (ahead - prior)
        moved = ahead - rate * slope
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead, weights, pace = moved + (pace - 1) / faster * (moved - weights), moved, faster
    return weights


def write(fitted: Fitted, task: int, path: Path) -> None:
    """The table that `sayso.relate.claims.pairs.decision` reads."""
    what = "relation of two texts" if task == RELATION else "stance of a headline to a claim"
    lines = [f"# Weights of the decision on the {what}: multinomial logistic regression over the figures of",
             "# sayso.relate.claims.pairs, fitted by training/pairs; what each means is in docs/models/pairs.md.",
             "\t".join(("figure", *(RELATIONS if task == RELATION else STANCES)))]
    rows = zip(("bias", *fitted.names), fitted.weights, strict=True)
    lines += ["\t".join((name, *(f"{w:.3f}" for w in row))) for name, row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
