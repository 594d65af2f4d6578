"""A training run on a processor. Survives being killed: made again with the same checkpoint, it goes on from there.

Networks compute in 16 bits (bfloat16): on a processor with AVX512-BF16 that is faster by half. What is trained is also
kept in 32, since most steps are smaller than what 16 bits can tell apart. A run ends by the clock or by the steps,
whichever comes first; the learning rate falls to nothing on the way to that end, so that a run on a slower machine is
shorter, not unfinished.
"""

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

SAID_EVERY, SAVED_EVERY = 20, 100
FROZEN = ("words.", "places.", "norm.")
"""What stands before the layers of an encoder: it stays as it is."""

N = TypeVar("N", bound=nn.Module)
B = TypeVar("B")
Found = tuple[Sequence[Tensor], Sequence[float]]
"""The gradients of a part, and its losses by kind."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a run goes.

    epochs, minutes: it ends with the earlier. rate: peak learning rate of the encoder's top layer; each layer below
    has `fall` times as much, what stands before the layers none, all else `head_rate`. tokens, parts: a step takes
    `parts` batches of up to `tokens` pieces. warm: share of the run in which the rate rises.
    """

    epochs: float
    rate: float
    fall: float
    head_rate: float
    tokens: int
    warm: float
    parts: int = 2
    minutes: float = 1e9
    seed: int = 1


class Run(Generic[N]):
    """State of a training run, as it is stored. `encoder` is the prefix of the encoder's weights in the network."""

    def __init__(self, network: N, pace: Pace, pieces: int, encoder: str = "", device: str = "cpu") -> None:
        self.pace, self.total = pace, max(1, int(pace.epochs * pieces / (0.96 * pace.tokens * pace.parts)))
        self.step, self.spent = 0, 0.0
        frozen = tuple(f"{encoder}{part}" for part in FROZEN)
        for name, parameter in network.named_parameters():
            parameter.requires_grad_(not name.startswith(frozen))
        named = [(n, p) for n, p in network.to(device).named_parameters() if p.requires_grad]
        self.trained = [p for _, p in named]
        self.masters = [p.detach().float().clone() for p in self.trained]
        peaks = _peaks([n for n, _ in named], encoder, pace)
        self.optimizer = torch.optim.AdamW(
            [{"params": [master], "peak": peak, "lr": peak, "weight_decay": 0.01 if master.dim() > 1 else 0.0}
             for master, peak in zip(self.masters, peaks, strict=True)], betas=(0.9, 0.98))
        self.network = network.to(torch.bfloat16).train()

    def progress(self) -> float:
        """0 at the start, 1 at the end, by steps or by the clock."""
        return max(self.step / self.total, self.spent / (60 * self.pace.minutes))

    def save(self, path: Path) -> None:
        state = {"masters": self.masters, "optimizer": self.optimizer.state_dict(), "step": self.step,
                 "spent": self.spent}
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)

    def load(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        with torch.no_grad():
            torch._foreach_copy_(self.masters, state["masters"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.spent = state["step"], state["spent"]
        self._publish()

    def advance(self, gradients: Sequence[Tensor]) -> None:
        """One step along these gradients, in 32 bits, at the rate that belongs to this part of the run."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * _slope(self.progress(), self.pace.warm)
        for master, gradient in zip(self.masters, gradients, strict=True):
            master.grad = gradient
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0)
        self.optimizer.step()
        self._publish()
        self.step += 1

    def finished(self) -> N:
        """The network with its weights as kept, in 32 bits."""
        network = self.network.float().cpu().eval()
        self._publish()
        return network

    def _publish(self) -> None:
        """The network reads the masters as they are now."""
        with torch.no_grad():
            torch._foreach_copy_(self.trained, self.masters)


def follow(
    run: Run[N], epoch: Callable[[random.Random], Iterator[B]], gradients: Callable[[B, int, float], Found],
    size: Callable[[B], int], checkpoint: Path,
) -> N:
    """The network at the end of the run. `epoch` gives the batches in an order that it draws; `gradients` takes a
    batch, its number in the step and its share of the step's `size`, and weighs its losses by that share."""
    torch.set_num_threads(1)
    if checkpoint.exists():
        run.load(checkpoint)
    with ThreadPoolExecutor(run.pace.parts) as pool:
        for parts in _steps(run, epoch):
            began = time.monotonic()
            losses = _step(run, parts, gradients, [size(p) for p in parts], pool)
            run.spent += time.monotonic() - began
            if run.step % SAID_EVERY == 0:
                print(f"step {run.step}/{run.total} {run.progress():.3f} "
                      f"loss {' '.join(f'{loss:.4f}' for loss in losses)} {run.spent / run.step:.2f} s", flush=True)
            if run.step % SAVED_EVERY == 0:
                run.save(checkpoint)
    run.save(checkpoint)
    return run.finished()


def _steps(run: Run[N], epoch: Callable[[random.Random], Iterator[B]]) -> Iterator[tuple[B, ...]]:
    """The parts of each step until the run ends. An epoch's order depends on the step it starts at, so a run that goes
    on draws a new one."""
    while run.progress() < 1:
        torch.manual_seed(run.pace.seed + run.step)
        batches = epoch(random.Random(f"{run.pace.seed} {run.step}"))
        while run.progress() < 1 and (parts := tuple(islice(batches, run.pace.parts))):
            yield parts


def _step(
    run: Run[N], parts: tuple[B, ...], gradients: Callable[[B, int, float], Found], sizes: list[int],
    pool: ThreadPoolExecutor,
) -> list[float]:
    """Each part's gradients on a thread of its own: unlike threads within a matrix product these never wait for each
    other, which matters where other programs use the same cores."""
    shares = [size / sum(sizes) for size in sizes]
    done = list(pool.map(gradients, parts, range(len(parts)), shares))
    run.advance([torch.stack(found).float().sum(0) for found in zip(*(found for found, _ in done), strict=True)])
    return [sum(kind) for kind in zip(*(losses for _, losses in done), strict=True)]


def _peaks(names: list[str], encoder: str, pace: Pace) -> list[float]:
    """Peak rates: lower layers know more of language in general and should change less."""
    heights = [re.match(rf"{re.escape(encoder)}layers\.(\d+)\.", name) for name in names]
    top = max((int(found[1]) for found in heights if found), default=0)
    return [pace.rate * pace.fall ** (top - int(found[1])) if found else pace.head_rate for found in heights]


def _slope(progress: float, warm: float) -> float:
    return progress / warm + 0.02 if progress < warm else max((1 - progress) / (1 - warm), 0.005)
