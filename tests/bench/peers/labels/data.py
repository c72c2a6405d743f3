"""The labelled sentences, with the folds of packages/learn/src/folds.ts: fold 0 is held out."""
import hashlib
import json
import os

FILES = [
    ("webis", "webis-editorials"),
    ("babe", "babe"),
    ("checkthat", "checkthat-subj-en"),
    ("mpqa", "mpqa-1.2"),
    ("multidimnews", "multidimnews"),
]
SETS = [name for name, _ in FILES]


def fold(document):
    return int(hashlib.md5(document.encode()).hexdigest()[:8], 16) % 5


def load(folder):
    rows = []
    for name, file in FILES:
        with open(os.path.join(folder, "labels", file + ".jsonl"), encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                row["set"] = name
                if name == "checkthat":
                    row["fold"] = 0 if row["split"] == "dev" else 1 + number % 4
                elif name == "multidimnews":
                    row["fold"] = 1 + number % 4
                else:
                    row["fold"] = fold(row["doc"])
                rows.append(row)
    return rows


def load_gold():
    """The project's own sentences: tests/gold/labels.jsonl."""
    path = os.path.join(os.path.dirname(__file__), "..", "..", "..", "gold", "labels.jsonl")
    with open(path, encoding="utf-8") as lines:
        return [{**row, "set": "gold", "fold": fold(row["doc"])} for row in map(json.loads, lines)]


def decided(rows):
    return [row for row in rows if row.get("label") in ("opinion", "claim")]


def sentence_hash(text):
    """32-bit FNV-1a over UTF-16 units: sentenceHash of packages/learn/src/targets.ts."""
    value = 0x811C9DC5
    data = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(data), 2):
        value = ((value ^ (data[i] | data[i + 1] << 8)) * 16777619) & 0xFFFFFFFF
    return value
