"""What people chain together today: trafilatura (HTML), pySBD, marks with a cue verb, TF-IDF + logistic regression, pyarrow.

python chain.py SEEDS OUT GOLD: reads every file of SEEDS, writes OUT/sentences.arrow and .csv. One core.
"""
import json
import pathlib
import re
import sys

import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pysbd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

seeds, out, gold = (pathlib.Path(argument) for argument in sys.argv[1:4])
QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"],?\s+(?:said|wrote|argued|told|warned|insisted|replied|admitted)?\s*([A-Z][\w.’-]+(?: [A-Z][\w’-]+)*)?")

rows = [json.loads(line) for line in gold.read_text().splitlines()]
model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(max_iter=300))
model.fit([row["text"] for row in rows], [row["label"] for row in rows])
segmenter = pysbd.Segmenter(language="en", clean=False)

texts, documents, speakers = [], [], []
for path in sorted(path for path in seeds.rglob("*") if path.is_file()):
    raw = path.read_text(errors="replace")
    if path.suffix == ".html":
        import trafilatura

        raw = trafilatura.extract(raw) or ""
    for paragraph in raw.split("\n"):
        if not paragraph.strip():
            continue
        for sentence in segmenter.segment(paragraph):
            sentence = sentence.strip()
            if sentence:
                texts.append(sentence)
                documents.append(path.name)
                found = QUOTED.search(sentence)
                speakers.append(found.group(2) if found else None)

labels = model.predict(texts) if texts else []
table = pa.table({"doc_id": documents, "text": texts, "label": list(labels), "speaker": speakers})
out.mkdir(parents=True, exist_ok=True)
pyarrow.feather.write_feather(table, out / "sentences.arrow", compression="uncompressed")
pyarrow.csv.write_csv(table, out / "sentences.csv")
print(len(texts))
