"""Small networks on the processor, loaded when first used.

Every run is one thread's: the quantisation of activations depends on all that is in a run, so runs of single texts are
what makes an answer depend on the text alone, and several of them at once are also the fastest way to use several
cores.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST_THREADS = 4


def session(graph: Path) -> Any:
    """An onnxruntime session that runs on the thread that calls it; safe to call from several."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
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
