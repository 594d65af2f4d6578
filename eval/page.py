"""The evaluation page of the documentation: every figure that was measured, its floor, when and on what machine."""

import os
import platform
from collections.abc import Iterator, Mapping
from datetime import date

from eval.benchmarks import BENCHMARKS, about
from eval.floors import floors
from sayso.version import VERSION

Measured = Mapping[str, Mapping[str, float]]


def write(measured: Measured) -> str:
    """Markdown; a benchmark without figures was skipped and says so."""
    benchmarks = (line for name in measured for line in _benchmark(name, measured[name]))
    return "\n".join((*_opening(measured), *benchmarks, ""))


def _opening(measured: Measured) -> Iterator[str]:
    yield "# Evaluation"
    yield ""
    yield (f"Sayso {VERSION}, measured on {date.today()} by `python -m eval --markdown docs/evaluation.md`: Python "
           f"{platform.python_version()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores.")
    yield ""
    if _load() > (os.cpu_count() or 1):
        yield f"The machine was busy with other work (a load of {_load():.0f}): speeds are below what it can do."
        yield ""
    yield "A figure with a limit gates every change: one that breaks it does not land. Where no limit stands, the"
    yield "figure is there to be watched. Benchmarks on other people's texts run where those are at hand; the texts are"
    yield "no part of the project. What the figures mean is in [what the scores mean](scores.md), where Sayso errs in"
    yield "[limits](limits.md)."
    if left := [name for name in BENCHMARKS if name not in measured]:
        yield ""
        yield f"Not run this time: {', '.join(left)}."


def _load() -> float:
    """How many processes wanted to run in the last quarter of an hour; 0 where the system does not tell."""
    return os.getloadavg()[2] if hasattr(os, "getloadavg") else 0.0


def _benchmark(name: str, figures: Mapping[str, float]) -> Iterator[str]:
    yield ""
    yield f"## {name}"
    yield ""
    yield about(name)
    yield ""
    if not figures:
        yield "Not measured: its data were not at hand."
        return
    limits = {f.figure: f.limit() for f in floors() if f.benchmark == name}
    yield "| figure | measured | limit |"
    yield "|---|---:|---|"
    for figure, value in figures.items():
        yield f"| {figure} | {value:.3f} | {limits.get(figure, '')} |"
