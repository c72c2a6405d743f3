import type { Evaluation } from "@columnist/learn";
import { articles } from "./evaluations/articles.ts";
import { labelsEvaluation } from "./evaluations/labels.ts";
import { opedsEvaluation } from "./evaluations/opeds.ts";
import { ownGoldEvaluation } from "./evaluations/ownGold.ts";
import { quotesEvaluation } from "./evaluations/quotes.ts";
import { rawtext } from "./evaluations/rawtext.ts";
import { scraped } from "./evaluations/scraped.ts";
import { segmentEvaluation } from "./evaluations/segment.ts";

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
