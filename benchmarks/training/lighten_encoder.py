"""Write the exported encoder so that it costs less and means the same: `python -m benchmarks.training.lighten_encoder`.

Three things that the export to ONNX leaves undone. A window has no padding, so the mask of the attention goes. Products
of 8-bit numbers are added in pairs in 16 bits on processors with AVX2 and without VNNI: weights whose pair could
overflow are made smaller, so that no product is cut off on any processor. Heads of few columns, where that would
change much, multiply floats.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from benchmarks import ROOT
from benchmarks.training.weight_pairs import shrink_pairs

MODEL = ROOT / "transforms" / "data" / "models" / "encoder" / "model.onnx"
LAYERS = 6
ATTENTION_HEADS = 12
# A head of fewer columns than this costs next to nothing in floats.
_FEW_COLUMNS = 8


def main() -> int:
    """Rewrite the model in its place."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.lighten_encoder", description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL, help="the exported model (%(default)s)")
    lighten_file(parser.parse_args().model)
    return 0


def lighten_file(path: Path) -> None:
    """Lighten a model in its file, once: a lightened one has no attention to be joined."""
    model = onnx.load(path)
    lighten(model)
    onnx.save(model, path)


def lighten(model: onnx.ModelProto) -> None:
    """Take the mask out, multiply small heads in floats, and shrink pairs of weights that could overflow."""
    for layer in range(LAYERS):
        _join_attention(model.graph, f"/tagger/bert/encoder/layer.{layer}/attention/self/")
    weights = {one.name: one for one in model.graph.initializer}
    for node in [node for node in model.graph.node if node.op_type == "MatMulInteger"]:
        values = numpy_helper.to_array(weights[node.input[1]])
        if values.shape[1] < _FEW_COLUMNS:
            _multiply_in_floats(model.graph, node, weights)
        else:
            weights[node.input[1]].CopyFrom(numpy_helper.from_array(shrink_pairs(values), node.input[1]))
    _drop_unread(model.graph)
    if all(one.domain != "com.microsoft" for one in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _join_attention(graph: onnx.GraphProto, prefix: str) -> None:
    """Put one node in place of a layer's attention between its query, key and value and its output."""
    inputs = [f"{prefix}{name}/Add_output_0" for name in ("query", "key", "value")]
    output = f"{prefix}Reshape_4_output_0"
    at = next(number for number, node in enumerate(graph.node) if output in node.output)
    attention = helper.make_node(
        "MultiHeadAttention", inputs, [output], domain="com.microsoft", num_heads=ATTENTION_HEADS
    )
    graph.node[at].CopyFrom(attention)


def _multiply_in_floats(graph: onnx.GraphProto, product: onnx.NodeProto, weights: dict[str, onnx.TensorProto]) -> None:
    """Put a product of floats in place of one of 8-bit numbers, its cast and its scale."""
    name = product.input[1].removesuffix("_quantized")
    scale = numpy_helper.to_array(weights[f"{name}_scale"])
    values = (numpy_helper.to_array(weights[product.input[1]]) * scale).astype(np.float32)
    graph.initializer.append(numpy_helper.from_array(values, f"{name}_floats"))
    cast = next(node for node in graph.node if product.output[0] in node.input)
    scaled = next(node for node in graph.node if cast.output[0] in node.input)
    quantized = next(node for node in graph.node if product.input[0] in node.output)
    scaled.CopyFrom(helper.make_node("MatMul", [quantized.input[0], f"{name}_floats"], list(scaled.output)))


def _drop_unread(graph: onnx.GraphProto) -> None:
    """Drop the nodes and weights that lead to no output."""
    read = {one.name for one in graph.output}
    kept = []
    for node in reversed(graph.node):
        if any(name in read for name in node.output):
            kept.append(node)
            read.update(node.input)
    weights = [one for one in graph.initializer if one.name in read]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)


if __name__ == "__main__":
    raise SystemExit(main())
