"""Opens exports with the tools' own libraries, gives some sentences another label, and saves them as the tools do.

Prints {"label": n} of how many labels were changed in each. Usage: edit.py FOLDER TO EDITS
FOLDER holds label-studio, brat, cas and excel; TO gets the same names.
"""

import json
import sys
from pathlib import Path

folder, to, edits = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
OTHER = {"opinion": "claim", "claim": "quote", "quote": "opinion"}


class Editor:
    """Changes the first few labels that it is shown."""

    def __init__(self):
        self.left = edits

    def label(self, label):
        if self.left == 0:
            return label
        self.left -= 1
        return OTHER[label]


def label_studio(editor):
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface((folder / "label-studio/label-studio.xml").read_text(encoding="utf-8"))
    tasks = json.loads((folder / "label-studio/label-studio.json").read_text(encoding="utf-8"))
    for number, task in enumerate(tasks):
        # What "submit" makes of a prediction.
        result = json.loads(json.dumps(task["predictions"][0]["result"]))
        for region in result:
            region["value"]["labels"] = [editor.label(region["value"]["labels"][0])]
        task["annotations"] = [{"id": number, "completed_by": 1, "was_cancelled": False, "result": result}]
        assert interface.validate_annotation(task["annotations"][0])
    (to / "label-studio").mkdir()
    (to / "label-studio/tasks.json").write_text(json.dumps(tasks), encoding="utf-8")


def brat(editor):
    from bioc import brat as tool

    (to / "brat").mkdir()
    for path in sorted((folder / "brat/brat").glob("*.ann")):
        with open(path, encoding="utf-8", newline="\n") as annotations, open(path.with_suffix(".txt"), encoding="utf-8", newline="") as text:
            document = tool.load(text, annotations)
        for entity in document.entities:
            entity.type = editor.label(entity.type)
        with open(to / "brat" / path.name, "w", encoding="utf-8", newline="\n") as annotations, open(
            to / "brat" / path.with_suffix(".txt").name, "w", encoding="utf-8", newline=""
        ) as text:
            tool.dump(document, text, annotations)


def cas(editor):
    from cassis import load_cas_from_json

    # INCEpTION has a folder a document, and a file in it an annotator.
    for path in sorted((folder / "cas/cas").glob("*.json")):
        with open(path, "rb") as file:
            article = load_cas_from_json(file)
        for span in article.select("webanno.custom.Columnist"):
            span.label = editor.label(span.label)
        (to / "cas" / path.name).mkdir(parents=True)
        article.to_json(to / "cas" / path.name / "ana.json")


def excel(editor):
    import pandas as pd

    table = pd.read_csv(folder / "excel/sentences.excel.csv", dtype=str, keep_default_na=False)
    table["label"] = [editor.label(label) for label in table["label"]]
    # As a spreadsheet saves it where a comma is in numbers.
    table.to_csv(to / "sentences.csv", sep=";", index=False, lineterminator="\r\n", encoding="utf-8-sig")


changed = {}
for edit in (label_studio, brat, cas, excel):
    editor = Editor()
    edit(editor)
    changed[edit.__name__] = edits - editor.left
print(json.dumps(changed))
