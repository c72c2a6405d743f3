"""
Writes a fine-tuned encoder as ONNX: one sentence in (word pieces, int64 [1, n]), logits of its heads out (float32 [k]).
Weights are int8 in steps of their own for each column and become float32 when the file is opened. Activations stay
float32: in uint8 (dynamic quantisation, weights of 7 bits) a sentence took half the time, but the logits moved by .17 in
the mean and not .04, and one step of rounding can differ between processors.
usage: export.py IN.pt OUT.onnx OUT.txt   (OUT.txt: the pieces, one a line)
"""
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder import LONGEST

IN, OUT, PIECES = sys.argv[1:4]
LAYERS, WIDTH, SPANS, EPSILON = 6, 384, 12, 1e-12
saved = torch.load(IN, weights_only=True)
state = {name: value.float().numpy() for name, value in saved["state"].items()}
nodes, constants = [], []


def constant(name, value):
    constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
    return name


def node(kind, inputs, output, **attributes):
    nodes.append(helper.make_node(kind, inputs, [output], **attributes))
    return output


def in_steps(table, axis):
    """int8 steps and the size of a step in each column or row."""
    size = np.maximum(np.abs(table).max(axis=axis, keepdims=True) / 127, 1e-12).astype(np.float32)
    return np.clip(np.rint(table / size), -127, 127).astype(np.int8), size


def linear(x, prefix, output):
    steps, size = in_steps(state[prefix + ".weight"].T, 0)
    names = [constant(prefix + ".steps", steps), constant(prefix + ".size", size[0])]
    product = node("MatMul", [x, node("DequantizeLinear", names, prefix + ".w", axis=1)], prefix + ".p")
    return node("Add", [product, constant(prefix + ".bias", state[prefix + ".bias"])], output)


def normal(x, prefix, output):
    return node(
        "LayerNormalization",
        [x, constant(prefix + ".g", state[prefix + ".weight"]), constant(prefix + ".b", state[prefix + ".bias"])],
        output,
        axis=-1,
        epsilon=EPSILON,
    )


start = "encoder.embeddings."
steps, size = in_steps(state[start + "word_embeddings.weight"], 1)
rows = node("Gather", [constant("words", steps), "pieces"], "word.steps")
sizes = node("Gather", [constant("word.sizes", size), "pieces"], "word.size")
words = node("Mul", [node("Cast", [rows], "word.f", to=TensorProto.FLOAT), sizes], "word")
places = state[start + "position_embeddings.weight"][:LONGEST] + state[start + "token_type_embeddings.weight"][0]
count = node("Shape", ["pieces"], "count", start=1, end=2)
here = node(
    "Slice", [constant("places", places[None]), constant("zero", np.zeros(1, np.int64)), count, constant("one", np.ones(1, np.int64))], "here"
)
x = normal(node("Add", [words, here], "start"), start + "LayerNorm", "x0")
apart = constant("apart", np.array([1, -1, SPANS, WIDTH // SPANS], np.int64))
joined = constant("joined", np.array([1, -1, WIDTH], np.int64))
root = constant("root", np.float32(1 / np.sqrt(WIDTH // SPANS)))
for layer in range(LAYERS):
    p = f"encoder.encoder.layer.{layer}."
    q, k, v = (
        node(
            "Transpose",
            [node("Reshape", [linear(x, f"{p}attention.self.{part}", p + part), apart], p + part + ".r")],
            p + part + ".t",
            perm=[0, 2, 3, 1] if part == "key" else [0, 2, 1, 3],
        )
        for part in ("query", "key", "value")
    )
    weights = node("Softmax", [node("Mul", [node("MatMul", [q, k], p + "qk"), root], p + "qk.s")], p + "soft", axis=-1)
    seen = node("Transpose", [node("MatMul", [weights, v], p + "seen")], p + "seen.t", perm=[0, 2, 1, 3])
    seen = linear(node("Reshape", [seen, joined], p + "seen.r"), p + "attention.output.dense", p + "out")
    x = normal(node("Add", [x, seen], p + "sum1"), p + "attention.output.LayerNorm", p + "x1")
    inner = node("Gelu", [linear(x, p + "intermediate.dense", p + "inner")], p + "gelu")
    x = normal(node("Add", [x, linear(inner, p + "output.dense", p + "outer")], p + "sum2"), p + "output.LayerNorm", p + "x2")
first = node("Gather", [x, constant("at", np.int64(0))], "first", axis=1)
mean = node("ReduceMean", [x, constant("over", np.array([1], np.int64))], "mean", keepdims=0)
both = node("Concat", [first, mean], "both", axis=1)
heads = node("MatMul", [both, constant("heads", state["heads.weight"].T)], "heads.p")
heads = node("Add", [heads, constant("heads.bias", state["heads.bias"])], "heads.s")
node("Reshape", [heads, constant("flat", np.array([-1], np.int64))], "logits")
graph = helper.make_graph(
    nodes,
    "opinion",
    [helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n"])],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [len(saved["heads"])])],
    constants,
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10, producer_name="columnist")
onnx.checker.check_model(model)
onnx.save(model, OUT)
with open(PIECES, "w", encoding="utf-8") as out:
    out.write("".join(piece + "\n" for piece in saved["pieces"]))
