"""Trains the network on pairs."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.pairs.data import RELATION, SAME, STANCE
from training.pairs.network import PairNetwork
from training.pairs.tokens import Batch, Stored, epoch
from training.run import Found, Pace, Run, follow


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """The figures of a run."""

    epochs: float = 2.0
    rate: float = 2.5e-4
    fall: float = 0.88
    head_rate: float = 1e-3
    tokens: int = 960
    warm: float = 0.06


def train(network: PairNetwork, data: Stored, plan: Plan, checkpoint: Path) -> PairNetwork:
    """The network after its training; it is changed in place."""
    run = Run(network, plan, len(data.ids), "encoder.")
    return follow(run, lambda chance: epoch(data, plan.tokens, chance), partial(_gradients, run),
                  lambda part: len(part.task), checkpoint)


def _gradients(run: Run[PairNetwork], part: Batch, _: int, share: float) -> Found:
    loss = share * loss_of(run.network(part.ids, part.kinds, part.mask).float(), part)
    return torch.autograd.grad(loss, run.trained), [loss.item()]


def loss_of(logits: Tensor, part: Batch) -> Tensor:
    """Mean cross-entropy, each pair by its own question; "not borne out" is whatever is not 0."""
    relation = F.cross_entropy(logits[:, :3], part.label.clamp(max=2), reduction="none")
    unborne = -(1 - logits[:, :3].softmax(-1)[:, 0]).clamp(min=1e-4).log()
    stance = F.cross_entropy(logits[:, 3:6], part.label.clamp(max=2), reduction="none")
    same = F.binary_cross_entropy_with_logits(logits[:, 6], part.label.clamp(max=1).float(), reduction="none")
    relation = torch.where(part.label == 3, unborne, relation)
    chosen = [torch.where(part.task == task, loss, 0.0)
              for task, loss in ((RELATION, relation), (STANCE, stance), (SAME, same))]
    return (chosen[0] + chosen[1] + chosen[2]).mean()
