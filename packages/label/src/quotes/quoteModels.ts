/** The rankers of quotes, decoded once. */
import { classScorerOf, scorerOf, type ClassScore, type Score } from "./quoteRanker.ts";
import {
  EXTENT_WEIGHTS,
  KIND_WEIGHTS,
  SIDE_WEIGHTS,
  SOURCE_WEIGHTS,
  SPEAKER_WEIGHTS,
} from "./quoteWeights.ts";

export interface QuoteModels {
  /** Do marks hold somebody's words? */
  readonly kind: Score;
  /** Who speaks a marked stretch? */
  readonly speaker: Score;
  /** On which side of a reporting expression does content stand, if any? */
  readonly side: ClassScore;
  /** Where does it start and end? */
  readonly extent: Score;
  /** Whose is it? */
  readonly source: Score;
}

/** The weights that ship. */
export const shippedModels: QuoteModels = {
  kind: scorerOf(KIND_WEIGHTS),
  speaker: scorerOf(SPEAKER_WEIGHTS),
  side: classScorerOf(SIDE_WEIGHTS),
  extent: scorerOf(EXTENT_WEIGHTS),
  source: scorerOf(SOURCE_WEIGHTS),
};
