"""Loads a table of a dataset from CSV into pandas, with the types of the contract.

pandas reads the texts "NA", "None", "null", "N/A" and "nan" as missing, and 0001 as 1. Both are sentences that people
write. This loader takes the types from schema.json and lets only an empty cell of a nullable column be missing.

    from load_csv import load_csv
    sentences = load_csv("datasets/1.0.0", "sentences")
"""

import json
from pathlib import Path

import pandas as pd

_EVIDENCE = ["kind", "rule_id", "char_start", "char_end", "weight"]
_TYPES = {"utf8": "str", "dictionary": "str", "int32": "Int32", "float32": "float32", "bool": "bool"}


def columns_of(folder, table):
    """Storage and nullability of each column of a table, by name, as schema.json tells them."""
    schema = json.loads((Path(folder) / "schema.json").read_text(encoding="utf-8"))
    return schema["contract"]["tables"][table]["columns"]


def evidence_in(cell):
    """The pieces of evidence in a cell: lists in the order of the schema, objects in versions of a contract below 3."""
    return [piece if isinstance(piece, dict) else dict(zip(_EVIDENCE, piece, strict=True)) for piece in json.loads(cell)]


def load_csv(folder, table):
    """A pandas DataFrame of one table: int32 as Int32, times as UTC timestamps, evidence as lists of dicts."""
    columns = columns_of(folder, table)
    frame = pd.read_csv(
        Path(folder) / f"{table}.csv",
        dtype={name: _TYPES.get(column["storage"], "str") for name, column in columns.items()},
        keep_default_na=False,
        na_values={name: [""] for name, column in columns.items() if column["nullable"]},
        encoding="utf-8",
    )
    for name, column in columns.items():
        if column["storage"] == "timestamp":
            frame[name] = pd.to_datetime(frame[name], utc=True)
        elif column["storage"] == "evidence":
            frame[name] = frame[name].map(evidence_in)
    return frame
