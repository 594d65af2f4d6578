"""Trains the network on pairs. Survives being killed: run it again and it goes on.

Weights are read in 16 bits (bfloat16) and kept in 32: on a processor with AVX512-BF16 that is faster by half. The run
ends by the clock or by the epochs, whichever comes first; the learning rate falls to nothing on the way to that end, so
a run on a slower machine is shorter, not unfinished.
"""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.pairs.data import RELATION, SAME, STANCE
from training.pairs.network import PairNetwork
from training.pairs.tokens import Batch, Stored, epoch

SAID_EVERY, SAVED_EVERY = 20, 100


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures of a run.

    epochs, minutes: it ends with the earlier. rate: peak learning rate of the encoder's top layer; each layer below
    has `fall` times as much, the embeddings of words and places none, the decision and the kinds of pieces
    `head_rate`. tokens, parts: a step takes `parts` batches of up to `tokens` pieces, each on a thread of its own.
    warm: share of the run in which the rate rises.
    """

    epochs: float = 2.0
    minutes: float = 1e9
    rate: float = 2.5e-4
    fall: float = 0.88
    head_rate: float = 1e-3
    tokens: int = 960
    parts: int = 2
    warm: float = 0.06
    seed: int = 1


class Run:
    """State of a training run, as it is stored."""

    def __init__(self, network: PairNetwork, plan: Plan, total: int) -> None:
        self.plan, self.total = plan, total
        self.step, self.spent = 0, 0.0
        self.trained, self.masters, groups = _groups(network, plan)
        self.network = network.to(torch.bfloat16)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)

    def progress(self) -> float:
        """0 at the start, 1 at the end, by steps or by the clock."""
        return max(self.step / self.total, self.spent / (60 * self.plan.minutes))

    def save(self, path: Path) -> None:
        state = {"masters": self.masters, "optimizer": self.optimizer.state_dict(), "step": self.step,
                 "spent": self.spent}
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)

    def load(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        with torch.no_grad():
            for own, kept in zip(self.masters, state["masters"], strict=True):
                own.copy_(kept)
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.spent = state["step"], state["spent"]
        self.publish()

    def publish(self) -> None:
        """The network reads the masters as they are now."""
        with torch.no_grad():
            torch._foreach_copy_(self.trained, self.masters)

    def finished(self) -> PairNetwork:
        """The network with its weights as kept, in 32 bits."""
        network = self.network.float()
        self.publish()
        return network.eval()


def train(network: PairNetwork, data: Stored, plan: Plan, checkpoint: Path) -> PairNetwork:
    """The network after its training; it is changed in place."""
    torch.set_num_threads(1)
    run = Run(network, plan, int(plan.epochs * len(data.ids) / (0.95 * plan.tokens * plan.parts)))
    if checkpoint.exists():
        run.load(checkpoint)
    network.train()
    with ThreadPoolExecutor(plan.parts) as pool:
        while run.progress() < 1:
            _epoch(run, data, checkpoint, pool)
    run.save(checkpoint)
    return run.finished()


def _epoch(run: Run, data: Stored, checkpoint: Path, pool: ThreadPoolExecutor) -> None:
    """Once through the data, or to the end of the run. The order depends on the step it starts at, so a run that goes
    on draws a new one."""
    plan = run.plan
    torch.manual_seed(plan.seed + run.step)
    batches = epoch(data, plan.tokens, random.Random(f"{plan.seed} {run.step}"))
    said, pieces, losses = time.monotonic(), 0, []
    while run.progress() < 1 and (parts := tuple(islice(batches, plan.parts))):
        began = time.monotonic()
        losses.append(_step(run, parts, pool))
        run.spent += time.monotonic() - began
        pieces += sum(int(p.mask.sum()) for p in parts)
        if run.step % SAID_EVERY == 0:
            speed = pieces / (time.monotonic() - said)
            print(f"step {run.step}/{run.total} {run.progress():.3f} loss {sum(losses) / len(losses):.4f} "
                  f"{speed:.0f} pieces/s", flush=True)
            said, pieces, losses = time.monotonic(), 0, []
        if run.step % SAVED_EVERY == 0:
            run.save(checkpoint)


def _step(run: Run, parts: tuple[Batch, ...], pool: ThreadPoolExecutor) -> float:
    """Each part's gradients on a thread of its own: unlike threads within a matrix product these never wait for each
    other, which matters where other programs use the same cores."""
    share = _slope(run.progress(), run.plan.warm)
    for group in run.optimizer.param_groups:
        group["lr"] = group["peak"] * share
    total = sum(len(p.task) for p in parts)
    done = list(pool.map(lambda p: _gradients(run, p, len(p.task) / total), parts))
    for master, *gradients in zip(run.masters, *(found for found, _ in done), strict=True):
        master.grad = torch.stack(gradients).float().sum(0)
    torch.nn.utils.clip_grad_norm_(run.masters, 1.0)
    run.optimizer.step()
    run.publish()
    run.step += 1
    return sum(loss for _, loss in done)


def _gradients(run: Run, part: Batch, weight: float) -> tuple[tuple[Tensor, ...], float]:
    loss = weight * loss_of(run.network(part.ids, part.kinds, part.mask).float(), part)
    return torch.autograd.grad(loss, run.trained), loss.item()


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


def _slope(progress: float, warm: float) -> float:
    return progress / warm + 0.02 if progress < warm else max((1 - progress) / (1 - warm), 0.005)


def _groups(network: PairNetwork, plan: Plan) -> tuple[list[Tensor], list[Tensor], list[dict[str, object]]]:
    """What is trained, a copy of it in 32 bits, and the copies in one group each: lower layers know more of language in
    general and should change less."""
    trained, masters, groups = [], [], []
    depth = len(network.encoder.layers)
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not name.startswith(("encoder.words", "encoder.places", "encoder.norm")))
        if parameter.requires_grad:
            layer = name.startswith("encoder.layers.")
            height = int(name.split(".")[2]) if layer else 0
            peak = plan.rate * plan.fall ** (depth - 1 - height) if layer else plan.head_rate
            master = parameter.detach().float().clone()
            trained.append(parameter)
            masters.append(master)
            decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.append({"params": [master], "peak": peak, "lr": peak, "weight_decay": decay})
    return trained, masters, groups
