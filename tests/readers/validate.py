"""Runs one validator over dataset folders: prints a JSON list of each one's faults. Usage: validate.py WHICH FOLDER…"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", DO_NOT_TRACK="1")


def frictionless(folder):
    from frictionless import validate

    # Every CSV is read: types, enums, required cells, primary and foreign keys, size and digest.
    report = validate(str(folder / "datapackage.json"))
    return [f"{error.type}: {error.message}" for task in report.tasks for error in task.errors] + [
        f"{error.type}: {error.message}" for error in report.errors
    ]


def csvw(folder):
    from csvw import CSVW

    # Every CSV is read against its columns: types, closed sets, required cells, primary and foreign keys.
    described = CSVW(str(folder / "csv-metadata.json"), validate=True)
    return [] if described.is_valid else [str(warning.message) for warning in described.warnings] or ["not valid"]


def croissant(folder):
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    faults = [str(issue) for issue in dataset.metadata.ctx.issues.errors]
    rows = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["rows"]
    for record_set in dataset.metadata.record_sets:
        count = sum(1 for _ in dataset.records(record_set.id))
        if count != rows[record_set.id]:
            faults.append(f"{record_set.id}: {count} records, the manifest says {rows[record_set.id]}")
    return faults


def huggingface(folder):
    from datasets import ClassLabel, load_dataset

    faults = []
    rows = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["rows"]
    with tempfile.TemporaryDirectory() as cache:
        sentences = load_dataset(str(folder), split="train", cache_dir=cache)
        if "sent_id" not in sentences.column_names:
            faults.append(f"the default configuration has the columns {sentences.column_names}")
        for table, count in rows.items():
            if count == 0:
                continue  # a table of no rows is no configuration
            loaded = load_dataset(str(folder), table, split="train", cache_dir=cache)
            if len(loaded) != count:
                faults.append(f"{table}: {len(loaded)} rows, the manifest says {count}")
        labels = ["opinion", "claim", "quote"]
        cast = sentences.cast_column("label", ClassLabel(names=labels))
        if [labels[i] for i in cast["label"]] != list(sentences["label"]):
            faults.append("label does not cast to ClassLabel")
    return faults


def huggingface_export(folder):
    """The export of the dataset: each configuration and split holds exactly the dataset's rows of that split."""
    import pyarrow as pa
    from datasets import load_dataset

    tables = {path.stem: pa.ipc.open_file(path).read_all() for path in sorted(folder.glob("*.arrow"))}
    split_of = dict(zip(tables["documents"]["doc_id"].to_pylist(), tables["documents"]["split"].to_pylist()))
    article_of = dict(zip(tables["sentences"]["sent_id"].to_pylist(), tables["sentences"]["doc_id"].to_pylist()))
    faults = []
    with tempfile.TemporaryDirectory() as cache:
        default = load_dataset(str(folder / "huggingface"), split="test", cache_dir=cache)
        if "sent_id" not in default.column_names:
            faults.append(f"the default configuration has the columns {default.column_names}")
        for name in (name for name in tables if name not in ("failures", "judgements")):
            for split in ("train", "validation", "test"):
                rows = tables[name].to_pylist()
                wanted = [r for r in rows if split_of[article_of[r["sent_id"]] if name == "quote_sentences" else r["doc_id"]] == split]
                if not wanted and not list((folder / "huggingface" / name).glob(f"{split}-*")):
                    continue  # nothing to load
                loaded = load_dataset(str(folder / "huggingface"), name, split=split, cache_dir=cache)
                if loaded.to_list() != wanted:
                    faults.append(f"{name}, {split}: {len(loaded)} rows, the dataset has {len(wanted)}, or others")
    return faults


def tables_of(folder):
    """A connection that has each table of a folder as a view of its CSV."""
    import duckdb

    connection = duckdb.connect()
    for path in sorted(folder.glob("*.csv")):
        connection.execute(
            f"create view {path.stem} as select * from read_csv('{path}', header = true, delim = ',', quote = '\"', "
            "escape = '\"', sample_size = -1)"
        )
    return connection


def report(folder):
    """Each warning of the report counts the rows of its query, and each threshold keeps those of its."""
    import html

    connection = tables_of(folder)
    page = (folder / "report.html").read_text("utf-8")
    items = re.findall(r"<li><b>([\d,]+) .*?<code>([^<]*)</code> <button", page.split('<ul class="warnings">')[1].split("</ul>")[0], re.S)
    points = json.loads(html.unescape(re.search(r'data-points="([^"]*)"', page)[1]))
    kept = [(re.search(r"keeps ([\d,]+) of", says)[1], query) for says, query, *_ in points]
    faults = [] if len(items) > 0 and len(kept) > 10 else [f"{len(items)} warnings and {len(kept)} thresholds"]
    for said, query in items + kept:
        query = html.unescape(query)
        found = len(connection.execute(query).fetchall())
        if found != int(said.replace(",", "")):
            faults.append(f"the report says {said}, {query} gives {found}")
    return faults


def card(folder):
    """Each number of the card is the answer to the query beside it."""
    connection = tables_of(folder)
    lines = re.findall(r"^\| ([^|]+) \| (\d+) \| `(select [^`]+)` \|$", (folder / "README.md").read_text("utf-8"), re.M)
    faults = [] if len(lines) > 10 else [f"only {len(lines)} numbers in the card"]
    for name, value, query in lines:
        found = connection.execute(query).fetchone()[0]
        if found != int(value):
            faults.append(f"{name}: the card says {value}, {query} gives {found}")
    return faults + card_tables(connection, (folder / "README.md").read_text("utf-8"))


def card_tables(connection, text):
    """Each table of the card with a query under it is its answer."""
    unescaped = lambda cell: cell.strip().replace("\\|", "|").replace("&lt;", "<")
    answers = re.findall(r"((?:^\|[^\n]*\|\n)+)\n```sql\n(.*?)\n```", text, re.M | re.S)
    faults = [] if len(answers) >= 3 else [f"only {len(answers)} tables with a query in the card"]
    for table, query in answers:
        lines = [[unescaped(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()]
        result = connection.execute(query)
        columns = [column[0] for column in result.description]
        if lines[0] != columns:
            faults.append(f"the card's columns are {lines[0]}, its query's {columns}")
        found = result.fetchall()
        if len(found) != len(lines) - 2:
            faults.append(f"{columns}: the card has {len(lines) - 2} rows, its query gives {len(found)}")
        for row, expected in zip(lines[2:], found):
            for cell, value in zip(row, expected):
                same = cell == ("" if value is None else str(value))
                if isinstance(value, (int, float)) and cell != "":
                    # Half a unit of the last digit may fall to either side.
                    same = abs(float(cell) - value) < (0.11 if isinstance(value, float) else 0.5)
                if not same:
                    faults.append(f"{columns}: the card says {row}, its query gives {expected}")
                    break
    return faults


def parquet(folder):
    """The Parquet exports equal the Arrow tables, in pyarrow, polars and duckdb."""
    import duckdb
    import polars as pl
    import pyarrow as pa
    import pyarrow.parquet as pq

    faults = []
    for path in sorted(folder.glob("*.parquet")):
        arrow = pa.ipc.open_file(folder / f"{path.stem}.arrow").read_all()
        expected = {name: arrow.column(name).to_pylist() for name in arrow.column_names}
        table = pq.read_table(path)
        if table.column_names != arrow.column_names:
            faults.append(f"{path.name}: columns {table.column_names}")
        for name in arrow.column_names:
            if table.column(name).to_pylist() != expected[name]:
                faults.append(f"{path.name}: pyarrow reads another {name}")
            if table.schema.field(name).nullable != arrow.schema.field(name).nullable:
                faults.append(f"{path.name}: {name} is nullable in one file alone")
        frame = pl.read_parquet(path)
        for name in arrow.column_names:
            if name != "evidence" and frame[name].to_list() != expected[name]:
                faults.append(f"{path.name}: polars reads another {name}")
        count = duckdb.execute(f"select count(*) from '{path}'").fetchone()[0]
        if count != arrow.num_rows:
            faults.append(f"{path.name}: duckdb reads {count} rows of {arrow.num_rows}")
    return faults


def main():
    validators = {f.__name__: f for f in (frictionless, csvw, croissant, huggingface, huggingface_export, card, report, parquet)}
    validator, found = validators[sys.argv[1]], []
    for folder in sys.argv[2:]:
        try:
            faults = validator(Path(folder))
        except BaseException as error:  # a validator that stops has found a fault
            faults = [f"{type(error).__name__}: {error}"]
        found.append([str(fault)[:500] for fault in faults[:20]])
    print(json.dumps(found))


main()
