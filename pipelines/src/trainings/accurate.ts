/** Fits the second step of the accurate model for the encoder that lies in the repository, and writes its card. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  accurateAbstention,
  accurateCard,
  accurateWeightsText,
  readGold,
  readHeldOutLogits,
  trainAccurate,
  type ReadData,
  type Training,
} from "@columnist/learn";
import { ROOT } from "../workspace.ts";

const OWN_GOLD = "gold/labels.jsonl";
const FOLDER = "pipelines/models/accurate";
const withOwnGold =
  (read: ReadData): ReadData =>
  (path) =>
    read(path) ?? (path === OWN_GOLD ? readFileSync(join(ROOT, "tests", path)) : null);

export const accurateTraining: Training = {
  id: "accurate",
  run: (folder, log) => {
    const run = trainAccurate(readGold(withOwnGold(folder)), readHeldOutLogits());
    log(`accurate: second step fitted on ${run.rows.length} readings`);
    const file = readFileSync(join(ROOT, FOLDER, "encoder.onnx"));
    const encoder = { sha256: createHash("sha256").update(file).digest("hex"), bytes: file.length };
    return [
      {
        path: "packages/label/src/models/accurate.weights.ts",
        text: accurateWeightsText(run, accurateAbstention(run), encoder.sha256),
      },
      { path: `${FOLDER}/card.md`, text: accurateCard(run, encoder) },
    ];
  },
};
