"""Executes notebooks and prints JSON: {"name": {"error": text or null, "tables": n, "pictures": n}}.

Usage: notebooks.py FOLDER DATASET NAME… ; kernels are looked up beside this Python and in JUPYTER_PATH.
"""

import json
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

folder, dataset, names = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
os.environ["COLUMNIST_DATASET"] = dataset
os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"


def is_picture(item):
    return "image/png" in item or "image/svg+xml" in item


def run(name):
    notebook = nbformat.read(folder / name, as_version=4)
    error = None
    try:
        # Run in memory: the file in the repository keeps no output.
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    except Exception as cause:
        error = f"{type(cause).__name__}: {cause}"
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.get("outputs", [])]
    data = [output.get("data", {}) for output in outputs]
    return {
        "error": error,
        "tables": sum(1 for item in data if not is_picture(item) and ("text/html" in item or "text/plain" in item)),
        "pictures": sum(1 for item in data if is_picture(item)),
    }


result = {}
for name in names:
    result[name] = run(name)
    # Deno's kernel, which its makers call unstable, loses what a cell shows about once in ten runs on a busy machine.
    for _ in range(6):
        if result[name]["error"] is None and 0 in (result[name]["tables"], result[name]["pictures"]):
            result[name] = run(name)
print(json.dumps(result))
