"""MiniLM as an int8 ONNX graph, written node by node; what stands on top of it is for the caller to add.

Weights are quantised per output channel to 7 bits: with 8, processors without VNNI saturate when they add pairs of
products in 16 bits, and the same model would read differently on another machine. Activations are quantised for each
run as it comes. A network's few outlier channels then leave little resolution for all others, so they are scaled down,
and the weights that meet them up (Xiao et al. 2023, "SmoothQuant"), where that lowers the error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.minilm import DEPTH, HEADS, WIDTH

MICROSOFT = "com.microsoft"
STEPS = 63
STRENGTHS = (0.5, 0.65, 0.8)
EARNED = 0.85
"""A multiplication more in the graph should earn its time: the error falls to this share at least."""
Scales = Mapping[str, np.ndarray]
Weights = Mapping[str, np.ndarray]


@dataclass
class Graph:
    """Nodes and constants in the making. `scales`: per matrix, what its input channels are divided by; None writes
    32-bit floats."""

    weights: Weights
    scales: Scales | None
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def model(self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
              ) -> onnx.ModelProto:
        built = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(built, opset_imports=sets, ir_version=8, producer_name="sayso")


def encoder(graph: Graph, prefix: str) -> str:
    """The encoder's nodes over the inputs `ids` and `kinds` [1, t]; the name of its output [1, t, 384]."""
    x = _embed(graph, prefix)
    for k in range(DEPTH):
        x = _layer(graph, f"{prefix}layers.{k}.", x)
    return x


def _embed(graph: Graph, prefix: str) -> str:
    words = graph.weights[prefix + "words.weight"]
    step = np.abs(words).max(1, keepdims=True) / 127
    graph.constant("words", np.round(words / step).astype(np.int8))
    graph.node("Gather", ["words", "ids"], "word.int8")
    graph.node("Cast", ["word.int8"], "word.steps", to=TensorProto.FLOAT)
    graph.node("Gather", [graph.constant("words.step", step), "ids"], "word.step")
    graph.node("Mul", ["word.steps", "word.step"], "word")
    graph.node("Shape", ["ids"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], np.int64))
    places = graph.constant("places", graph.weights[prefix + "places.weight"])
    graph.node("Slice", [places, zero, "length", zero], "place")
    graph.node("Gather", [graph.constant("kind.rows", graph.weights[prefix + "kinds.weight"]), "kinds"], "kind")
    graph.node("Add", ["word", "place"], "placed")
    graph.node("Add", ["placed", "kind"], "embedded")
    return _norm(graph, prefix + "norm", ["embedded"])


def _layer(graph: Graph, name: str, x: str) -> str:
    linear(graph, name + "qkv", x, name + "qkv")
    graph.constant(name + "thirds", np.array([WIDTH] * 3, np.int64))
    parts = [name + p for p in "QKV"]
    graph.nodes.append(helper.make_node("Split", [name + "qkv", name + "thirds"], parts, axis=2))
    graph.node("MultiHeadAttention", parts, name + "seen", MICROSOFT, num_heads=HEADS)
    linear(graph, name + "out", name + "seen", name + "told")
    x = _norm(graph, name + "norm1", [x, name + "told"])
    linear(graph, name + "up", x, name + "wide")
    graph.node("Gelu", [name + "wide"], name + "bent", MICROSOFT)
    linear(graph, name + "down", name + "bent", name + "narrow")
    return _norm(graph, name + "norm2", [x, name + "narrow"])


def _norm(graph: Graph, name: str, inputs: list[str]) -> str:
    own = [graph.constant(f"{name}.{p}", graph.weights[f"{name}.{p}"]) for p in ("weight", "bias")]
    if len(inputs) == 2:
        return graph.node("SkipLayerNormalization", inputs + own, name + ".out", MICROSOFT, epsilon=1e-12)
    return graph.node("LayerNormalization", inputs + own, name + ".out", axis=-1, epsilon=1e-12)


def linear(graph: Graph, name: str, x: str, output: str) -> str:
    """The product with the matrix `name`, its bias added."""
    matrix = graph.weights[name + ".weight"].T
    bias = graph.constant(name + ".bias", graph.weights[name + ".bias"])
    if graph.scales is None:
        graph.node("MatMul", [x, graph.constant(name + ".weight", matrix)], output + ".raw")
        return graph.node("Add", [output + ".raw", bias], output)
    if name in graph.scales:
        graph.constant(name + ".smooth", (1 / graph.scales[name]).astype(np.float32))
        x = graph.node("Mul", [x, name + ".smooth"], output + ".smoothed")
        matrix = matrix * graph.scales[name][:, None]
    whole, step = quantised(matrix)
    inputs = [x, graph.constant(name + ".weight", whole), graph.constant(name + ".step", step), "", bias]
    return graph.node("DynamicQuantizeMatMul", inputs, output, MICROSOFT)


def quantised(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 [in, out] of 7 bits, and the size of a step of each column."""
    step = np.maximum(np.abs(matrix).max(0), 1e-8) / STEPS
    return np.round(matrix / step).astype(np.int8), step.astype(np.float32)


def smoothed(name: str, seen: np.ndarray, matrix: np.ndarray) -> np.ndarray | None:
    """What the channels of `seen` [pieces, in] are best divided by before the product with `matrix` [in, out]; None
    where a scale earns too little."""
    exact = seen @ matrix
    plain = error(seen, matrix, exact)
    scales = {s: _scale(seen, matrix, s) for s in STRENGTHS}
    errors = {s: error(seen / scale, matrix * scale[:, None], exact) for s, scale in scales.items()}
    best = min(errors, key=lambda s: errors[s])
    print(f"{name:<24} error {plain:.4f} -> {errors[best]:.4f} at {best}", flush=True)
    return scales[best] if errors[best] < EARNED * plain else None


def _scale(seen: np.ndarray, matrix: np.ndarray, strength: float) -> np.ndarray:
    reach = np.maximum(np.abs(seen).max(0), 1e-5) ** strength
    weight = np.maximum(np.abs(matrix).max(1), 1e-5) ** (1 - strength)
    return (reach / weight).astype(np.float32)


def error(seen: np.ndarray, matrix: np.ndarray, exact: np.ndarray, rows: int = 64) -> float:
    """Root of the relative square error of the quantised product, so many rows a run."""
    whole, step = quantised(matrix)
    total = 0.0
    for start in range(0, len(seen), rows):
        block = seen[start:start + rows]
        unit = max(float(block.max()) - min(float(block.min()), 0.0), 1e-9) / 255
        product = (np.round(block / unit) * unit) @ (whole * step)
        total += float(((product - exact[start:start + rows]) ** 2).sum())
    return (total / float((exact**2).sum())) ** 0.5
