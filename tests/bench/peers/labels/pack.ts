/**
 * Packs vectors and judgements as the generated sources that training reads.
 * usage: node pack.ts VECTORS JUDGED…   (VECTORS.keys, VECTORS.vec of vectors.py; JUDGED.bin of teacher.py)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { SOFT_STEPS, weightFileText } from "@columnist/learn";

const PARTS = 64;
const HEADS = 6;
const RECORD = 4 + 4 * HEADS;
const [vectorPath = "", ...judgedPaths] = process.argv.slice(2);
const target = new URL("../../../../packages/learn/src/models/", import.meta.url);
const bytesOf = (path: string): ArrayBuffer => Uint8Array.from(readFileSync(path)).buffer;

const keys = new Int32Array(bytesOf(`${vectorPath}.keys`));
const values = new Float32Array(bytesOf(`${vectorPath}.vec`));
const scale = new Float32Array(PARTS);
const vectors = new Int8Array(values.length);
for (let j = 0; j < PARTS; j++) {
  const column = Float32Array.from(keys, (_, i) => Math.abs(values[i * PARTS + j]!)).toSorted();
  scale[j] = column[Math.floor(column.length * 0.9995)]! / 127;
  for (let i = 0; i < keys.length; i++)
    vectors[i * PARTS + j] = Math.max(-127, Math.min(127, Math.round(values[i * PARTS + j]! / scale[j]!)));
}
writeFileSync(
  new URL("startVectors.weights.ts", target),
  weightFileText(
    "START_VECTORS",
    "Word vectors by word hash: principal parts of the input vectors of all-MiniLM-L6-v2 (Apache-2.0).",
    [
      { name: "keys", values: keys },
      { name: "vectors", values: vectors },
      { name: "scale", values: scale },
    ],
    "@columnist/label/features",
  ),
);

const judged = new Map<number, ReadonlyArray<number>>();
for (const path of judgedPaths) {
  const view = new DataView(bytesOf(`${path}.bin`));
  for (let at = 0; at + RECORD <= view.byteLength; at += RECORD) {
    const key = view.getInt32(at, true);
    if (judged.has(key)) continue;
    judged.set(
      key,
      Array.from({ length: HEADS }, (_, k) =>
        Math.max(-127, Math.min(127, Math.round(view.getFloat32(at + 4 + 4 * k, true) * SOFT_STEPS))),
      ),
    );
  }
}
writeFileSync(
  new URL("softLabels.weights.ts", target),
  weightFileText(
    "SOFT_LABELS",
    "Log-odds of a fine-tuned all-MiniLM-L6-v2 (Apache-2.0) by sentence hash, six heads, 16 steps a unit; no text.",
    [
      { name: "keys", values: Int32Array.from(judged.keys()) },
      { name: "logits", values: Int8Array.from([...judged.values()].flat()) },
    ],
    "@columnist/label/features",
  ),
);
console.log(`${keys.length} words, ${judged.size} judged sentences`);
