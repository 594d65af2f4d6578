"""Transformers as int8 ONNX graphs, written node by node; what stands below and on top of the layers is the caller's.

Weights are quantised per output channel to 7 bits: with 8, processors without VNNI saturate when they add pairs of
products in 16 bits, and the same model would read differently on another machine. Activations are quantised for each
run as it comes. A network's few outlier channels then leave little resolution for all others, so they are scaled down,
and the weights that meet them up (Xiao et al. 2023, "SmoothQuant"), where that lowers the error.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
STEPS = 63
STRENGTHS = (0.5, 0.65, 0.8)
EARNED = 0.85
"""A multiplication more in the graph should earn its time: the error falls to this share at least."""
Scales = Mapping[str, np.ndarray]
Weights = Mapping[str, np.ndarray]
Seen = dict[str, tuple[np.ndarray, np.ndarray]]


@dataclass
class Graph:
    """Nodes and constants in the making. `scales`: per matrix, what its input channels are divided by; None writes
    32-bit floats. `epsilon` is that of all norms."""

    weights: Weights
    scales: Scales | None
    epsilon: float
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


def weights_of(network: torch.nn.Module) -> dict[str, np.ndarray]:
    """A network's weights by name, 32-bit floats."""
    return {k: v.detach().cpu().float().numpy() for k, v in network.state_dict().items()}


def placed(graph: Graph, prefix: str) -> str:
    """The sum of the embeddings of words and of places for the input `ids` [1, t]; its name. `length` [1] is t."""
    words = graph.weights[prefix + "words.weight"]
    if graph.scales is None:
        graph.node("Gather", [graph.constant("words", words), "ids"], "word")
    else:
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
    return graph.node("Add", ["word", "place"], "embedded")


def split(graph: Graph, name: str, x: str) -> list[str]:
    """Queries, keys and values of a layer, each [1, t, heads * head]."""
    linear(graph, name + "qkv", x, name + "qkv")
    third = graph.weights[name + "qkv.weight"].shape[0] // 3
    graph.constant(name + "thirds", np.array([third] * 3, np.int64))
    parts = [name + p for p in "QKV"]
    graph.nodes.append(helper.make_node("Split", [name + "qkv", name + "thirds"], parts, axis=2))
    return parts


def layer(graph: Graph, name: str, x: str, attended: list[str], heads: int) -> str:
    """A layer above its `split`; `attended` are the inputs of the attention: the three parts, or more."""
    graph.node("MultiHeadAttention", attended, name + "seen", MICROSOFT, num_heads=heads)
    linear(graph, name + "out", name + "seen", name + "told")
    x = norm(graph, name + "norm1", graph.node("Add", [x, name + "told"], name + "met"))
    linear(graph, name + "up", x, name + "wide")
    graph.node("Gelu", [name + "wide"], name + "bent", MICROSOFT)
    linear(graph, name + "down", name + "bent", name + "narrow")
    return norm(graph, name + "norm2", graph.node("Add", [x, name + "narrow"], name + "left"))


def norm(graph: Graph, name: str, x: str) -> str:
    """A sum and its norm stay two nodes: the runtime's fused one is nine times slower."""
    own = [graph.constant(f"{name}.{p}", graph.weights[f"{name}.{p}"]) for p in ("weight", "bias")]
    return graph.node("LayerNormalization", [x, *own], name + ".out", axis=-1, epsilon=graph.epsilon)


def exact(graph: Graph, name: str, x: str, output: str) -> str:
    """The product with the matrix `name` in 32-bit floats, its bias added."""
    bias = graph.constant(name + ".bias", graph.weights[name + ".bias"])
    matrix = graph.constant(name + ".weight", graph.weights[name + ".weight"].T)
    graph.node("MatMul", [x, matrix], output + ".raw")
    return graph.node("Add", [output + ".raw", bias], output)


def linear(graph: Graph, name: str, x: str, output: str) -> str:
    """The same, quantised where the graph is."""
    if graph.scales is None:
        return exact(graph, name, x, output)
    matrix = graph.weights[name + ".weight"].T
    bias = graph.constant(name + ".bias", graph.weights[name + ".bias"])
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


def scales_of(seen: Seen, rows: int) -> dict[str, np.ndarray]:
    """For each matrix what its input channels are best divided by, where that earns its time; `rows` pieces a run."""
    found = {}
    for name, (inputs, matrix) in seen.items():
        scale = _smoothed(name, inputs, matrix, rows)
        if scale is not None:
            found[name] = scale
    return found


def met(network: torch.nn.Module, runs: Iterable[tuple[torch.Tensor, ...]], but: str) -> Seen:
    """What each matrix of the network, `but` for one, meets in these runs, [pieces, in], and the matrix, [in, out]."""
    seen: dict[str, list[torch.Tensor]] = {}
    linears = {n: m for n, m in network.named_modules() if isinstance(m, torch.nn.Linear) and n != but}
    hooks = [module.register_forward_hook(lambda _m, i, _o, n=name: seen.setdefault(n, []).append(i[0].flatten(0, -2)))
             for name, module in linears.items()]
    with torch.no_grad():
        for inputs in runs:
            network(*inputs)
    for hook in hooks:
        hook.remove()
    return {n: (torch.cat(v).numpy(), linears[n].weight.detach().numpy().T) for n, v in seen.items()}


def _smoothed(name: str, seen: np.ndarray, matrix: np.ndarray, rows: int) -> np.ndarray | None:
    product = seen @ matrix
    plain = _error(seen, matrix, product, rows)
    scales = {s: _scale(seen, matrix, s) for s in STRENGTHS}
    errors = {s: _error(seen / scale, matrix * scale[:, None], product, rows) for s, scale in scales.items()}
    best = min(errors, key=lambda s: errors[s])
    print(f"{name:<24} error {plain:.4f} -> {errors[best]:.4f} at {best}", flush=True)
    return scales[best] if errors[best] < EARNED * plain else None


def _scale(seen: np.ndarray, matrix: np.ndarray, strength: float) -> np.ndarray:
    reach = np.maximum(np.abs(seen).max(0), 1e-5) ** strength
    scale = reach / np.maximum(np.abs(matrix).max(1), 1e-5) ** (1 - strength)
    return scale / np.exp(np.log(scale).mean())


def _error(seen: np.ndarray, matrix: np.ndarray, product: np.ndarray, rows: int) -> float:
    """Root of the relative square error of the quantised product."""
    whole, step = quantised(matrix)
    total = 0.0
    for start in range(0, len(seen), rows):
        block = seen[start:start + rows]
        unit = max(max(block.max(), 0) - min(block.min(), 0), 1e-9) / 255
        told = (np.round(block / unit) * unit) @ (whole * step)
        total += float(((told - product[start:start + rows]) ** 2).sum())
    return (total / float((product**2).sum())) ** 0.5
