"""
Fine-tunes the encoder of the accurate model, on folds 1 to 4 or, to ship, further on all folds.
usage: accurate.py DATA PIECES.txt OUT.pt held-out|all PASSES RATE [FROM.pt]
Prints, after each pass, macro-F1 (opinion against claim) of fold 0, each sentence alone: of its own set's head and of
the head for all. With `all` those sentences were learnt from, and the figures say nothing.
"""
import sys
import time

import numpy as np
import torch
from sklearn.metrics import f1_score

from data import decided, load, load_gold
from encoder import HEADS, Accurate, Sentences, judge, read_pieces

DATA, PIECES, OUT, WHAT = sys.argv[1:5]
EPOCHS, RATE, FROM = int(sys.argv[5]), float(sys.argv[6]), sys.argv[7:]
BATCH, ALL, GENRE = 32, HEADS.index("all"), HEADS.index("genre")
# Small and careful sets count for more, crowd labels for less.
WEIGHT = {"webis": 1.0, "babe": 2.0, "checkthat": 2.0, "mpqa": 1.0, "multidimnews": 0.5, "gold": 1.5}
PIECES_OF_OPINION = {"webis": 1.0, "gold": 1.0, "mpqa": 0.0}
torch.manual_seed(1)
np.random.seed(1)

pieces, rows_of_table = read_pieces(PIECES)
sentences = Sentences(pieces)
rows = [{**row, "ids": sentences.ids(row["text"])} for row in decided(load(DATA) + load_gold())]
train = [row for row in rows if WHAT == "all" or row["fold"] != 0]
test = [row for row in rows if row["fold"] == 0]
net = Accurate(rows_of_table)
for path in FROM:
    net.load_state_dict(torch.load(path, weights_only=True)["state"])
net.train()
encoder = [p for name, p in net.named_parameters() if name.startswith("encoder.")]
optimiser = torch.optim.AdamW(
    [{"params": encoder, "lr": RATE}, {"params": net.heads.parameters(), "lr": 12 * RATE}], weight_decay=0.01
)
steps = EPOCHS * ((len(train) + BATCH - 1) // BATCH)
schedule = torch.optim.lr_scheduler.LambdaLR(
    optimiser, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0, (steps - s) / steps)
)
loss_of = torch.nn.functional.binary_cross_entropy_with_logits
began = time.time()
for epoch in range(EPOCHS):
    order = np.random.permutation(len(train))
    batches = []
    # Sentences of one length go together, so that little is padded.
    for k in range(0, len(order), BATCH * 40):
        block = sorted(order[k : k + BATCH * 40], key=lambda i: len(train[i]["ids"]))
        parts = [block[q : q + BATCH] for q in range(0, len(block), BATCH)]
        batches += [parts[z] for z in np.random.permutation(len(parts))]
    for number, some in enumerate(batches):
        part = [train[i] for i in some]
        target = torch.tensor([float(row["label"] == "opinion") for row in part])
        weight = torch.tensor([WEIGHT[row["set"]] for row in part])
        own = torch.tensor([HEADS.index(row["set"]) for row in part])
        genre = torch.tensor([PIECES_OF_OPINION.get(row["set"], 0.5) for row in part])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(*sentences.batch([row["ids"] for row in part], hide=0.04))
        logits = logits.float()
        loss = loss_of(logits[:, ALL], target, reduction="none")
        loss = loss + loss_of(logits.gather(1, own[:, None])[:, 0], target, reduction="none")
        loss = loss + 0.3 * (genre != 0.5) * loss_of(logits[:, GENRE], genre, reduction="none")
        optimiser.zero_grad()
        (weight * loss).mean().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if number % 50 == 0:
            print(f"pass {epoch} batch {number} of {len(batches)}, {time.time() - began:.0f} s", flush=True)
    logits = judge(net, sentences, [row["ids"] for row in test]).numpy()
    for name in HEADS[:GENRE]:
        mine = [i for i, row in enumerate(test) if row["set"] == name]
        if mine:
            gold = [test[i]["label"] == "opinion" for i in mine]
            own = logits[mine, HEADS.index(name)] > 0
            every = logits[mine, ALL] > 0
            print(
                f"pass {epoch} {name}: all {f1_score(gold, every, average='macro'):.3f}"
                f" own {f1_score(gold, own, average='macro'):.3f}",
                flush=True,
            )
    torch.save({"state": net.state_dict(), "pieces": pieces, "heads": HEADS}, OUT)
