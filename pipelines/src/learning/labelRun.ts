/** Fits the fast model for an evaluation: the shipped arrays have seen the gold, so the figures come from its folds. */
import {
  besideOpeds,
  inventedGold,
  readAids,
  readGold,
  readOpeds,
  trainLabels,
  type GoldDocument,
  type ReadData,
  type TrainingRun,
} from "@columnist/learn";
import { withOwnGold } from "./ownGold.ts";

/** A run, and the documents that its folds judge. */
export interface LabelRun {
  readonly run: TrainingRun;
  readonly documents: ReadonlyArray<GoldDocument>;
}

const runs = new WeakMap<ReadData, LabelRun>();

/** Minutes of work, done once for each data folder; null where the folder holds nothing but what the repository ships. */
export const labelRun = (folder: ReadData, log: (line: string) => void): LabelRun | null => {
  const known = runs.get(folder);
  if (known !== undefined) return known;
  const opeds = readOpeds(folder);
  const gold = readGold(withOwnGold(folder));
  const documents = [...opeds, ...besideOpeds(opeds, gold)];
  if (documents.every(({ set }) => set === "gold")) return null;
  const aids = readAids();
  const learnt = [...documents, ...inventedGold()];
  const found = { run: trainLabels({ documents: learnt, aids }, log), documents };
  runs.set(folder, found);
  return found;
};
