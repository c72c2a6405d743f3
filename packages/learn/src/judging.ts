import {
  DOUBT_FEATURES,
  doubtFeatures,
  doubtOf,
  FIRST_CLAIM,
  REASONS,
  RULE_CLASSES,
  ruleClassOf,
  type Doubt,
} from "@columnist/label/features";
import type { Calibration } from "./calibrate.ts";
import type { Encoded } from "./encode.ts";
import { nameableAbove, type Reasoned } from "./nameable.ts";
import type { Mode } from "./readings.ts";
import { isOpen } from "./targets.ts";
import { sigmoid } from "./calibrate.ts";

/** A sentence judged in one reading, by a model that never saw its document. */
export interface Judgement {
  readonly sentence: number;
  readonly mode: Mode;
  /** Uncalibrated log-odds of opinion. */
  readonly odds: number;
  /** Share of each reason of REASONS in its label. */
  readonly shares: Float32Array;
}

/** What was learnt of how far judgements hold. */
export interface Judged {
  readonly namedAbove: ReadonlyArray<number | null>;
  readonly doubt: Doubt;
}

/** What is named, all reasons taken together, is right three times of four; no reason by itself less than every other time. */
const NAMED_RIGHT = 0.75;
const LEAST_RIGHT = 0.5;

/** The thresholds that name most while what is named is right so often. */
export const namedAboveOf = (cases: ReadonlyArray<Reasoned>): ReadonlyArray<number | null> => {
  for (let each = LEAST_RIGHT; each < NAMED_RIGHT; each += 0.01) {
    const above = nameableAbove(cases, RULE_CLASSES.length, each);
    const named = cases.filter(({ reason, share }) => share >= (above[reason] ?? Infinity));
    if (named.filter(({ isRight }) => isRight).length >= NAMED_RIGHT * named.length) return above;
  }
  return nameableAbove(cases, RULE_CLASSES.length, NAMED_RIGHT);
};

/** A label abstains where a careful reader is likelier than not to find two: the probability of it is calibrated. */
const ABSTAIN_FROM = 0.55;
const STEPS = 400;
const RATE = 0.5;
const RIDGE = 1e-3;

/** Logistic regression by plain descent: few numbers, all of one order. */
const fitDoubt = (
  features: ReadonlyArray<Float64Array>,
  isDoubted: ReadonlyArray<boolean>,
): Omit<Doubt, "abstainFrom"> => {
  const weights = new Float64Array(DOUBT_FEATURES);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slopes = new Float64Array(DOUBT_FEATURES);
    let biasSlope = 0;
    for (const [n, row] of features.entries()) {
      const error =
        doubtOf({ bias, weights: weights as unknown as ReadonlyArray<number>, abstainFrom: 1 }, row) -
        (isDoubted[n]! ? 1 : 0);
      biasSlope += error;
      for (let k = 0; k < DOUBT_FEATURES; k++) slopes[k]! += error * row[k]!;
    }
    const rate = RATE / features.length;
    bias -= rate * biasSlope;
    for (let k = 0; k < DOUBT_FEATURES; k++) weights[k]! -= rate * slopes[k]! + RATE * RIDGE * weights[k]!;
  }
  return { bias, weights: Array.from(weights) };
};

/**
 * The line of doubt.
 * @param features those of doubtFeatures, for sentences that were judged out of fold
 * @param isDoubted whether the annotator named a second label
 */
export const doubtFrom = (
  features: ReadonlyArray<Float64Array>,
  isDoubted: ReadonlyArray<boolean>,
): Doubt => {
  const { bias, weights } = fitDoubt(features, isDoubted);
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
  return { bias: rounded(bias), weights: weights.map(rounded), abstainFrom: ABSTAIN_FROM };
};

/**
 * Thresholds for the names of reasons, and the line of doubt, from op-eds judged out of fold.
 * @param judged sentences of op-eds in whole texts
 * @param calibration of their log-odds
 */
export const judgeFrom = (
  data: Encoded,
  judged: ReadonlyArray<Judgement>,
  { scale, shift }: Calibration,
): Judged => {
  const R = REASONS.length;
  const open = judged.filter(({ sentence }) => isOpen(data.labels[sentence]!));
  const reasons = open.flatMap(({ sentence, odds, shares }): ReadonlyArray<Reasoned> => {
    const isOpinion = odds * scale + shift > 0;
    if (isOpinion !== (data.labels[sentence] === "opinion")) return [];
    const [from, to] = isOpinion ? [0, FIRST_CLAIM] : [FIRST_CLAIM, R];
    let reason = from;
    for (let r = from; r < to; r++) if (shares[r]! > shares[reason]!) reason = r;
    return [{ reason, share: shares[reason]!, isRight: data.ruleClasses[sentence] === reason }];
  });
  // The gate's reasons are named or not: there is no strength to them.
  const quotes = judged.flatMap(({ sentence }): ReadonlyArray<Reasoned> => {
    const reason = ruleClassOf(data.gateRules[sentence] ?? "", "quote");
    return reason < 0 || data.labels[sentence] !== "quote"
      ? []
      : [{ reason, share: 1, isRight: data.ruleClasses[sentence] === reason }];
  });
  const features = judged.map(({ sentence, odds, shares }) => {
    const logit = odds * scale + shift;
    const opinion = sigmoid(logit);
    const rules = new Float32Array(RULE_CLASSES.length);
    for (let r = 0; r < R; r++) rules[r] = shares[r]! * (r < FIRST_CLAIM ? opinion : 1 - opinion);
    return doubtFeatures(logit, data.pQuotes[sentence]!, rules, 0);
  });
  const isDoubted = judged.map(({ sentence }) => data.seconds[sentence] !== null);
  return { namedAbove: namedAboveOf([...reasons, ...quotes]), doubt: doubtFrom(features, isDoubted) };
};
