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

const FEW = 4;

/** The calibration for a text of so many sentences. */
export const calibrationFor = ({ alone, few, text }: Calibrations, sentences: number): Calibration =>
  sentences === 1 ? alone : sentences <= FEW ? few : text;

/** What a model says of the sentences of one text; arrays are parallel to them. */
export interface ModelScores {
  /** Calibrated log-odds of opinion against claim. */
  readonly logits: Float32Array;
  /** How much of that the neighbours, the position and the rest of the text gave. */
  readonly contextWeights: Float32Array;
  /** Log-odds towards opinion that each token gave: parallel to the tokens of the text. */
  readonly tokenWeights: Float32Array;
}

/** One model of the registry (models.ts). Pure; the same text gives the same scores. */
export interface OpinionModel {
  readonly id: string;
  /** Below this confidence a label abstains: read off the risk/coverage curve of held-out documents. */
  readonly abstainBelow: number;
  readonly score: (reading: SentenceReading) => ModelScores;
}
