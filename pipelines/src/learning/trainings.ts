import type { Training } from "@columnist/learn";
import { accurateTraining } from "./trainAccurate.ts";
import { labelsTraining } from "./trainLabels.ts";
import { htmlBlocks, quotesTraining } from "@columnist/learn/training";

/** Every model that is trained from gold data, a line each, sorted by id. */
export const TRAININGS: ReadonlyArray<Training> = [
  accurateTraining,
  htmlBlocks,
  labelsTraining,
  quotesTraining,
];
