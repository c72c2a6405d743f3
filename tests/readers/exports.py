"""Reads exports back by the tools that they are for, and compares them with the tables of their dataset.

Prints a JSON list: the faults of each folder. Usage: exports.py WHICH DATASET FOLDER…
"""

import json
import sys
from functools import cache
from pathlib import Path

import pyarrow as pa


def table(dataset, name):
    return pa.ipc.open_file(dataset / f"{name}.arrow").read_all().to_pylist()


def labels_of(rows):
    """What an export must give back of sentences: their words and labels, by article and in order."""
    found = {}
    for row in rows:
        found.setdefault(row["doc_id"], []).append((row["text"], row["label"]))
    return found


def differences(expected, found):
    faults = [f"{doc}: no such article" for doc in found if doc not in expected]
    for doc, rows in expected.items():
        other = found.get(doc, [])
        if len(other) != len(rows):
            faults.append(f"{doc}: {len(other)} sentences of {len(rows)}")
        faults += [f"{doc}: {b} is not {a}" for a, b in zip(rows, other) if a != b]
    return faults


def label_studio(dataset, folder):
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface((folder / "label-studio.xml").read_text(encoding="utf-8"))
    tasks = json.loads((folder / "label-studio.json").read_text(encoding="utf-8"))
    faults = [] if tasks else ["no tasks"]
    for task in tasks:
        if not interface.validate_task({"data": task["data"]}):
            faults.append(f"{task['data']['doc_id']}: no task of this interface")
        for prediction in task["predictions"]:
            faults += interface.validate_prediction(prediction, return_errors=True)
    return faults


def brat(dataset, folder):
    from bioc import brat as reader

    found = {}
    faults = []
    for path in sorted((folder / "brat").glob("*.ann")):
        with open(path, encoding="utf-8", newline="\n") as annotations, open(path.with_suffix(".txt"), encoding="utf-8", newline="") as text:
            document = reader.load(text, annotations)
        for entity in document.entities:
            pieces = [document.text[piece.begin : piece.end] for piece in sorted(entity.locations)]
            if " ".join(pieces) != entity.text:
                faults.append(f"{path.name}, {entity.id}: {pieces} is not {entity.text!r}")
        found[path.stem] = [entity.type for entity in document.entities]
    expected = {doc: [label for _, label in rows] for doc, rows in labels_of(table(dataset, "sentences")).items()}
    return faults + differences(expected, found)


def cas(dataset, folder):
    from cassis import load_cas_from_json, load_typesystem

    with open(folder / "cas/TypeSystem.xml", "rb") as file:
        types = {kind.name for kind in load_typesystem(file).get_types()}
    found = {}
    faults = []
    quotes = 0
    for path in sorted((folder / "cas").glob("*.json")):
        with open(path, "rb") as file:
            article = load_cas_from_json(file)
        faults += [f"{path.name}: {kind.name} is not in TypeSystem.xml" for kind in article.typesystem.get_types() if kind.name not in types]
        spans = article.select("webanno.custom.Columnist")
        found[path.stem] = [(span.get_covered_text(), span.label) for span in spans]
        sentences = article.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")
        if [(s.begin, s.end) for s in sentences] != [(s.begin, s.end) for s in spans]:
            faults.append(f"{path.name}: labels stand on other spans than sentences")
        tokens = article.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
        if any(token.get_covered_text().strip() == "" for token in tokens) or not tokens:
            faults.append(f"{path.name}: tokens of white space, or none")
        quotes += len(article.select("webanno.custom.ColumnistQuote"))
    if quotes != len(table(dataset, "quotes")):
        faults.append(f"{quotes} quotes")
    return faults + differences(labels_of(table(dataset, "sentences")), found)


def spacy(dataset, folder):
    import spacy as tool
    from spacy.tokens import Doc, DocBin

    nlp = tool.blank("xx")
    found = {}
    faults = []
    article_of = {row["sent_id"]: row["doc_id"] for row in table(dataset, "sentences")}
    split_of = {row["doc_id"]: row["split"] for row in table(dataset, "documents")}
    text_of = {row["doc_id"]: row["text"] for row in table(dataset, "documents")}
    for path in sorted((folder / "spacy").glob("*.jsonl")):
        with open(path, encoding="utf-8", newline="\n") as lines:
            docs = [Doc(nlp.vocab).from_json(json.loads(line), validate=True) for line in lines]
        for doc in DocBin(docs=docs, store_user_data=True).get_docs(nlp.vocab):
            name = article_of[doc.spans["sentences"][0].kb_id_]
            if split_of[name] != path.stem or doc.text != text_of[name]:
                faults.append(f"{name}: in {path.name}, or of another text")
            found[name] = [(span.text, span.label_) for span in doc.spans["sentences"]]
    return faults + differences(labels_of(table(dataset, "sentences")), found)


@cache
def tei_schema():
    """Reading it takes some seconds."""
    import schemas
    from lxml import etree

    return etree.RelaxNG(etree.parse(str(Path(schemas.__file__).with_name("tei_all.rng"))))


def tei(dataset, folder):
    from lxml import etree

    schema = tei_schema()
    name = {"t": "http://www.tei-c.org/ns/1.0"}
    found = {}
    faults = []
    for path in sorted((folder / "tei").glob("*.xml")):
        article = etree.parse(str(path))
        if not schema.validate(article):
            faults.append(f"{path.name}: {schema.error_log.last_error}")
        ids = set(article.xpath("//@xml:id"))
        for pointer in " ".join(article.xpath("//t:s/@ana | //t:q/@who | //t:q/@next | //t:q/@prev", namespaces=name)).split():
            if pointer[1:] not in ids:
                faults.append(f"{path.name}: {pointer} points to nothing")
        found[path.stem] = [
            ("".join(s.itertext()), s.get("ana").split()[0][1:]) for s in article.iterfind(".//t:s", name)
        ]
    return faults + differences(labels_of(table(dataset, "sentences")), found)


def xlsx(dataset, folder):
    from openpyxl import load_workbook

    book = load_workbook(folder / "columnist.xlsx")
    faults = []
    for path in sorted(dataset.glob("*.arrow")):
        rows = table(dataset, path.stem)
        sheet = book[path.stem]
        if sheet.freeze_panes != "A2":
            faults.append(f"{path.stem}: no row stays in view")
        header, *cells = sheet.iter_rows()
        names = [cell.value for cell in header]
        if len(cells) != len(rows):
            faults.append(f"{path.stem}: {len(cells)} rows of {len(rows)}")
        for row, line in zip(rows, cells):
            for column, cell in zip(names, line):
                value = row[column]
                if isinstance(value, str):
                    wanted = value if len(value) <= 32_767 else value[:32_766] + "…"
                    if cell.data_type not in ("s", "inlineStr") or cell.value != wanted:
                        faults.append(f"{path.stem}, {cell.coordinate}: {cell.value!r} is not {value!r}")
                elif isinstance(value, float) and abs(cell.value - value) > 1e-6:
                    faults.append(f"{path.stem}, {cell.coordinate}: {cell.value} is not {value}")
                elif isinstance(value, (int, bool)) and cell.value != value:
                    faults.append(f"{path.stem}, {cell.coordinate}: {cell.value} is not {value}")
                elif value is None and cell.value is not None:
                    faults.append(f"{path.stem}, {cell.coordinate}: {cell.value!r} for none")
    return faults


def webannotation(dataset, folder):
    text_of = {row["doc_id"]: row["text"] for row in table(dataset, "documents")}
    by_id = {f"urn:columnist:{row['sent_id']}": row for row in table(dataset, "sentences")}
    faults = []
    for line in (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        quote, position = note["target"]["selector"]
        row = by_id.pop(note["id"])
        if text_of[row["doc_id"]][position["start"] : position["end"]] != quote["exact"] or quote["exact"] != row["text"]:
            faults.append(f"{note['id']}: {position} is not {quote['exact']!r}")
    return faults + [f"{missing}: not there" for missing in by_id]


def main():
    readers = {f.__name__: f for f in (label_studio, brat, cas, spacy, tei, xlsx, webannotation)}
    reader, dataset, found = readers[sys.argv[1]], Path(sys.argv[2]), []
    for folder in sys.argv[3:]:
        try:
            faults = reader(dataset, Path(folder))
        except BaseException as error:  # a reader that stops has found a fault
            faults = [f"{type(error).__name__}: {error}"]
        found.append([str(fault)[:500] for fault in faults[:20]])
    print(json.dumps(found))


main()
