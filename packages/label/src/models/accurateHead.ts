import type { Label } from "@columnist/model";
import type { Doubt } from "../doubt.ts";
import { RULE_CLASSES } from "../ruleClasses.ts";
import { ACCURATE_NAMES } from "./accurateFeatures.ts";
import { openHead, type HeadNetwork } from "./headNetwork.ts";
import type { Calibration, Judge } from "./model.ts";
import { openWeights, type WeightFile } from "./weights.ts";

/** What was fitted for the accurate model beside its weights, as its file tells it. */
export interface AccurateShape {
  /** Names of the features, in the order of the weights. */
  readonly features: ReadonlyArray<string>;
  /** Numbers of the reasons among RULE_CLASSES, in the order of the text head's outputs. */
  readonly reasons: ReadonlyArray<{ readonly rule: string; readonly label: Label }>;
  /** For a sentence that was read in its text, and for one that was read alone. */
  readonly calibration: { readonly text: Calibration; readonly alone: Calibration };
  readonly doubt: Doubt;
  /** As Judge has it; null: never. */
  readonly namedAbove: ReadonlyArray<number | null>;
  /** Log-odds of the fast model from which the balanced one leaves its judgement. */
  readonly sureLogit: number;
}

/** The fitted part of the accurate model. */
export interface AccurateHead extends Judge, Pick<AccurateShape, "calibration" | "sureLogit"> {
  /** Opinion against claim first, then the reasons. */
  readonly network: HeadNetwork;
  /** Where the features stand in ACCURATE_NAMES; -1 for one that is no more. */
  readonly columns: ReadonlyArray<number>;
  /** Where the reasons stand in RULE_CLASSES, and the labels that they are given for. */
  readonly reasons: ReadonlyArray<number>;
  readonly reasonLabels: ReadonlyArray<Label>;
}

/** A head with what was fitted beside it. */
export const accurateHead = (network: HeadNetwork, shape: AccurateShape): AccurateHead => ({
  network,
  calibration: shape.calibration,
  sureLogit: shape.sureLogit,
  abstainBelow: 0,
  doubt: shape.doubt,
  namedAbove: shape.namedAbove.map((least) => least ?? Infinity),
  columns: shape.features.map((name) => ACCURATE_NAMES.indexOf(name)),
  reasons: shape.reasons.map(({ rule, label }) =>
    RULE_CLASSES.findIndex((found) => found.rule === rule && found.label === label),
  ),
  reasonLabels: shape.reasons.map(({ label }) => label),
});

/** The head of a weights file. */
export const openAccurate = (shape: AccurateShape, file: WeightFile): AccurateHead =>
  accurateHead(openHead(openWeights(file)), shape);

/**
 * Writes the probabilities of RULE_CLASSES of one sentence into `rules` from `at` on.
 * @param shares of each reason of the head among those of its label
 * @param logit calibrated log-odds of opinion
 */
export const writeReasons = (
  { reasons, reasonLabels }: Pick<AccurateHead, "reasons" | "reasonLabels">,
  shares: Float64Array,
  logit: number,
  rules: Float32Array,
  at: number,
): void => {
  const opinion = 1 / (1 + Math.exp(-logit));
  for (const [k, reason] of reasons.entries())
    rules[at + reason] = shares[k]! * (reasonLabels[k] === "opinion" ? opinion : 1 - opinion);
};
