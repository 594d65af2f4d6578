"""Distils the teacher into the student. Survives being killed: run it again and it goes on.

Ends by the clock or by the epochs, whichever comes first; the learning rate falls to nothing on the way to that end,
so a run on a slower machine is shorter, not unfinished.
"""

import pathlib
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.attribution import batches, losses
from training.attribution.examples import Example
from training.attribution.student import Student


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures of a run.

    epochs, minutes: it ends with the earlier. rate: peak learning rate of the encoder's top layer; each layer below
    has `fall` times as much, the lowest `frozen` none, the heads `head_rate`. tokens, parts: a step takes `parts`
    batches of about `tokens` pieces, on `threads` processor cores. gold_share: what the annotation has of the loss
    where there is one; the teacher has the rest. hidden: share of pieces masked. warm: share of a cycle in which the
    rate rises. restarts: where new cycles begin.
    """

    epochs: float = 6.0
    minutes: float = 1e9
    rate: float = 3e-4
    fall: float = 0.9
    head_rate: float = 1e-3
    tokens: int = 512
    parts: int = 4
    gold_share: float = 0.4
    link_weight: float = 0.3
    hidden: float = 0.06
    warm: float = 0.04
    restarts: tuple[float, ...] = (0.35,)
    frozen: int = 1
    seed: int = 1
    threads: int = 2
    device: str = "cpu"


class Run:
    """State of a training run, as it is stored."""

    def __init__(self, student: Student, plan: Plan, total: int) -> None:
        self.student = student
        self.plan = plan
        self.total = total
        self.step = 0
        self.spent = 0.0
        self.optimizer = torch.optim.AdamW(_groups(student, plan), betas=(0.9, 0.98), weight_decay=0.01)

    def progress(self) -> float:
        """0 at the start, 1 at the end, by steps or by the clock."""
        return max(self.step / self.total, self.spent / (60 * self.plan.minutes))

    def save(self, path: pathlib.Path) -> None:
        state = {
            "student": self.student.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "spent": self.spent,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)

    def load(self, path: pathlib.Path) -> None:
        state = torch.load(path, weights_only=True)
        self.student.load_state_dict(state["student"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.spent = state["step"], state["spent"]


def train(
    student: Student, examples: Callable[[], list[Example]], tokenizer: Tokenizer, plan: Plan, checkpoint: pathlib.Path
) -> Student:
    """`examples` is asked anew for every epoch. At each restart of the learning rate the weights are kept beside the
    checkpoint, as a model that can be used."""
    torch.set_num_threads(1)
    size = sum(len(batches.lay(e).ids) for e in examples())
    run = Run(student, plan, int(plan.epochs * size / (0.97 * plan.tokens * plan.parts)))
    if checkpoint.exists():
        run.load(checkpoint)
    student.train()
    said = time.monotonic()
    while run.progress() < 1:
        # An epoch's order and variation depend on the step it starts at: a resumed run draws a new epoch.
        chance = random.Random(f"{plan.seed} {run.step}")
        torch.manual_seed(plan.seed + run.step)
        parts = batches.epoch(examples(), plan.tokens, tokenizer, chance)
        while step := tuple(islice(parts, plan.parts)):
            began = time.monotonic()
            cycle = _cycle(run.progress(), plan.restarts)[0]
            loss = _step(run, step)
            run.spent += time.monotonic() - began
            if _cycle(run.progress(), plan.restarts)[0] != cycle:
                torch.save(student.state_dict(), checkpoint.with_name(f"cycle{cycle}.pt"))
            if run.step % 20 == 0:
                speed = 20 * plan.parts * plan.tokens / (time.monotonic() - said)
                said = time.monotonic()
                print(f"step {run.step}/{run.total} {run.progress():.3f} {loss} {speed:.0f} pieces/s", flush=True)
            if run.step % 200 == 0:
                run.save(checkpoint)
            if run.progress() >= 1:
                break
    run.save(checkpoint)
    return student.eval()


def _step(run: Run, parts: tuple[batches.Batch, ...]) -> str:
    """Each part's gradients on a thread of its own: unlike threads within a matrix product these never wait for each
    other, which matters where other programs use the same cores."""
    plan = run.plan
    cycle, within = _cycle(run.progress(), plan.restarts)
    share = _slope(within, plan.warm) * 0.75**cycle
    for group in run.optimizer.param_groups:
        group["lr"] = group["peak"] * share
    words = sum(len(part.row) for part in parts)
    with ThreadPoolExecutor(plan.threads) as pool:
        done = list(pool.map(lambda k: _gradients(run, parts[k], k, len(parts[k].row) / words), range(len(parts))))
    for parameter, *gradients in zip(_trained(run.student), *(found for found, _ in done), strict=True):
        parameter.grad = torch.stack(gradients).sum(0)
    torch.nn.utils.clip_grad_norm_(_trained(run.student), 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    run.step += 1
    tags, links = (sum(loss[k] for _, loss in done) for k in (0, 1))
    return f"tags {tags:.4f} links {links:.4f}"


def _gradients(run: Run, part: batches.Batch, number: int, weight: float) -> tuple[list[Tensor], tuple[float, float]]:
    plan, student = run.plan, run.student
    generator = torch.Generator().manual_seed((plan.seed * 1_000_003 + run.step) * 64 + number)
    hidden = batches.masked(part, plan.hidden, generator)
    logits, projected = student(hidden.to(plan.device), part.mask.to(plan.device))
    # The heads' losses are small and ragged: on a GPU they are cheaper on the CPU.
    logits, projected = logits.cpu(), projected.cpu()
    tags = weight * losses.tags(logits, part, plan.gold_share)
    links = weight * losses.links(projected, part, student, plan.gold_share)
    gradients = torch.autograd.grad(tags + plan.link_weight * links, _trained(student), materialize_grads=True)
    return list(gradients), (tags.item(), links.item())


def _trained(student: Student) -> list[Tensor]:
    return [p for p in student.parameters() if p.requires_grad]


def _cycle(progress: float, restarts: tuple[float, ...]) -> tuple[int, float]:
    """Which cycle of the learning rate, and how far into it (Loshchilov and Hutter 2017, "SGDR")."""
    ends = [0.0, *restarts, 1.0]
    cycle = sum(progress >= end for end in ends[1:-1])
    return cycle, (progress - ends[cycle]) / (ends[cycle + 1] - ends[cycle])


def _slope(progress: float, warm: float) -> float:
    return progress / warm + 0.02 if progress < warm else max((1 - progress) / (1 - warm), 0.005)


def _groups(student: Student, plan: Plan) -> list[dict[str, object]]:
    """One group a layer, since lower layers know more of language in general and should change less."""
    depth = len(student.layers)
    groups = []
    for name, parameter in student.named_parameters():
        height = int(name.split(".")[1]) if name.startswith("layers.") else -1
        encoder = name.startswith(("layers.", "norm.", "places."))
        parameter.requires_grad_(name != "words.weight" and not (encoder and height < plan.frozen))
        if parameter.requires_grad:
            peak = plan.rate * plan.fall ** (depth - 1 - height) if encoder else plan.head_rate
            decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.append({"params": [parameter], "peak": peak, "lr": peak, "weight_decay": decay})
    return groups
