"""Pairs as word pieces, stored once and read by every later start."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sayso.relate.claims.pairs.network import laid
from training.minilm import PAD, tokenizer
from training.pairs.data import Pair

MOST = 112
"""Longer pairs are left out of training: few, and dear."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Pieces and their kinds, of all pairs end to end; pair k has ids[start[k]:start[k + 1]]."""

    ids: np.ndarray
    kinds: np.ndarray
    start: np.ndarray
    task: np.ndarray
    label: np.ndarray

    def __len__(self) -> int:
        return len(self.task)

    def length(self, k: int) -> int:
        return int(self.start[k + 1] - self.start[k])


@dataclass(frozen=True, slots=True)
class Batch:
    """ids, kinds, mask [b, t]; task, label [b]."""

    ids: Tensor
    kinds: Tensor
    mask: Tensor
    task: Tensor
    label: Tensor


def stored(pairs: Sequence[Pair], path: Path) -> Stored:
    """The pairs that are not too long, from the file where it is there."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".part").open("wb") as file:
            np.savez(file, **_arrays(pairs))
        path.with_suffix(".part").rename(path)
    with np.load(path) as arrays:
        return Stored(**{name: arrays[name] for name in arrays.files})


def _arrays(pairs: Sequence[Pair]) -> dict[str, np.ndarray]:
    reader = tokenizer()
    encoded = [reader.encode_batch([p[k] for p in pairs], add_special_tokens=False) for k in (0, 1)]
    both = [laid(tuple(a.ids), tuple(b.ids)) for a, b in zip(*encoded, strict=True)]
    kept = [k for k, (ids, _) in enumerate(both) if len(ids) <= MOST]
    return {
        "ids": np.array([i for k in kept for i in both[k][0]], np.int32),
        "kinds": np.array([i for k in kept for i in both[k][1]], np.int8),
        "start": np.cumsum([0, *(len(both[k][0]) for k in kept)]),
        "task": np.array([pairs[k].task for k in kept]),
        "label": np.array([pairs[k].label for k in kept]),
    }


def epoch(data: Stored, tokens: int, chance: random.Random) -> Iterator[Batch]:
    """Every pair once, batches of pairs of similar length with up to `tokens` pieces, in random order."""
    order = sorted(range(len(data)), key=lambda k: data.length(k) + chance.random() * 6)
    groups: list[list[int]] = [[]]
    for k in order:
        widest = max(data.length(j) for j in [*groups[-1][-12:], k])
        if groups[-1] and widest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(k)
    chance.shuffle(groups)
    for group in groups:
        yield batch(data, group)


def batch(data: Stored, chosen: Sequence[int]) -> Batch:
    width = max(data.length(k) for k in chosen)
    ids = np.full((len(chosen), width), PAD, np.int64)
    kinds = np.zeros_like(ids)
    for row, k in enumerate(chosen):
        ids[row, :data.length(k)] = data.ids[data.start[k]:data.start[k + 1]]
        kinds[row, :data.length(k)] = data.kinds[data.start[k]:data.start[k + 1]]
    tensors = (ids, kinds, (ids != PAD).astype(np.int64), data.task[list(chosen)], data.label[list(chosen)])
    return Batch(*map(torch.from_numpy, tensors))
