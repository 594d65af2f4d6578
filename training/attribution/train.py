"""Distils the teacher into the student. Survives being killed: run it again and it goes on.

Ends by the clock or by the epochs, whichever comes first; the learning rate falls to nothing on the way to that end,
so a run on a slower machine is shorter, not unfinished.
"""

import pathlib
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.attribution import batches, losses
from training.attribution.batches import Batch
from training.attribution.examples import Example
from training.attribution.student import Student

Parts = tuple[Batch, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures of a run.

    epochs, minutes: it ends with the earlier. rate: peak learning rate of the encoder's top layer; each layer below
    has `fall` times as much, the heads `head_rate`. tokens, parts: a step takes `parts` batches of about `tokens`
    pieces, on `threads` processor cores. gold_share: what the annotation has of the loss where there is one; the
    teacher has the rest. hidden: share of pieces masked. warm: share of the run in which the rate rises.
    """

    epochs: float = 5.0
    minutes: float = 1e9
    rate: float = 2e-4
    fall: float = 0.9
    head_rate: float = 5e-4
    tokens: int = 1024
    parts: int = 2
    gold_share: float = 0.4
    link_weight: float = 0.3
    state_weight: float = 1.0
    hidden: float = 0.06
    warm: float = 0.04
    seed: int = 1
    threads: int = 2
    device: str = "cpu"


class Run:
    """State of a training run, as it is stored.

    The network computes in 16 bits; its trained weights are also kept in 32, since most steps are smaller than what
    16 bits can tell apart.
    """

    def __init__(self, student: Student, plan: Plan, total: int) -> None:
        self.student = student.to(plan.device, torch.bfloat16)
        self.plan = plan
        self.total = total
        self.step = 0
        self.spent = 0.0
        self.trained = [p for n, p in student.named_parameters() if _is_trained(n)]
        self.exact = [p.detach().float().clone().requires_grad_() for p in self.trained]
        self.optimizer = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98))

    def _groups(self) -> list[dict[str, object]]:
        """One group a weight: lower layers know more of language in general and should change less."""
        plan, depth = self.plan, self.student.shape.depth
        groups = []
        for name, exact in zip(filter(_is_trained, dict(self.student.named_parameters())), self.exact, strict=True):
            inside = name.startswith("layers.")
            peak = plan.rate * plan.fall ** (depth - 1 - int(name.split(".")[1])) if inside else plan.head_rate
            decay = 0.01 if exact.dim() > 1 else 0.0
            groups.append({"params": [exact], "peak": peak, "lr": peak, "weight_decay": decay})
        return groups

    def progress(self) -> float:
        """0 at the start, 1 at the end, by steps or by the clock."""
        return max(self.step / self.total, self.spent / (60 * self.plan.minutes))

    def advance(self, gradients: list[Tensor]) -> None:
        """One step along these gradients, at the rate that belongs to this part of the run."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * _slope(self.progress(), self.plan.warm)
        for exact, gradient in zip(self.exact, gradients, strict=True):
            exact.grad = gradient
        torch.nn.utils.clip_grad_norm_(self.exact, 1.0)
        self.optimizer.step()
        self._round()
        self.step += 1

    def _round(self) -> None:
        with torch.no_grad():
            for weight, exact in zip(self.trained, self.exact, strict=True):
                weight.copy_(exact)

    def save(self, path: pathlib.Path) -> None:
        state = {"exact": self.exact, "optimizer": self.optimizer.state_dict(), "step": self.step, "spent": self.spent}
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)

    def load(self, path: pathlib.Path) -> None:
        state = torch.load(path, weights_only=True)
        with torch.no_grad():
            for exact, stored in zip(self.exact, state["exact"], strict=True):
                exact.copy_(stored)
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.spent = state["step"], state["spent"]
        self._round()

    def result(self) -> Student:
        """The network with its weights in 32 bits."""
        student = self.student.float().cpu().eval()
        with torch.no_grad():
            for weight, exact in zip((p for n, p in student.named_parameters() if _is_trained(n)), self.exact,
                                     strict=True):
                weight.copy_(exact)
        return student


def train(
    student: Student, examples: Callable[[], list[Example]], tokenizer: Tokenizer, plan: Plan, checkpoint: pathlib.Path
) -> Student:
    """`examples` is asked anew for every epoch."""
    torch.set_num_threads(1)
    size = sum(len(batches.lay(e).ids) for e in examples())
    run = Run(student, plan, int(plan.epochs * size / (0.97 * plan.tokens * plan.parts)))
    if checkpoint.exists():
        run.load(checkpoint)
    student.train()
    for parts in _steps(run, examples, tokenizer):
        began = time.monotonic()
        said = _step(run, parts)
        run.spent += time.monotonic() - began
        if run.step % 20 == 0:
            print(f"step {run.step}/{run.total} {run.progress():.3f} {said} {run.spent / run.step:.2f} s", flush=True)
        if run.step % 200 == 0:
            run.save(checkpoint)
    run.save(checkpoint)
    return run.result()


def _steps(run: Run, examples: Callable[[], list[Example]], tokenizer: Tokenizer) -> Iterator[Parts]:
    """Steps until the run ends. An epoch's order and variation depend on the step it starts at."""
    plan = run.plan
    while run.progress() < 1:
        chance = random.Random(f"{plan.seed} {run.step}")
        torch.manual_seed(plan.seed + run.step)
        epoch = batches.epoch(examples(), plan.tokens, tokenizer, chance)
        while run.progress() < 1 and (parts := tuple(islice(epoch, plan.parts))):
            yield parts


def _step(run: Run, parts: Parts) -> str:
    """Each part's gradients on a thread of its own: unlike threads within a matrix product these never wait for each
    other, which matters where other programs use the same cores."""
    words = sum(len(part.row) for part in parts)
    with ThreadPoolExecutor(run.plan.threads) as pool:
        done = list(pool.map(lambda k: _gradients(run, parts[k], k, len(parts[k].row) / words), range(len(parts))))
    run.advance([torch.stack(gradients).sum(0) for gradients in zip(*(found for found, _ in done), strict=True)])
    tags, links, hidden = (sum(loss[k] for _, loss in done) for k in range(3))
    return f"tags {tags:.4f} links {links:.4f} states {hidden:.4f}"


def _gradients(run: Run, part: Batch, number: int, weight: float) -> tuple[list[Tensor], tuple[float, float, float]]:
    """In 32 bits, in proportion to the part's share of the step's words."""
    plan = run.plan
    generator = torch.Generator().manual_seed((plan.seed * 1_000_003 + run.step) * 64 + number)
    loss = losses.told(run.student, part, batches.masked(part, plan.hidden, generator), plan.gold_share)
    whole = loss.tags + plan.link_weight * loss.links + plan.state_weight * loss.hidden
    found = torch.autograd.grad(weight * whole, run.trained, materialize_grads=True)
    figures = (weight * loss.tags.item(), weight * loss.links.item(), weight * loss.hidden.item())
    return [gradient.float().to(run.plan.device) for gradient in found], figures


def _is_trained(name: str) -> bool:
    """All but what stands before the layers, which is as the teacher has it."""
    return not name.startswith(("words.", "places.", "norm."))


def _slope(progress: float, warm: float) -> float:
    return progress / warm + 0.02 if progress < warm else max((1 - progress) / (1 - warm), 0.005)
