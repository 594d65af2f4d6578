"""The student before its training: every second layer of the teacher, with the heads and inner units that matter most.

How much a head or unit matters is how much the loss would change without it, to first order (Michel et al. 2019, "Are
sixteen heads really better than one?"; Molchanov et al. 2017): the mean over words of |value * gradient|.
"""

import pathlib
from collections.abc import Iterable

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.attribution import losses
from training.attribution.batches import Batch
from training.attribution.student import HEAD, TEACHER, Shape, Student

KEPT_LAYERS = {6: (0, 2, 4, 7, 9, 11), 12: tuple(range(12))}
ROOT = HEAD**0.5


def teacher(graph: pathlib.Path, link: dict[str, list[float]]) -> Student:
    """The teacher's int8 graph as a network of 32-bit floats; `link` are its link parameters by name."""
    model = onnx.load(str(graph))
    stored = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    network = Student(TEACHER)
    own = dict(network.state_dict())
    own["words.weight"] = stored["wq"].astype(np.float32) * stored["sc"]
    own["places.weight"] = stored["pe"]
    own |= {f"norm.{p}": stored[f"ln.{p}"] for p in ("weight", "bias")}
    products = [n for n in model.graph.node if n.op_type == "MatMulInteger"]
    names = [f"{k}.{part}" for k in range(TEACHER.depth) for part in ("qkv", "o", "f1", "f2")]
    for name, node in zip((*names, "cls", "proj"), products, strict=True):
        own |= _product(stored, name, node.input[1].removesuffix("_quantized"))
    for k in range(TEACHER.depth):
        own[f"layers.{k}.near"] = stored["relt"]
        own |= {f"layers.{k}.norm{n}.{p}": stored[f"layers.{k}.ln{n}.{p}"] for n in (1, 2) for p in ("weight", "bias")}
    own["none"] = np.array([link["none_src"], link["none_cue"]], np.float32)
    own["gap"] = np.array([link["bias_src"], link["bias_cue"]], np.float32)
    network.load_state_dict({k: torch.as_tensor(np.array(v, np.float32)) for k, v in own.items()})
    return network


def _product(stored: dict[str, np.ndarray], name: str, weight: str) -> dict[str, np.ndarray]:
    """A matrix in the network's names, with its steps and its inputs' smoothing multiplied in."""
    layer, _, part = name.rpartition(".")
    matrix = stored[f"{weight}_quantized"].astype(np.float32) * stored[f"{weight}_scale"]
    smooth = stored.get(f"inv_{layer}_{part}")
    matrix = matrix.T.copy() if smooth is None else (matrix * smooth[:, None]).T.copy()
    bias = stored[f"layers.{layer}.{part}.bias" if layer else f"{part}.bias"].copy()
    if part == "qkv":
        # The graph's queries come divided by the root of their size, which attention here does itself.
        matrix[: len(matrix) // 3] *= ROOT
        bias[: len(bias) // 3] *= ROOT
    own = {"o": "out", "f1": "up", "f2": "down", "cls": "tag", "proj": "link"}.get(part, part)
    prefix = f"layers.{layer}.{own}" if layer else own
    return {f"{prefix}.weight": matrix, f"{prefix}.bias": bias}


def pruned(large: Student, batches: Iterable[Batch], shape: Shape) -> Student:
    """A student of this shape that does what `large` does as well as its size allows."""
    heads, units = importance(large, batches)
    small = Student(shape)
    own = {k: v for k, v in large.state_dict().items() if not k.startswith("layers.")}
    for k, layer in enumerate(KEPT_LAYERS[shape.depth]):
        own |= _cut(large, layer, _best(heads[layer], shape.heads), _best(units[layer], shape.inner), f"layers.{k}.")
    small.load_state_dict(own)
    return small


def importance(large: Student, batches: Iterable[Batch]) -> tuple[Tensor, Tensor]:
    """Of each layer's heads [depth, heads] and inner units [depth, inner]."""
    shape = large.shape
    heads, units = torch.zeros(shape.depth, shape.heads), torch.zeros(shape.depth, shape.inner)
    seen: dict[str, Tensor] = {}
    hooks = [
        module.register_forward_pre_hook(lambda _m, i, n=name: seen.__setitem__(n, i[0]))
        for name, module in large.named_modules()
        if name.endswith((".out", ".down"))
    ]
    for batch in batches:
        loss = losses.told(large, batch, batch.ids, gold_share=1.0)
        names = list(seen)
        gradients = torch.autograd.grad(loss.tags + 0.3 * loss.links, [seen[n] for n in names])
        for name, gradient in zip(names, gradients, strict=True):
            felt = (seen[name] * gradient).float()
            layer = int(name.split(".")[1])
            if name.endswith(".out"):
                heads[layer] += felt.unflatten(-1, (shape.heads, HEAD)).sum(-1).abs().sum((0, 1)).detach()
            else:
                units[layer] += felt.abs().sum((0, 1)).detach()
    for hook in hooks:
        hook.remove()
    return heads, units


def _best(figures: Tensor, count: int) -> Tensor:
    return figures.argsort(descending=True)[:count].sort().values


def _cut(large: Student, layer: int, heads: Tensor, units: Tensor, prefix: str) -> dict[str, Tensor]:
    whole = {k.removeprefix(f"layers.{layer}."): v for k, v in large.state_dict().items()
             if k.startswith(f"layers.{layer}.")}
    rows = (heads[:, None] * HEAD + torch.arange(HEAD)).flatten()
    width = large.shape.heads * HEAD
    three = torch.cat([rows, rows + width, rows + 2 * width])
    kept = {
        **whole,
        "qkv.weight": whole["qkv.weight"][three],
        "qkv.bias": whole["qkv.bias"][three],
        "out.weight": whole["out.weight"][:, rows],
        "up.weight": whole["up.weight"][units],
        "up.bias": whole["up.bias"][units],
        "down.weight": whole["down.weight"][:, units],
        "near": whole["near"][heads],
    }
    return {prefix + k: v for k, v in kept.items()}
