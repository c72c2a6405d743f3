import type { Evaluation } from "@columnist/learn";
import { articles, quotesEvaluation, rawtext, scraped, segmentEvaluation } from "@columnist/learn/evaluation";
import { labelsEvaluation } from "./evaluateLabels.ts";
import { opedsEvaluation } from "./evaluateOpeds.ts";
import { ownGoldEvaluation } from "./evaluateOwnGold.ts";

/** Every area that is measured on gold data, a line each, sorted by id. */
export const EVALUATIONS: ReadonlyArray<Evaluation> = [
  articles,
  ownGoldEvaluation,
  labelsEvaluation,
  opedsEvaluation,
  quotesEvaluation,
  rawtext,
  scraped,
  segmentEvaluation,
];
