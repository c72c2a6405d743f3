/**
 * What an encoder of the accurate model says of the held-out sentences, as the generated source that the second step
 * is fitted on. usage: node judge.ts DATA FOLDER   (FOLDER: encoder.onnx, pieces.txt; fitted without fold 0)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOGIT_STEPS, readGold, sentenceHash, weightFileText } from "@columnist/learn";
import { openEncoder } from "pipelines/encoder";

const [data = "", folder = ""] = process.argv.slice(2);
const root = new URL("../../../../", import.meta.url);
const read = (path: string): Uint8Array | null => {
  try {
    return path.startsWith("gold/")
      ? readFileSync(new URL(`tests/${path}`, root))
      : readFileSync(join(data, path));
  } catch {
    return null;
  }
};
const encoder = await openEncoder(folder, null);
const texts = new Map(
  readGold(read)
    .filter(({ fold }) => fold === 0)
    .flatMap(({ sentences }) => sentences)
    .map(({ text }) => [sentenceHash(text), text]),
);
const logits: number[] = [];
const started = performance.now();
for (const text of texts.values())
  for (const logit of await encoder.encode(text))
    logits.push(Math.max(-32767, Math.min(32767, Math.round(logit * LOGIT_STEPS))));
const seconds = (performance.now() - started) / 1000;
writeFileSync(
  new URL("packages/learn/src/models/heldOutLogits.weights.ts", root),
  weightFileText(
    "HELD_OUT_LOGITS",
    "Logits of the accurate model's encoder, fitted without fold 0, by hash of the sentences of fold 0; no text.",
    [
      { name: "keys", values: Int32Array.from(texts.keys()) },
      { name: "logits", values: Int16Array.from(logits) },
    ],
    "@columnist/label/features",
  ),
);
console.log(`${texts.size} sentences judged in ${seconds.toFixed(1)} s`);
