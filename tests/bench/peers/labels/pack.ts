/**
 * Packs vectors as the generated source that training reads.
 * usage: node pack.ts VECTORS   (VECTORS.keys, VECTORS.vec of vectors.py)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { weightFileText } from "@columnist/learn";

const PARTS = 64;
const [vectorPath = ""] = process.argv.slice(2);
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
