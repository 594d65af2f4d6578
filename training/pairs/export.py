"""The trained network as an int8 ONNX graph: MiniLM's nodes, and the decision on top."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from sayso.relate.claims.pairs.network import laid
from training import graph
from training.graph import MICROSOFT, Graph, Scales
from training.minilm import DEPTH, EPSILON, HEADS
from training.pairs.network import OUTPUTS, PairNetwork

Ids = tuple[int, ...]
ROWS = 64
"""Word pieces in a pair of statements, about."""


def write(network: PairNetwork, scales: Scales | None, path: Path) -> None:
    """`scales` as `scales_of` finds them; None writes 32-bit floats."""
    made = Graph(graph.weights_of(network), scales, EPSILON)
    x = _encoder(made, "encoder.")
    made.node("GreaterOrEqual", ["kinds", made.constant("two", np.array(2, np.int64))], "second.is")
    made.node("Cast", ["second.is"], "second", to=TensorProto.FLOAT)
    made.node("Sub", [made.constant("one", np.array(1, np.float32)), "second"], "first")
    means = [_mean(made, x, part) for part in ("first", "second")]
    made.node("Sub", means, "apart.signed")
    made.node("Abs", ["apart.signed"], "apart")
    made.node("Mul", means, "alike")
    made.node("Concat", [*means, "apart", "alike"], "seen", axis=-1)
    graph.linear(made, "bend", "seen", "bend.out")
    made.node("Gelu", ["bend.out"], "bent", MICROSOFT)
    # The last few products cost nothing and stay exact.
    graph.exact(made, "decide", "bent", "out")
    ids, kinds = (helper.make_tensor_value_info(n, TensorProto.INT64, [1, "pieces"]) for n in ("ids", "kinds"))
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, [1, OUTPUTS])
    onnx.save(made.model("pairs", [ids, kinds], [out]), str(path))


def _encoder(made: Graph, prefix: str) -> str:
    """MiniLM's nodes over the inputs `ids` and `kinds` [1, t]; the name of its output [1, t, 384]."""
    x = graph.placed(made, prefix)
    rows = made.constant("kind.rows", made.weights[prefix + "kinds.weight"])
    kind = made.node("Gather", [rows, "kinds"], "kind")
    x = graph.norm(made, prefix + "norm", made.node("Add", [x, kind], "told.apart"))
    for k in range(DEPTH):
        name = f"{prefix}layers.{k}."
        x = graph.layer(made, name, x, graph.split(made, name, x), HEADS)
    return x


def _mean(made: Graph, x: str, part: str) -> str:
    """[1, 384]: the mean over one text's pieces."""
    one = made.constant(part + ".axis", np.array([1], np.int64))
    made.node("Unsqueeze", [part, one], part + ".row")
    made.node("MatMul", [part + ".row", x], part + ".sum")
    made.node("Squeeze", [part + ".sum", one], part + ".total")
    made.node("ReduceSum", [part, one], part + ".count", keepdims=1)
    return made.node("Div", [part + ".total", part + ".count"], part + ".mean")


def scales_of(network: PairNetwork, pairs: Sequence[tuple[Ids, Ids]]) -> Scales:
    """For each matrix what its input channels are best divided by, weighed up on these pairs."""
    return graph.scales_of(graph.met(network, map(_inputs, pairs), but="decide"), ROWS)


def _inputs(pair: tuple[Ids, Ids]) -> tuple[torch.Tensor, ...]:
    ids, kinds = (torch.tensor([x]) for x in laid(*pair))
    return ids, kinds, torch.ones_like(ids)
