"""The trained network as an int8 ONNX graph: MiniLM's nodes, and the decision on top."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from sayso.relate.claims.pairs.network import laid
from training.graph import MICROSOFT, Graph, Scales, encoder, linear, smoothed
from training.pairs.network import OUTPUTS, PairNetwork

Ids = tuple[int, ...]


def write(network: PairNetwork, scales: Scales | None, path: Path) -> None:
    """`scales` as `scales_of` finds them; None writes 32-bit floats."""
    graph = Graph({k: v.detach().float().numpy() for k, v in network.state_dict().items()}, scales)
    x = encoder(graph, "encoder.")
    graph.node("GreaterOrEqual", ["kinds", graph.constant("two", np.array(2, np.int64))], "second.is")
    graph.node("Cast", ["second.is"], "second", to=TensorProto.FLOAT)
    graph.node("Sub", [graph.constant("one", np.array(1, np.float32)), "second"], "first")
    means = [_mean(graph, x, part) for part in ("first", "second")]
    graph.node("Sub", means, "apart.signed")
    graph.node("Abs", ["apart.signed"], "apart")
    graph.node("Mul", means, "alike")
    graph.node("Concat", [*means, "apart", "alike"], "seen", axis=-1)
    linear(graph, "bend", "seen", "bend.out")
    graph.node("Gelu", ["bend.out"], "bent", MICROSOFT)
    # The last few products cost nothing and stay exact.
    graph.node("MatMul", ["bent", graph.constant("decide.weight", graph.weights["decide.weight"].T)], "decided")
    graph.node("Add", ["decided", graph.constant("decide.bias", graph.weights["decide.bias"])], "out")
    ids, kinds = (helper.make_tensor_value_info(n, TensorProto.INT64, [1, "pieces"]) for n in ("ids", "kinds"))
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, [1, OUTPUTS])
    onnx.save(graph.model("pairs", [ids, kinds], [out]), str(path))


def _mean(graph: Graph, x: str, part: str) -> str:
    """[1, 384]: the mean over one text's pieces."""
    one = graph.constant(part + ".axis", np.array([1], np.int64))
    graph.node("Unsqueeze", [part, one], part + ".row")
    graph.node("MatMul", [part + ".row", x], part + ".sum")
    graph.node("Squeeze", [part + ".sum", one], part + ".total")
    graph.node("ReduceSum", [part, one], part + ".count", keepdims=1)
    return graph.node("Div", [part + ".total", part + ".count"], part + ".mean")


def scales_of(network: PairNetwork, pairs: Sequence[tuple[Ids, Ids]]) -> dict[str, np.ndarray]:
    """For each matrix what its input channels are best divided by, weighed up on these pairs."""
    found = {}
    for name, (seen, matrix) in _met(network, pairs).items():
        scale = smoothed(name, seen, matrix)
        if scale is not None:
            found[name] = scale
    return found


def _met(network: PairNetwork, pairs: Sequence[tuple[Ids, Ids]]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """What each matrix meets on these pairs, [pieces, in], and the matrix, [in, out]."""
    seen: dict[str, list[torch.Tensor]] = {}
    linears = {n: m for n, m in network.named_modules() if isinstance(m, torch.nn.Linear) and n != "decide"}
    hooks = [module.register_forward_hook(lambda _m, i, _o, n=name: seen.setdefault(n, []).append(i[0].flatten(0, -2)))
             for name, module in linears.items()]
    with torch.no_grad():
        for first, second in pairs:
            ids, kinds = (torch.tensor([x]) for x in laid(first, second))
            network(ids, kinds, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    return {n: (torch.cat(v).numpy(), linears[n].weight.detach().numpy().T) for n, v in seen.items()}
