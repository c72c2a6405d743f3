"""Reads every table of a dataset folder with every reader and compares them cell for cell.

Prints one JSON object: {"reader": {"table": "ok" or what differs}}. Usage: compare.py FOLDER LOADER_FOLDER
"""

import csv
import json
import math
import sys
from pathlib import Path

import duckdb
import nanoarrow as na
import nanoarrow.ipc
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.ipc

folder = Path(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from load_csv import load_csv  # noqa: E402

contract = json.loads((folder / "schema.json").read_text(encoding="utf-8"))["contract"]["tables"]
FIELDS = ["kind", "rule_id", "char_start", "char_end", "weight"]


def is_missing(value):
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def plain(storage, value):
    """One cell in a form that two readers share."""
    if isinstance(value, (pa.Scalar,)):
        value = value.as_py()
    if storage == "evidence":
        items = json.loads(value) if isinstance(value, str) else value
        named = [i if isinstance(i, dict) else dict(zip(FIELDS, i, strict=True)) for i in items]
        return [tuple(np.float32(i[f]).item() if f == "weight" else i[f] for f in FIELDS) for i in named]
    if is_missing(value):
        return None
    if storage == "float32":
        return np.float32(value).item()
    if storage == "int32":
        return int(value)
    if storage == "bool":
        assert isinstance(value, (bool, np.bool_)), f"{value!r} is no bool"
        return bool(value)
    if storage == "timestamp":
        return value if isinstance(value, int) else round(pd.Timestamp(value).timestamp() * 1000)
    assert isinstance(value, str), f"{value!r} is no text"
    return value


def bare_csv(table, columns):
    """Python's csv module: no types at all, so an empty cell is null."""
    with open(folder / f"{table}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made = {"int32": int, "float32": float, "bool": {"true": True, "false": False}.get}
    read = lambda storage, text: None if text == "" else made.get(storage, str)(text)
    return {name: [read(c["storage"], row[name]) for row in rows] for name, c in columns.items()}


def pyarrow_arrow(table, columns):
    data = pa.ipc.open_file(folder / f"{table}.arrow").read_all()
    data.validate(full=True)
    for field in data.schema:
        assert field.nullable == columns[field.name]["nullable"], f"{field.name}: nullable"
        assert field.metadata[b"description"], f"{field.name}: no description"
    return {name: data.column(name).to_pylist() for name in columns}


def pandas_arrow(table, columns):
    frame = pd.read_feather(folder / f"{table}.arrow")
    return {name: frame[name].tolist() for name in columns}


def pandas_csv(table, columns):
    frame = load_csv(folder, table)
    return {name: frame[name].tolist() for name in columns}


def polars_arrow(table, columns):
    frame = pl.read_ipc(folder / f"{table}.arrow")
    return {name: frame[name].to_list() for name in columns}


POLARS = {"int32": pl.Int32, "float32": pl.Float32, "bool": pl.Boolean}


def polars_csv(table, columns):
    types = {name: POLARS.get(c["storage"], pl.String) for name, c in columns.items()}
    frame = pl.read_csv(folder / f"{table}.csv", schema=types)
    return {name: frame[name].to_list() for name in columns}


DUCK = {"int32": "INTEGER", "float32": "FLOAT", "bool": "BOOLEAN", "timestamp": "TIMESTAMPTZ"}


def duckdb_csv(table, columns):
    types = {name: DUCK.get(c["storage"], "VARCHAR") for name, c in columns.items()}
    connection = duckdb.connect()
    connection.sql("set timezone = 'UTC'")
    rows = connection.sql(
        f"select * from read_csv('{folder}/{table}.csv', header = true, delim = ',', quote = '\"', escape = '\"', "
        f"columns = {types!r})"
    ).fetchall()
    return {name: [row[i] for row in rows] for i, name in enumerate(columns)}


def duckdb_arrow(table, columns):
    data = pa.ipc.open_file(folder / f"{table}.arrow").read_all()
    connection = duckdb.connect()
    connection.sql("set timezone = 'UTC'")
    rows = connection.sql("select * from data").fetchall()
    return {name: [row[i] for row in rows] for i, name in enumerate(columns)}


def nanoarrow_arrow(table, columns):
    with open(folder / f"{table}.arrow", "rb") as file:
        assert file.read(8) == b"ARROW1\0\0"
        with nanoarrow.ipc.InputStream.from_readable(file) as source:
            data = pa.table(na.c_array_stream(source))
    return {name: data.column(name).to_pylist() for name in columns}


READERS = [
    pandas_arrow, pandas_csv, polars_arrow, polars_csv, duckdb_arrow, duckdb_csv, nanoarrow_arrow, bare_csv,
]


def compare(reader, table, columns, expected):
    try:
        found = reader(table, columns)
        for name, column in columns.items():
            values = [plain(column["storage"], value) for value in found[name]]
            if values == expected[name]:
                continue
            if len(values) != len(expected[name]):
                return f"{name}: {len(values)} rows, pyarrow reads {len(expected[name])}"
            row = next(i for i, value in enumerate(values) if value != expected[name][i])
            return f"{name}, row {row}: {values[row]!r}, pyarrow reads {expected[name][row]!r}"
        return "ok"
    except Exception as error:  # a reader that fails is a finding, not the end
        return f"{type(error).__name__}: {error}"


def main():
    result = {reader.__name__: {} for reader in READERS}
    result["pyarrow_arrow"] = {}
    for table, spec in contract.items():
        columns = spec["columns"]
        try:
            base = pyarrow_arrow(table, columns)
            expected = {n: [plain(c["storage"], v) for v in base[n]] for n, c in columns.items()}
            result["pyarrow_arrow"][table] = "ok"
        except Exception as error:
            result["pyarrow_arrow"][table] = f"{type(error).__name__}: {error}"
            continue
        for reader in READERS:
            result[reader.__name__][table] = compare(reader, table, columns, expected)
    print(json.dumps(result))


main()
