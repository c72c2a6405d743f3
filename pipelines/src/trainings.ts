import type { Training } from "@columnist/learn";
import { accurateTraining } from "./trainings/accurate.ts";
import { htmlBlocks } from "./trainings/htmlBlocks.ts";
import { labelsTraining } from "./trainings/labels.ts";
import { quotesTraining } from "./trainings/quotes.ts";

/** Every model that is trained from gold data, a line each, sorted by id. */
export const TRAININGS: ReadonlyArray<Training> = [
  accurateTraining,
  htmlBlocks,
  labelsTraining,
  quotesTraining,
];
