"""
Writes the lower layers of all-mpnet-base-v2 as ONNX: the word pieces of a window in (int64 [1, n]) with the shares that
each sentence of it takes of them (float32 [s, n]); out, for each sentence, the means of the states after the layers of
KEPT (float32 [s, 768 * 2]). Nothing is fine-tuned. Weights are int8 in steps of their own for each column and become
float32 when the file is opened; activations stay float32.
usage: export.py MODEL_FOLDER OUT_FOLDER   (MODEL_FOLDER: model.safetensors, tokenizer.json)
"""
import json
import math
import os
import re
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

FROM, OUT = sys.argv[1:3]
KEPT, WIDTH, SPANS, EPSILON = (3, 6), 768, 12, 1e-5
# Pieces of a window with both marks; LONGEST of packages/label/src/models/windows.ts.
LONGEST = 224
# Buckets of distance between two pieces, those of one direction, and the distance from which all are alike.
BUCKETS, FAR = 32, 128
# GitHub refuses files of 100 MB and warns from 50.
PART = 40_000_000
state = load_file(os.path.join(FROM, "model.safetensors"))
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


def linear(x, prefixes, output):
    """The linear layers of these names side by side."""
    steps, size = in_steps(np.concatenate([state[f"{p}.weight"] for p in prefixes]).T, 0)
    names = [constant(output + ".steps", steps), constant(output + ".size", size[0])]
    product = node("MatMul", [x, node("DequantizeLinear", names, output + ".w", axis=1)], output + ".p")
    bias = np.concatenate([state[f"{p}.bias"] for p in prefixes])
    return node("Add", [product, constant(output + ".bias", bias)], output)


def normal(x, prefix, output):
    gain, bias = (constant(f"{prefix}.{part}", state[f"{prefix}.{part}"]) for part in ("weight", "bias"))
    return node("LayerNormalization", [x, gain, bias], output, axis=-1, epsilon=EPSILON)


def is_kept(piece):
    """Marks of the vocabulary's own and letters of other alphabets than Latin are dropped: they become unknown."""
    if re.fullmatch(r"\[(?!UNK).+\]|<(?:unk|pad|mask)>", piece):
        return False
    return all(ord(letter) < 0x250 or not letter.isalpha() for letter in piece.removeprefix("##"))


def distances():
    """The bias of each head by how far the piece looked at stands after (T5's buckets): [heads, 2 * LONGEST - 1]."""
    rows = []
    for distance in range(1 - LONGEST, LONGEST):
        half, exact, far = BUCKETS // 2, BUCKETS // 4, abs(distance)
        if far >= exact:
            far = min(half - 1, exact + int(math.log(far / exact) / math.log(FAR / exact) * (half - exact)))
        rows.append(state["encoder.relative_attention_bias.weight"][far + (half if distance > 0 else 0)])
    return np.stack(rows, 1)


with open(os.path.join(FROM, "tokenizer.json"), encoding="utf-8") as text:
    vocabulary = json.load(text)["model"]["vocab"]
pieces = [piece for piece in sorted(vocabulary, key=vocabulary.get) if is_kept(piece)]
words = state["embeddings.word_embeddings.weight"][[vocabulary[piece] for piece in pieces]]
steps, size = in_steps(words, 1)
rows = node("Gather", [constant("words", steps), "pieces"], "word.steps")
sizes = node("Gather", [constant("word.sizes", size), "pieces"], "word.size")
word = node("Mul", [node("Cast", [rows], "word.f", to=TensorProto.FLOAT), sizes], "word")
zero, one = constant("zero", np.int64(0)), constant("one", np.int64(1))
first, second = constant("axis0", np.array([0], np.int64)), constant("axis1", np.array([1], np.int64))
count = node("Squeeze", [node("Shape", ["pieces"], "shape", start=1, end=2), first], "count")
order = node("Range", [zero, count, one], "order")
# The numbers of places begin after that of the padding, 1.
places = constant("places", state["embeddings.position_embeddings.weight"][2 : 2 + LONGEST])
here = node("Gather", [places, order], "here", axis=0)
x = normal(node("Add", [word, here], "start"), "embeddings.LayerNorm", "x0")
after = node("Sub", [node("Unsqueeze", [order, first], "to"), node("Unsqueeze", [order, second], "from")], "after")
after = node("Add", [after, constant("middle", np.int64(LONGEST - 1))], "after.at")
bias = node("Gather", [constant("distances", distances()), after], "bias", axis=1)
apart = constant("apart", np.array([1, -1, 3, SPANS, WIDTH // SPANS], np.int64))
joined = constant("joined", np.array([1, -1, WIDTH], np.int64))
root = constant("root", np.float32(1 / np.sqrt(WIDTH // SPANS)))
flat = constant("flat", np.array([-1, WIDTH], np.int64))
means = []
for layer in range(max(KEPT)):
    p = f"encoder.layer.{layer}."
    all_three = linear(x, [f"{p}attention.attn.{part}" for part in "qkv"], p + "qkv")
    turned = node("Transpose", [node("Reshape", [all_three, apart], p + "qkv.r")], p + "qkv.t", perm=[2, 0, 3, 1, 4])
    q, k, v = (
        node("Gather", [turned, constant(p + name + ".at", np.int64(at))], p + name, axis=0) for at, name in enumerate("qkv")
    )
    k = node("Transpose", [k], p + "k.t", perm=[0, 1, 3, 2])
    scores = node("Mul", [node("MatMul", [q, k], p + "qk"), root], p + "qk.s")
    weights = node("Softmax", [node("Add", [scores, bias], p + "qk.b")], p + "soft", axis=-1)
    seen = node("Transpose", [node("MatMul", [weights, v], p + "seen")], p + "seen.t", perm=[0, 2, 1, 3])
    seen = linear(node("Reshape", [seen, joined], p + "seen.r"), [p + "attention.attn.o"], p + "out")
    x = normal(node("Add", [x, seen], p + "sum1"), p + "attention.LayerNorm", p + "x1")
    inner = node("Gelu", [linear(x, [p + "intermediate.dense"], p + "inner")], p + "gelu")
    x = normal(node("Add", [x, linear(inner, [p + "output.dense"], p + "outer")], p + "sum2"), p + "output.LayerNorm", p + "x2")
    if layer + 1 in KEPT:
        means.append(node("MatMul", ["shares", node("Reshape", [x, flat], p + "flat")], p + "mean"))
node("Concat", means, "states", axis=1)
graph = helper.make_graph(
    nodes,
    "states",
    [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n"]),
        helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["s", "n"]),
    ],
    [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["s", WIDTH * len(KEPT)])],
    constants,
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10, producer_name="columnist")
onnx.checker.check_model(model)
data = model.SerializeToString()
os.makedirs(OUT, exist_ok=True)
for number, at in enumerate(range(0, len(data), PART), 1):
    with open(os.path.join(OUT, f"encoder.onnx.{number}"), "wb") as out:
        out.write(data[at : at + PART])
with open(os.path.join(OUT, "pieces.txt"), "w", encoding="utf-8") as out:
    out.write("".join(piece + "\n" for piece in pieces))
print(f"{len(data)} bytes, {len(pieces)} pieces")
