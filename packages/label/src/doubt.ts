import { RULE_CLASSES } from "./ruleClasses.ts";

/** A line through what a model says of a sentence, to the log-odds that a careful reader could give it two labels. */
export interface Doubt {
  readonly bias: number;
  /** One for each number of `doubtFeatures`. */
  readonly weights: ReadonlyArray<number>;
  /** A label abstains from this probability on. */
  readonly abstainFrom: number;
}

export const DOUBT_FEATURES = 3 + RULE_CLASSES.length;

/**
 * What doubt is read from: how near the label's probability is to that of the next, how likely a quote is, and the reasons
 * that are likely, since some are disputed more than others.
 * @param features where the numbers go; new room unless told
 * @param rules probabilities of RULE_CLASSES of one sentence from `at` on; those of opinion and claim sum to 1
 */
export const doubtFeatures = (
  logit: number,
  pQuote: number,
  rules: Float32Array,
  at: number,
  features: Float64Array = new Float64Array(DOUBT_FEATURES),
): Float64Array => {
  features[0] = Math.min(4, Math.abs(logit));
  features[1] = pQuote;
  features[2] = pQuote * (1 - pQuote);
  for (let k = 0; k < RULE_CLASSES.length; k++) features[3 + k] = (1 - pQuote) * rules[at + k]!;
  return features;
};

/** Probability that a careful reader could give another label too. */
export const doubtOf = ({ bias, weights }: Doubt, features: Float64Array): number => {
  let logit = bias;
  for (let k = 0; k < features.length; k++) logit += weights[k]! * features[k]!;
  return 1 / (1 + Math.exp(-logit));
};
