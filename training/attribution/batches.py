"""Examples as tensors, a few windows of similar length at a time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.attribution.examples import Example, Links, varied
from training.attribution.words import CLS, MASK, PAD, SEP, UNKNOWN


@dataclass(frozen=True, slots=True)
class Batch:
    """ids, mask [b, t]; for each of n words the row and column of its first piece and the column of its last; soft
    [n, 7] probabilities; gold [n] labels, -1 where nobody annotated; starts: each window's first word;
    hidden [n, 2, 768] the teacher's states."""

    ids: Tensor
    mask: Tensor
    row: Tensor
    first: Tensor
    last: Tensor
    soft: Tensor
    gold: Tensor
    starts: tuple[int, ...]
    links: tuple[tuple[Links, Links], ...]
    hidden: Tensor


@dataclass(frozen=True, slots=True)
class Laid:
    ids: list[int]
    first: list[int]
    last: list[int]


def lay(example: Example) -> Laid:
    """The window's pieces, a mark before the first paragraph and after each."""
    ids, first, last = [CLS], [], []
    for k, word in enumerate(example.pieces):
        if k in example.breaks and k:
            ids.append(SEP)
        first.append(len(ids))
        ids += word
        last.append(len(ids) - 1)
    return Laid([*ids, SEP], first, last)


def epoch(examples: list[Example], tokens: int, tokenizer: Tokenizer, chance: random.Random) -> Iterator[Batch]:
    """Every example once, varied; batches of up to `tokens` pieces, padding included, in random order."""
    changed = [varied(e, tokenizer, chance) for e in examples]
    laid = [lay(e) for e in changed]
    order = sorted(range(len(laid)), key=lambda k: len(laid[k].ids) + chance.random() * 24)
    groups: list[list[int]] = [[]]
    for k in order:
        widest = max([len(laid[j].ids) for j in groups[-1]] + [len(laid[k].ids)])
        if groups[-1] and widest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(k)
    chance.shuffle(groups)
    for group in groups:
        yield batch([changed[k] for k in group], [laid[k] for k in group])


def batch(examples: list[Example], laid: list[Laid]) -> Batch:
    width = max(len(x.ids) for x in laid)
    ids = np.full((len(laid), width), PAD, np.int64)
    for k, x in enumerate(laid):
        ids[k, : len(x.ids)] = x.ids
    counts = [len(x.first) for x in laid]
    soft = np.concatenate([e.soft for e in examples])
    gold = [np.full(n, -1) if e.gold is None else e.gold for e, n in zip(examples, counts, strict=True)]
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy((ids != PAD).astype(np.int64)),
        torch.repeat_interleave(torch.arange(len(laid)), torch.tensor(counts)),
        torch.tensor([p for x in laid for p in x.first]),
        torch.tensor([p for x in laid for p in x.last]),
        torch.from_numpy(soft).softmax(-1),
        torch.from_numpy(np.concatenate(gold)),
        tuple(int(n) for n in np.concatenate([[0], np.cumsum(counts)])),
        tuple(e.links for e in examples),
        torch.from_numpy(np.concatenate([e.hidden for e in examples])).float(),
    )


def masked(batch: Batch, share: float, generator: torch.Generator) -> Tensor:
    """The ids with a share of the pieces hidden, so that the tagger leans on context (and not on names)."""
    hide = torch.rand(batch.ids.shape, generator=generator) < share
    hide &= (batch.ids != PAD) & (batch.ids != CLS) & (batch.ids != SEP) & (batch.ids != UNKNOWN)
    return torch.where(hide, MASK, batch.ids)
