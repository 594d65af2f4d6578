"""Small int8 networks on the processor, loaded when first used.

Every run is one text's on one thread: the quantisation of activations depends on all that is in a run, so runs of
single texts are what makes an answer depend on the text alone, and several of them at once are also the fastest way to
use several cores.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST_THREADS = 4


class Model:
    """A graph and the tokenizer beside it, `tokenizer.json`; safe to use from several threads."""

    def __init__(self, folder: Path, graph: str) -> None:
        from tokenizers import Tokenizer

        self._session = _session(folder / graph)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def run(self, **inputs: Sequence[int]) -> list[Any]:
        """The outputs for one text, without the axis of texts; each input is one figure a piece."""
        import numpy as np

        outputs = self._session.run(None, {name: np.array([row], np.int64) for name, row in inputs.items()})
        return [one[0] for one in outputs]


def _session(graph: Path) -> Any:
    """An onnxruntime session that runs on the thread that calls it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Graphs are written as they should run: further fusing would put in a sum and norm that are nine times slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def threads() -> int:
    """SAYSO_THREADS, else the processor's cores, four at most: more gain little on one case."""
    named = os.environ.get("SAYSO_THREADS", "")
    return max(1, int(named)) if named.isdigit() else min(MOST_THREADS, os.cpu_count() or 1)


def spread(run: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What `run` gives for each item, in order, on as many threads as are to be used."""
    used = min(threads(), len(items))
    if used <= 1:
        return [run(item) for item in items]
    with ThreadPoolExecutor(used) as pool:
        return list(pool.map(run, items))


def readable(text: str) -> str:
    """The text without halves of surrogate pairs, which no tokeniser takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
