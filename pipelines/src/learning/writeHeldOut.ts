/**
 * Measures a model on op-eds that no fit of it had seen, and writes what a report and a card say of it. The shipped arrays
 * have seen them all, so it is fitted again without each fold: minutes.
 */
import { writeFileSync } from "node:fs";
import { accurateModel } from "@columnist/label/accurate";
import {
  accurateExamples,
  foldModels,
  heldOutOf,
  judgeOpeds,
  judgeOpedsByHeads,
  trainAccurate,
  type JudgedOped,
  type ReadData,
} from "@columnist/learn";
import { HELD_OUT } from "@columnist/dataset";
import type { HeldOut } from "@columnist/model";
import { ENCODER_FOLDER, openEncoder } from "../accurate/encoder.ts";
import { labelVersion } from "../accurate/labelVersion.ts";
import { ROOT } from "../workspace.ts";
import { readAccurateGold } from "./goldStates.ts";
import { labelRun } from "./labelRun.ts";

/** Models that can be measured so; balanced reads again what the fast one leaves open, and no fold has both. */
export const MEASURED_MODELS = ["fast", "accurate"] as const;
export type MeasuredModel = (typeof MEASURED_MODELS)[number];

const FILE = "packages/dataset/src/data/heldOut.ts";

const WORDS = {
  set: "333 English op-eds of some sixty outlets, 2008 to 2020, mostly of the United States",
  labelledBy:
    "A language model that read whole articles by the guideline; no person has checked it. Labelling again, it agrees with itself on 97.8 % of labels.",
  heldOut:
    "Whole outlets and authors: each op-ed is judged by a model that was fitted, calibrated and given its thresholds without any text of its outlet or author. The model that ships was fitted once more on all of them. What is a quote is told by a gate that was fitted on all of these op-eds, and settings were chosen on them: expect a point or two less.",
  languages: ["en"],
};

const judgedByFast = (read: ReadData, log: (line: string) => void): ReadonlyArray<JudgedOped> => {
  const found = labelRun(read, log);
  if (found === null) return [];
  return judgeOpeds(
    found.documents.filter(({ set }) => set === "opeds"),
    foldModels(found.run),
  );
};

const judgedByAccurate = async (
  read: ReadData,
  log: (line: string) => void,
): Promise<ReadonlyArray<JudgedOped>> => {
  const encoder = await openEncoder(ENCODER_FOLDER, null);
  const { documents, statesOf } = await readAccurateGold(read, encoder, log);
  const { heads } = trainAccurate(accurateExamples(documents, statesOf), log);
  return judgeOpedsByHeads(documents, statesOf, heads, accurateModel);
};

const textOf = (measured: Readonly<Record<string, HeldOut>>): string =>
  `import type { HeldOut } from "@columnist/model";

/** By \`pipeline evaluate --data DIR --held-out\`: how right each model's labels are, by model. */
export const HELD_OUT: Readonly<Record<string, HeldOut>> = ${JSON.stringify(measured, null, 1)};
`;

/** Null where the data folder has no op-eds. */
export const writeHeldOut = async (
  read: ReadData,
  model: MeasuredModel,
  log: (line: string) => void,
): Promise<HeldOut | null> => {
  const rows = await (model === "fast" ? judgedByFast(read, log) : judgedByAccurate(read, log));
  if (rows.length === 0) return null;
  const found = heldOutOf({ model, version: labelVersion(model), ...WORDS }, rows);
  const sorted = Object.entries({ ...HELD_OUT, [model]: found }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(ROOT + FILE, textOf(Object.fromEntries(sorted)));
  return found;
};
