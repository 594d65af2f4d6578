"""The trained student as an int8 ONNX graph: layers with a figure for how far apart two pieces stand, and two heads."""

import json
import pathlib

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from training import graph
from training.attribution.spans import LABELS
from training.attribution.student import EPSILON, LINK, LONGEST, Student
from training.graph import Graph, Scales

WINDOW = 256


def write(student: Student, scales: Scales | None, path: pathlib.Path) -> None:
    """`scales` as `scales_of` finds them; None writes 32-bit floats."""
    made = Graph(graph.weights_of(student), scales, EPSILON)
    x = graph.norm(made, "norm", graph.placed(made, ""))
    _distances(made)
    for k, layer in enumerate(student.layers):
        x = _layer(made, f"layers.{k}.", layer.heads, x)
    graph.exact(made, "tag", x, "logits")
    graph.linear(made, "link", x, "links")
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "pieces", len(LABELS)])
    links = helper.make_tensor_value_info("links", TensorProto.FLOAT, [1, "pieces", 8 * LINK])
    onnx.save(made.model("attribution", [ids], [logits, links]), str(path))


def _distances(made: Graph) -> None:
    """`far` [256, 256]: in which column of a layer's figures stands that for two pieces so far apart; `square` [2], how
    much of it a window needs."""
    at = np.arange(WINDOW)
    made.constant("far", at[None] - at[:, None] + WINDOW - 1)
    made.constant("zeros", np.array([0, 0], np.int64))
    made.constant("sides", np.array([2, 3], np.int64))
    made.node("Concat", ["length", "length"], "square", axis=0)


def _layer(made: Graph, name: str, heads: int, x: str) -> str:
    parts = graph.split(made, name, x)
    near = made.weights[name + "near"][None, :, LONGEST - WINDOW : LONGEST + WINDOW - 1]
    # Known before there is a window, so that it is worked out once, when the graph is loaded.
    made.node("Gather", [made.constant(name + "near", near), "far"], name + "all", axis=2)
    made.node("Slice", [name + "all", "zeros", "square", "sides"], name + "nearness")
    return graph.layer(made, name, x, [*parts, "", "", name + "nearness"], heads)


def scales_of(student: Student, windows: list[list[int]]) -> Scales:
    """For each matrix what its input channels are best divided by, weighed up on these windows."""
    runs = ((torch.tensor([w]), torch.ones(1, len(w), dtype=torch.int64)) for w in windows)
    return graph.scales_of(graph.met(student, runs, but="tag"), WINDOW)


def config(student: Student) -> str:
    """What the run-time decoder needs beside the graph, as JSON."""
    link = {"none": student.none.tolist(), "gap": student.gap.tolist()}
    rounded = json.loads(json.dumps(link), parse_float=lambda x: round(float(x), 6))
    return json.dumps({"labels": LABELS, "window": WINDOW, "link": rounded}, indent=1) + "\n"
