import type { Doubt } from "../doubt.ts";
import type { SentenceReading } from "../sentences.ts";

/** Calibration of a final logit: `scale * logit + shift`. */
export interface Calibration {
  readonly scale: number;
  readonly shift: number;
}

/** Calibrations by how much of a text a model sees. */
export interface Calibrations {
  readonly alone: Calibration;
  readonly few: Calibration;
  readonly text: Calibration;
}

/** A text of at most so many sentences is read as a few. */
export const FEW = 4;

/** The calibration for a text of so many sentences. */
export const calibrationFor = ({ alone, few, text }: Calibrations, sentences: number): Calibration =>
  sentences === 1 ? alone : sentences <= FEW ? few : text;

/** What a model says of the sentences of one text; arrays are parallel to them unless said otherwise. */
export interface ModelScores {
  /** Calibrated log-odds of opinion against claim, for a sentence that is no quote. */
  readonly logits: Float32Array;
  /**
   * Probabilities of RULE_CLASSES, row after row: those of a label sum to that label's share of the sentence. Null where
   * the model knows nothing of rules.
   */
  readonly rules: Float32Array | null;
  /** Log-odds towards opinion that each token gave: parallel to the tokens of the text. */
  readonly tokenWeights: Float32Array;
  /** How much of the log-odds the neighbours, the position and the rest of the text gave. */
  readonly contextWeights: Float32Array;
  /** Who judged each sentence, where it was not the same for all: what it takes to be sure, and to name a reason. */
  readonly judges?: ReadonlyArray<Judge>;
}

/** What was learnt of a model's numbers on held-out documents: when a judgement holds, and what can be said of it. */
export interface Judge {
  /** Below this confidence a label abstains: read off the risk/coverage curve of held-out documents. */
  readonly abstainBelow: number;
  /**
   * For each of RULE_CLASSES the least share of its label at which it was the annotator's reason three times of four on
   * held-out documents; infinite for one that is never named. Null where the model knows nothing of rules.
   */
  readonly namedAbove: ReadonlyArray<number> | null;
  /** How likely a careful reader could give another label too; null: doubt is low confidence alone. */
  readonly doubt: Doubt | null;
}

/** One model of the registry (models.ts). Pure; the same text gives the same scores. */
export interface OpinionModel extends Judge {
  readonly id: string;
  /**
   * @param isList the sentences came as a list and may have nothing to do with each other; they may not unless told
   */
  readonly score: (reading: SentenceReading, isList?: boolean) => ModelScores;
}
