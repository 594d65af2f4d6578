"""The trained student as an int8 ONNX graph, written node by node.

Weights are quantised per output channel to 7 bits: with 8, processors without VNNI saturate when they add pairs of
products in 16 bits, and the same model would read differently on another machine. Activations are quantised for each
window as it comes. A network's few outlier channels then leave little resolution for all others, so they are scaled
down, and the weights that meet them up (Xiao et al. 2023, "SmoothQuant"), where that lowers the error.
"""

import json
import pathlib
from dataclasses import dataclass, field

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.attribution.spans import LABELS
from training.attribution.student import HEAD, LINK, LONGEST, Student

MICROSOFT = "com.microsoft"
STEPS = 63
WINDOW = 256
Scales = dict[str, np.ndarray]


@dataclass
class Graph:
    """Nodes and constants in the making."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output


def write(student: Student, scales: Scales | None, path: pathlib.Path) -> None:
    """`scales`: per matrix, what its input channels are divided by; None writes 32-bit floats."""
    graph = Graph()
    weights = {k: v.detach().cpu().numpy().astype(np.float32) for k, v in student.state_dict().items()}
    x = _embed(graph, weights, scales is None)
    _distances(graph)
    for k, layer in enumerate(student.layers):
        x = _layer(graph, weights, f"layers.{k}.", layer.heads, scales, x)
    _linear(graph, weights, "tag", None, x, "logits")
    _linear(graph, weights, "link", None if scales is None else scales, x, "links")
    onnx.save(_model(graph), str(path))


def _embed(graph: Graph, weights: dict[str, np.ndarray], exact: bool) -> str:
    words = weights["words.weight"]
    if exact:
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
    graph.node("Slice", [graph.constant("places", weights["places.weight"]), zero, "length", zero], "place")
    graph.node("Add", ["word", "place"], "embedded")
    return _norm(graph, weights, "norm", "embedded")


def _distances(graph: Graph) -> None:
    """`far` [256, 256]: in which column of a layer's figures stands that for two pieces so far apart; `square` [2], how
    much of it a window needs."""
    at = np.arange(WINDOW)
    graph.constant("far", at[None] - at[:, None] + WINDOW - 1)
    graph.constant("zeros", np.array([0, 0], np.int64))
    graph.constant("sides", np.array([2, 3], np.int64))
    graph.node("Concat", ["length", "length"], "square", axis=0)


def _layer(
    graph: Graph, weights: dict[str, np.ndarray], name: str, heads: int, scales: Scales | None, x: str
) -> str:
    _linear(graph, weights, name + "qkv", scales, x, name + "qkv")
    graph.constant(name + "thirds", np.array([heads * HEAD] * 3, np.int64))
    parts = [name + p for p in "QKV"]
    graph.nodes.append(helper.make_node("Split", [name + "qkv", name + "thirds"], parts, axis=2))
    near = weights[name + "near"][None, :, LONGEST - WINDOW : LONGEST + WINDOW - 1]
    # Known before there is a window, so that it is worked out once, when the graph is loaded.
    graph.node("Gather", [graph.constant(name + "near", near), "far"], name + "all", axis=2)
    graph.node("Slice", [name + "all", "zeros", "square", "sides"], name + "nearness")
    inputs = [*parts, "", "", name + "nearness"]
    graph.node("MultiHeadAttention", inputs, name + "seen", MICROSOFT, num_heads=heads)
    _linear(graph, weights, name + "out", scales, name + "seen", name + "told")
    x = _norm(graph, weights, name + "norm1", graph.node("Add", [x, name + "told"], name + "met"))
    _linear(graph, weights, name + "up", scales, x, name + "wide")
    graph.node("Gelu", [name + "wide"], name + "bent", MICROSOFT)
    _linear(graph, weights, name + "down", scales, name + "bent", name + "narrow")
    return _norm(graph, weights, name + "norm2", graph.node("Add", [x, name + "narrow"], name + "left"))


def _norm(graph: Graph, weights: dict[str, np.ndarray], name: str, x: str) -> str:
    own = [graph.constant(f"{name}.{p}", weights[f"{name}.{p}"]) for p in ("weight", "bias")]
    return graph.node("LayerNormalization", [x, *own], name + ".out", axis=-1, epsilon=1e-5)


def _linear(
    graph: Graph, weights: dict[str, np.ndarray], name: str, scales: Scales | None, x: str, output: str
) -> str:
    matrix = weights[name + ".weight"].T
    bias = graph.constant(name + ".bias", weights[name + ".bias"])
    if scales is None:
        graph.node("MatMul", [x, graph.constant(name + ".weight", matrix)], output + ".raw")
        return graph.node("Add", [output + ".raw", bias], output)
    if name in scales:
        graph.constant(name + ".smooth", (1 / scales[name]).astype(np.float32))
        x = graph.node("Mul", [x, name + ".smooth"], output + ".smoothed")
        matrix = matrix * scales[name][:, None]
    whole, step = quantised(matrix)
    inputs = [x, graph.constant(name + ".weight", whole), graph.constant(name + ".step", step), "", bias]
    return graph.node("DynamicQuantizeMatMul", inputs, output, MICROSOFT)


def quantised(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 [in, out] of 7 bits, and the size of a step of each column."""
    step = np.maximum(np.abs(matrix).max(0), 1e-8) / STEPS
    return np.round(matrix / step).astype(np.int8), step.astype(np.float32)


def _model(graph: Graph) -> onnx.ModelProto:
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "pieces", len(LABELS)])
    links = helper.make_tensor_value_info("links", TensorProto.FLOAT, [1, "pieces", 8 * LINK])
    built = helper.make_graph(graph.nodes, "attribution", [ids], [logits, links], graph.constants)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(built, opset_imports=sets, ir_version=8, producer_name="sayso")


def scales(student: Student, windows: list[list[int]]) -> Scales:
    """For each matrix the smoothing strength, if any, under which its quantised product is nearest the exact one."""
    found: Scales = {}
    for name, (seen, matrix) in _inputs(student, windows).items():
        exact = seen @ matrix
        errors = {0.0: _error(seen, matrix, exact)}
        for strength in (0.5, 0.65, 0.8):
            scale = _scale(seen, matrix, strength)
            errors[strength] = _error(seen / scale, matrix * scale[:, None], exact)
        best = min(errors, key=lambda s: errors[s])
        # An extra multiplication in the graph should earn its time.
        if errors[best] < 0.85 * errors[0.0]:
            found[name] = _scale(seen, matrix, best)
        print(f"{name:<16} error {errors[0.0]:.4f} -> {errors[best]:.4f} at {best}")
    return found


def _inputs(student: Student, windows: list[list[int]]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """What each matrix meets on these windows, [pieces, in], and the matrix, [in, out]."""
    seen: dict[str, list[torch.Tensor]] = {}
    linear = {n: m for n, m in student.named_modules() if isinstance(m, torch.nn.Linear) and n != "tag"}
    hooks = [
        module.register_forward_hook(lambda _m, i, _o, n=name: seen.setdefault(n, []).append(i[0][0]))
        for name, module in linear.items()
    ]
    with torch.no_grad():
        for window in windows:
            ids = torch.tensor([window])
            student(ids, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    return {n: (torch.cat(v).numpy(), linear[n].weight.detach().numpy().T) for n, v in seen.items()}


def _scale(seen: np.ndarray, matrix: np.ndarray, strength: float) -> np.ndarray:
    high = np.maximum(np.abs(seen).max(0), 1e-5) ** strength
    scale = high / np.maximum(np.abs(matrix).max(1), 1e-5) ** (1 - strength)
    return scale / np.exp(np.log(scale).mean())


def _error(seen: np.ndarray, matrix: np.ndarray, exact: np.ndarray) -> float:
    """Relative error of the product as the graph will compute it, on blocks of a window's size."""
    whole, step = quantised(matrix)
    total = 0.0
    for start in range(0, len(seen), 256):
        block = seen[start : start + 256]
        unit = (max(block.max(), 0) - min(block.min(), 0)) / 255
        total += float((((np.round(block / unit) * unit) @ (whole * step) - exact[start : start + 256]) ** 2).sum())
    return (total / float((exact**2).sum())) ** 0.5


def config(student: Student) -> str:
    """What the run-time decoder needs beside the graph, as JSON."""
    link = {"none": student.none.tolist(), "gap": student.gap.tolist()}
    rounded = json.loads(json.dumps(link), parse_float=lambda x: round(float(x), 6))
    return json.dumps({"labels": LABELS, "window": WINDOW, "link": rounded}, indent=1) + "\n"
