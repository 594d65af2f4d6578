"""Distils the teacher into the student."""

import pathlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
from tokenizers import Tokenizer

from training.attribution import batches, losses
from training.attribution.batches import Batch
from training.attribution.examples import Example
from training.attribution.student import Student
from training.run import Found, Pace, Run, follow


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """The figures of a run.

    gold_share: what the annotation has of the loss where there is one; the teacher has the rest. link_weight,
    state_weight: weight of the losses of links and of hidden states. hidden: share of pieces masked.
    """

    epochs: float = 5.0
    rate: float = 2e-4
    fall: float = 0.9
    head_rate: float = 5e-4
    tokens: int = 1024
    warm: float = 0.04
    gold_share: float = 0.4
    link_weight: float = 0.3
    state_weight: float = 1.0
    hidden: float = 0.06
    device: str = "cpu"


def train(
    student: Student, examples: Callable[[], list[Example]], tokenizer: Tokenizer, plan: Plan, checkpoint: pathlib.Path
) -> Student:
    """The student after its training; `examples` is asked anew for every epoch."""
    run = Run(student, plan, sum(len(batches.lay(e).ids) for e in examples()), device=plan.device)
    return follow(run, lambda chance: batches.epoch(examples(), plan.tokens, tokenizer, chance),
                  partial(_gradients, run, plan), lambda part: len(part.row), checkpoint)


def _gradients(run: Run[Student], plan: Plan, part: Batch, number: int, share: float) -> Found:
    """Losses are those of tags, links and hidden states."""
    generator = torch.Generator().manual_seed((plan.seed * 1_000_003 + run.step) * 64 + number)
    loss = losses.told(run.network, part, batches.masked(part, plan.hidden, generator), plan.gold_share)
    whole = loss.tags + plan.link_weight * loss.links + plan.state_weight * loss.hidden
    found = torch.autograd.grad(share * whole, run.trained, materialize_grads=True)
    return found, [share * loss.tags.item(), share * loss.links.item(), share * loss.hidden.item()]
