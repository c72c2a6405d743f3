/** The rankers of quotes, decoded once. */
import { ClassScorer, Scorer } from "./quoteRanker.ts";
import {
  EXTENT_WEIGHTS,
  KIND_WEIGHTS,
  SIDE_WEIGHTS,
  SOURCE_WEIGHTS,
  SPEAKER_WEIGHTS,
} from "./quoteWeights.ts";

export interface QuoteModels {
  /** Do marks hold somebody's words? */
  readonly kind: Scorer;
  /** Who speaks a marked stretch? */
  readonly speaker: Scorer;
  /** On which side of a reporting expression does content stand, if any? */
  readonly side: ClassScorer;
  /** Where does it start and end? */
  readonly extent: Scorer;
  /** Whose is it? */
  readonly source: Scorer;
}

/** The weights that ship. */
export const shippedModels: QuoteModels = {
  kind: new Scorer(KIND_WEIGHTS),
  speaker: new Scorer(SPEAKER_WEIGHTS),
  side: new ClassScorer(SIDE_WEIGHTS),
  extent: new Scorer(EXTENT_WEIGHTS),
  source: new Scorer(SOURCE_WEIGHTS),
};
