"""A training run: it learns, leaves alone what it should, ends by steps or by the clock, and goes on after a kill."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training import run as training  # noqa: E402

PACE = training.Pace(epochs=8, rate=0.02, fall=0.5, head_rate=0.05, tokens=16, warm=0.1)


class Encoder(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.words = torch.nn.Embedding(8, 16)
        self.layers = torch.nn.ModuleList(torch.nn.Linear(16, 16) for _ in range(2))


class Network(torch.nn.Module):
    """Tells whether a word's number is odd."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.decide = torch.nn.Linear(16, 2)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.encoder.words(ids)
        for layer in self.encoder.layers:
            x = torch.tanh(layer(x))
        return self.decide(x)


def network() -> Network:
    torch.manual_seed(3)
    return Network()


def epoch(chance: random.Random) -> Iterator[torch.Tensor]:
    for _ in range(20):
        yield torch.tensor([chance.randrange(8) for _ in range(16)])


def train(made: training.Run, checkpoint: Path) -> Network:
    def gradients(part: torch.Tensor, number: int, share: float) -> training.Found:
        assert number in (0, 1)
        loss = share * torch.nn.functional.cross_entropy(made.network(part).float(), part % 2)
        return torch.autograd.grad(loss, made.trained), [loss.item()]

    return training.follow(made, epoch, gradients, len, checkpoint)


def run(pace: training.Pace = PACE) -> training.Run:
    return training.Run(network(), pace, 20 * 16, "encoder.")


def test_it_learns_and_leaves_the_words_alone(tmp_path: Path) -> None:
    before = network().encoder.words.weight.detach().clone()
    made = run()
    done = train(made, tmp_path / "run.pt")
    assert made.step == made.total == 83
    assert torch.equal(done.encoder.words.weight, before.to(torch.bfloat16).float())
    every = torch.arange(8)
    assert done(every).argmax(-1).tolist() == [0, 1] * 4
    assert all(p.dtype == torch.float32 for p in done.parameters())


def test_lower_layers_change_less() -> None:
    peaks = [group["peak"] for group in run().optimizer.param_groups]
    assert peaks == [0.01, 0.01, 0.02, 0.02, 0.05, 0.05]
    assert [group["weight_decay"] for group in run().optimizer.param_groups] == [0.01, 0.0] * 3


def test_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    first = run()
    train(first, tmp_path / "run.pt")
    again = run()
    again.load(tmp_path / "run.pt")
    assert (again.step, again.progress()) == (first.step, first.progress())
    assert all(map(torch.equal, again.masters, first.masters))
    assert all(torch.equal(a.float(), m.to(torch.bfloat16).float())
               for a, m in zip(again.trained, again.masters, strict=True))
    train(again, tmp_path / "run.pt")
    assert again.step == first.step, "it had ended"


def test_the_clock_ends_it_too(tmp_path: Path) -> None:
    made = run(training.Pace(epochs=1e6, rate=0.02, fall=0.5, head_rate=0.05, tokens=16, warm=0.1, minutes=1 / 600))
    train(made, tmp_path / "run.pt")
    assert 0 < made.step < made.total
    assert made.spent >= 0.1


def test_each_plan_is_a_pace_with_figures_of_its_own() -> None:
    from training.pairs.train import Plan

    assert Plan().minutes == Plan(parts=1).minutes == 1e9
    assert isinstance(Plan(minutes=3), training.Pace)
