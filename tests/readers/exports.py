"""Reads the exports for annotation tools back by those tools. Prints JSON of faults. Usage: exports.py FOLDER"""

import json
import sys
from pathlib import Path

from bioc import brat
from label_studio_sdk.label_interface import LabelInterface

folder = Path(sys.argv[1])


def label_studio():
    interface = LabelInterface((folder / "label-studio.xml").read_text(encoding="utf-8"))
    tasks = json.loads((folder / "label-studio.json").read_text(encoding="utf-8"))
    faults = [] if tasks else ["no tasks"]
    for task in tasks:
        if not interface.validate_task({"data": task["data"]}):
            faults.append(f"{task['data']['doc_id']}: no task of this interface")
        for prediction in task["predictions"]:
            faults += interface.validate_prediction(prediction, return_errors=True)
    # The check itself must be able to fail.
    tasks[0]["predictions"][0]["result"][0]["value"]["labels"] = ["rumour"]
    if not interface.validate_prediction(tasks[0]["predictions"][0], return_errors=True):
        faults.append("a label outside the interface is taken")
    return faults


def brat_spans():
    faults = []
    paths = sorted((folder / "brat").glob("*.ann"))
    if not paths:
        faults.append("no annotations")
    for path in paths:
        with open(path, encoding="utf-8", newline="\n") as annotations, open(path.with_suffix(".txt"), encoding="utf-8", newline="") as text:
            document = brat.load(text, annotations)
        for entity in document.entities:
            pieces = [document.text[piece.begin : piece.end] for piece in sorted(entity.locations)]
            if " ".join(pieces) != entity.text:
                faults.append(f"{path.name}, {entity.id}: {pieces} is not {entity.text!r}")
    return faults


print(json.dumps({"labelStudio": label_studio(), "brat": brat_spans()}))
