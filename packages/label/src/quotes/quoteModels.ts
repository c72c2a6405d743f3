/** The rankers of quotes, decoded once. */
import { ClassScorer, Scorer } from "./quoteRanker.ts";
import {
  ANTECEDENT_WEIGHTS,
  CONFIDENCE,
  EXTENT_WEIGHTS,
  GATE_WEIGHTS,
  KIND_WEIGHTS,
  REPORT_WEIGHTS,
  SIDE_WEIGHTS,
  SOURCE_WEIGHTS,
  SPEAKER_WEIGHTS,
  VOICE_WEIGHTS,
  CANDIDATE_WEIGHTS,
} from "./quoteWeights.ts";

/** A line through log-odds: `scale * odds + shift` (Platt 1999). */
export interface Line {
  readonly scale: number;
  readonly shift: number;
}

/** From what rankers say to probabilities: that marks and reports are somebody's, that their speakers and sources are right. */
export interface QuoteConfidence {
  readonly marks: Line;
  readonly speakers: Line;
  readonly reports: Line;
  readonly sources: Line;
}

export interface QuoteModels {
  readonly confidence: QuoteConfidence;
  /** Do marks hold somebody's words? */
  readonly kind: Scorer;
  /** Who speaks a marked stretch? */
  readonly speaker: Scorer;
  /** Who of the people of the text is it? */
  readonly candidate: Scorer;
  /** Whom does a pronoun mean? */
  readonly antecedent: Scorer;
  /** On which side of a reporting expression does content stand, if any? */
  readonly side: ClassScorer;
  /** Where does it start and end? */
  readonly extent: Scorer;
  /** Whose is it? */
  readonly source: Scorer;
  /** Is it anybody's but the author's? */
  readonly report: Scorer;
  /** Is a sentence a quote? */
  readonly gate: Scorer;
  /** Is its voice a source's? */
  readonly voice: Scorer;
}

/** The weights that ship. */
export const shippedModels: QuoteModels = {
  confidence: CONFIDENCE,
  kind: new Scorer(KIND_WEIGHTS),
  speaker: new Scorer(SPEAKER_WEIGHTS),
  candidate: new Scorer(CANDIDATE_WEIGHTS),
  antecedent: new Scorer(ANTECEDENT_WEIGHTS),
  side: new ClassScorer(SIDE_WEIGHTS),
  extent: new Scorer(EXTENT_WEIGHTS),
  source: new Scorer(SOURCE_WEIGHTS),
  report: new Scorer(REPORT_WEIGHTS),
  gate: new Scorer(GATE_WEIGHTS),
  voice: new Scorer(VOICE_WEIGHTS),
};
