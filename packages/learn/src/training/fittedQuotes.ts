/** Fitted rankers of the quote reader by name, and the reader's models from them. */
import {
  ClassScorer,
  Scorer,
  type Line,
  type QuoteConfidence,
  type QuoteModels,
  type QuoteWeights,
  type ReportScores,
} from "@columnist/label/quote-parts";
import type { FittedRanker } from "./rankFit.ts";

export interface Named {
  readonly name: string;
  readonly fitted: FittedRanker;
}

export const named = (name: string, fitted: FittedRanker): Named => ({ name, fitted });

/** Everything that `pipeline train --area quotes` writes. */
export interface FittedQuotes {
  readonly rankers: ReadonlyArray<Named>;
  readonly confidence: QuoteConfidence;
}

const LINE: Line = { scale: 1, shift: 0 };
/** What the rankers say, not calibrated. */
export const AS_IT_IS: QuoteConfidence = { marks: LINE, speakers: LINE, reports: LINE, sources: LINE };

/** The ranker of that name. */
export const fittedOf = (rankers: ReadonlyArray<Named>, name: string): FittedRanker =>
  rankers.find((one) => one.name === name)!.fitted;

const NO_WEIGHTS: QuoteWeights = { scale: 0, base64: btoa("\0".repeat(8)) };

/** A scorer that gives even odds where the ranker is not fitted yet: while its own examples are read. */
const scorerOf = (rankers: ReadonlyArray<Named>, name: string): Scorer =>
  new Scorer(rankers.find((one) => one.name === name)?.fitted ?? NO_WEIGHTS);

/** The scorers of reports. */
export const reportScores = (rankers: ReadonlyArray<Named>): ReportScores => ({
  side: new ClassScorer(fittedOf(rankers, "SIDE_WEIGHTS")),
  extent: new Scorer(fittedOf(rankers, "EXTENT_WEIGHTS")),
  source: new Scorer(fittedOf(rankers, "SOURCE_WEIGHTS")),
  report: scorerOf(rankers, "REPORT_WEIGHTS"),
});

/** Fitted rankers as the quote reader takes them, for measuring without shipping them. */
export const modelsOf = ({ rankers, confidence }: FittedQuotes): QuoteModels => ({
  confidence,
  gate: scorerOf(rankers, "GATE_WEIGHTS"),
  voice: scorerOf(rankers, "VOICE_WEIGHTS"),
  kind: new Scorer(fittedOf(rankers, "KIND_WEIGHTS")),
  speaker: new Scorer(fittedOf(rankers, "SPEAKER_WEIGHTS")),
  candidate: scorerOf(rankers, "CANDIDATE_WEIGHTS"),
  antecedent: scorerOf(rankers, "ANTECEDENT_WEIGHTS"),
  ...reportScores(rankers),
});
