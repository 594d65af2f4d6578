"""Graphs that training writes: what they compute is what the torch network computes, whole and quantised."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

WINDOW = [0, *range(300, 340), 2]


@pytest.fixture(scope="module")
def student():  # type: ignore[no-untyped-def]
    from training.attribution.student import Shape, Student

    torch.manual_seed(1)
    made = Student(Shape(depth=2, heads=2, inner=64)).eval()
    with torch.no_grad():
        made.norm.weight[::97] *= 40
        for one in made.layers:
            one.near.normal_()
    return made


def run(path: Path) -> list[np.ndarray]:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options).run(None, {"ids": np.array([WINDOW])})  # type: ignore[no-any-return]


def wanted(student) -> list[np.ndarray]:  # type: ignore[no-untyped-def]
    ids = torch.tensor([WINDOW])
    with torch.no_grad():
        tags, links, _ = student(ids, torch.ones_like(ids))
    return [tags.numpy(), links.flatten(2).numpy()]


def test_a_graph_of_floats_computes_what_the_network_does(student, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.attribution import export

    export.write(student, None, tmp_path / "whole.onnx")
    for found, exact in zip(run(tmp_path / "whole.onnx"), wanted(student), strict=True):
        assert np.allclose(found, exact, atol=1e-4)


def test_a_quantised_graph_is_near_and_nearer_where_outliers_are_smoothed(student, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.attribution import export

    scales = export.scales_of(student, [WINDOW])
    assert "layers.0.qkv" in scales
    off = []
    for name, some in (("smooth", scales), ("plain", {})):
        export.write(student, some, tmp_path / f"{name}.onnx")
        found, exact = run(tmp_path / f"{name}.onnx")[1], wanted(student)[1]
        off.append(float(np.linalg.norm(found - exact) / np.linalg.norm(exact)))
    assert off[0] < off[1] < 0.1


def test_sums_and_norms_are_apart(student, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.attribution import export

    export.write(student, {}, tmp_path / "one.onnx")
    kinds = [node.op_type for node in onnx.load(str(tmp_path / "one.onnx")).graph.node]
    assert "SkipLayerNormalization" not in kinds
    assert kinds.count("LayerNormalization") == 5
