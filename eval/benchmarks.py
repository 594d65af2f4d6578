"""The benchmarks by name, in the order of the table. Each returns its figures, or says why it is skipped."""

import ast
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
Figures = dict[str, float]


class Skipped(Exception):
    """The data of a benchmark is not at hand; the message says which."""


def _scorer(script: str, data: str, *options: str) -> object:
    """What a scorer of `../shared/score` writes as JSON when run on data of `../shared`."""
    inputs = sorted(map(str, SHARED.glob(data)))
    if not inputs:
        raise Skipped(f"there is no ../shared/{data}")
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "figures.json")
        command = [sys.executable, str(SHARED / "score" / script), *inputs, options[0], str(written)]
        ran = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
        if ran.returncode:
            raise RuntimeError(f"{script} failed:\n{ran.stderr}")
        return json.loads(written.read_text(encoding="utf-8"))


def cases() -> Figures:
    """The main job on the annotated cases, all together."""
    return dict(_scorer("score_case.py", "cases/*", "--out")["ALL"])  # type: ignore[index]


def pairs() -> Figures:
    """How article pairs are related; `hard` are the pairs annotated as hard."""
    both = _scorer("score_pairs.py", "pairs/pairs.jsonl", "--json")
    return {f"{name} {part}": value for part, figures in both.items()  # type: ignore[attr-defined]
            for name, value in figures.items() if name != "pairs"}


def attribution() -> Figures:
    """Attributions on PolNeAR's development articles: F1 of each kind of span and of whole attributions."""
    scored = _scorer("score_attribution.py", "data/polnear/dev", "--json")
    f1 = {name: row["f1"] for name, row in scored.items() if isinstance(row, dict)}  # type: ignore[attr-defined]
    return {**f1, "articles/s": scored["articles/s"]}  # type: ignore[index]


def quantities() -> Figures:
    """Quantities in news sentences."""
    return dict(_scorer("score_quantity.py", "quantity/newsquant_open.json", "--json"))  # type: ignore[call-overload]


def times() -> Figures:
    """Time expressions in news articles."""
    return dict(_scorer("score_time.py", "time", "--json"))  # type: ignore[call-overload]


def _own(module: str) -> Figures:
    """The figures of one of the project's own benchmarks."""
    figures: Figures = importlib.import_module(f"eval.{module}").figures()
    return figures


OWN = {
    "attribution sentences": "attribution_sentences",
    "attribution speed": "bench_attribution",
    "quantity phrases": "quantity_phrases",
    "time phrases": "time_phrases",
    "place sentences": "place_sentences",
    "conflicts": "conflicts",
    "claims": "claims",
    "relations": "relations",
    "stances": "stances",
    "certainty": "certainty",
    "stories": "stories",
    "stories apart": "stories_apart",
    "planted derivations": "planted",
    "lineage of 1000 articles": "bench_lineage",
    "speed": "speed",
    "workbench": "workbench",
}

BENCHMARKS: dict[str, Callable[[], Figures]] = {
    "cases": cases,
    "pairs": pairs,
    "attribution": attribution,
    "quantities": quantities,
    "times": times,
    **{name: partial(_own, module) for name, module in OWN.items()},
}


def about(name: str) -> str:
    """What a benchmark measures, in one line: the head of its module's docstring, or of its own. Nothing is imported,
    since some need what is not installed."""
    if name in OWN:
        module = Path(__file__).with_name(f"{OWN[name]}.py")
        told = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    else:
        told = BENCHMARKS[name].__doc__
    return " ".join((told or "").strip().partition("\n\n")[0].split())
