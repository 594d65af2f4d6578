"""The floors: what each figure must at least (or at most) be. A floor is never lowered without saying so."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("floors.tsv")


@dataclass(frozen=True, slots=True)
class Floor:
    """`bound` is `least` or `most`."""

    benchmark: str
    figure: str
    bound: str
    value: float

    def held(self, figures: Mapping[str, float]) -> bool:
        """Whether the figure keeps the floor; a benchmark that was not run breaks none."""
        if not figures:
            return True
        got = figures.get(self.figure)
        if got is None:
            return False
        return got >= self.value if self.bound == "least" else got <= self.value

    def measured_in(self, measured: Mapping[str, Mapping[str, float]]) -> bool:
        """Whether the floor's benchmark was run."""
        return bool(measured.get(self.benchmark))

    def limit(self) -> str:
        """`at least 0.550`, for a table."""
        return f"at {self.bound} {self.value:.3f}"

    def describe(self, figures: Mapping[str, float]) -> str:
        """One line for a broken floor."""
        got = figures.get(self.figure)
        return f"{self.benchmark}: {self.figure} is {'missing' if got is None else f'{got:.3f}'}, {self.limit()}"


@cache
def floors() -> tuple[Floor, ...]:
    """All floors of `floors.tsv`."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:] if line.strip())
    return tuple(Floor(benchmark, figure, bound, float(value)) for benchmark, figure, bound, value in rows)
