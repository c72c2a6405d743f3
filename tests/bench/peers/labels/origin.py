"""
Adds heads to a fine-tuned encoder that tell which set a sentence is like: a softmax regression over what the encoder
makes of the sentences that it learnt from. The second step reads them over a whole text, to know which set's meaning of
"opinion" is asked for. No outlet, author or date is known to them.
usage: origin.py DATA PIECES.txt IN.pt OUT.pt held-out|all
"""
import sys

import numpy as np
import torch

from data import decided, load, load_gold
from encoder import Accurate, Sentences, read_pieces

DATA, PIECES, IN, OUT, WHAT = sys.argv[1:6]
# MultiDimNews is left out: its sentences are news like those of the others.
ORIGINS = ["webis", "babe", "checkthat", "mpqa", "gold"]
pieces, rows_of_table = read_pieces(PIECES)
sentences = Sentences(pieces)
saved = torch.load(IN, weights_only=True)
net = Accurate(rows_of_table)
net.load_state_dict(saved["state"])
net.eval()
torch.manual_seed(1)
rows = [
    {"ids": sentences.ids(row["text"]), "set": row["set"]}
    for row in decided(load(DATA) + load_gold())
    if row["set"] in ORIGINS and (WHAT == "all" or row["fold"] != 0)
]
rows.sort(key=lambda row: len(row["ids"]))
pooled = []
with torch.no_grad():
    for k in range(0, len(rows), 64):
        tokens, mask = sentences.batch([row["ids"] for row in rows[k : k + 64]])
        pooled.append(net.pool(tokens, mask))
pooled = torch.cat(pooled)
target = torch.tensor([ORIGINS.index(row["set"]) for row in rows])
# Every set weighs the same, so that the logits hold no word of how large the sets are.
weight = 1 / torch.bincount(target).float()
weight = weight / weight.mean()
layer = torch.nn.Linear(pooled.shape[1], len(ORIGINS))
torch.nn.init.zeros_(layer.weight)
torch.nn.init.zeros_(layer.bias)
optimiser = torch.optim.LBFGS(layer.parameters(), max_iter=100, line_search_fn="strong_wolfe")
loss_of = torch.nn.CrossEntropyLoss(weight=weight)


def closure():
    optimiser.zero_grad()
    loss = loss_of(layer(pooled), target) + 1e-3 * layer.weight.square().sum()
    loss.backward()
    return loss


optimiser.step(closure)
found = layer(pooled).argmax(1)
for k, name in enumerate(ORIGINS):
    print(f"{name}: {(found[target == k] == k).float().mean():.3f} of its sentences are like it", flush=True)
state = saved["state"]
state["heads.weight"] = torch.cat([state["heads.weight"][:-1], layer.weight.data, state["heads.weight"][-1:]])
state["heads.bias"] = torch.cat([state["heads.bias"][:-1], layer.bias.data, state["heads.bias"][-1:]])
heads = [*saved["heads"][:-1], *(f"from.{name}" for name in ORIGINS), saved["heads"][-1]]
torch.save({"state": state, "pieces": saved["pieces"], "heads": heads}, OUT)
