import type { Weights } from "./weights.ts";

/** A small network over the sequence features: one hidden layer, one logit of opinion. */
export interface SequenceNetwork {
  readonly width: number;
  /** A multiple of four. */
  readonly hidden: number;
  readonly into: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly out: Float32Array;
  /** Straight from the features to the logit. */
  readonly skip: Float32Array;
  readonly bias: Float32Array;
}

/** The network that a file of weights holds for rows of `width` features. */
export const openSequence = (weights: Weights, width: number): SequenceNetwork => {
  const out = weights.float32("sequenceOut");
  return {
    width,
    hidden: out.length,
    into: weights.float32("sequenceInto"),
    hiddenBias: weights.float32("sequenceHiddenBias"),
    out,
    skip: weights.float32("sequenceSkip"),
    bias: weights.float32("sequenceBias"),
  };
};

/** Logit of opinion of each row of features. */
export const predictSequence = (network: SequenceNetwork, features: Float32Array): Float32Array => {
  const { width, hidden: H, into, hiddenBias, out, skip } = network;
  const result = new Float32Array(features.length / width);
  const row = new Float64Array(width);
  for (let r = 0; r < result.length; r++) {
    let logit = network.bias[0]!;
    for (let f = 0; f < width; f++) {
      row[f] = features[r * width + f]!;
      logit += skip[f]! * row[f]!;
    }
    // Four units side by side, so that no sum waits for another.
    for (let j = 0; j < H; j += 4) {
      let a = hiddenBias[j]!;
      let b = hiddenBias[j + 1]!;
      let c = hiddenBias[j + 2]!;
      let d = hiddenBias[j + 3]!;
      for (let f = 0, at = j; f < width; f++, at += H) {
        const x = row[f]!;
        a += into[at]! * x;
        b += into[at + 1]! * x;
        c += into[at + 2]! * x;
        d += into[at + 3]! * x;
      }
      if (a > 0) logit += a * out[j]!;
      if (b > 0) logit += b * out[j + 1]!;
      if (c > 0) logit += c * out[j + 2]!;
      if (d > 0) logit += d * out[j + 3]!;
    }
    result[r] = logit;
  }
  return result;
};

/** Say of the guideline's own head in the final log-odds: measured to cost the other sets nothing. */
export const GUIDELINE_SHARE = 0.3;

/**
 * Lets the head that was fitted on the project's own gold, where there is one, have its share in the final log-odds.
 * @param features rows of the sequence features, whose first numbers are the heads' logits by 4
 */
export const mixGuideline = (
  logits: Float32Array,
  features: Float32Array,
  width: number,
  heads: ReadonlyArray<string>,
): void => {
  const head = heads.indexOf("gold");
  if (head < 0) return;
  for (let i = 0; i < logits.length; i++)
    logits[i] = (1 - GUIDELINE_SHARE) * logits[i]! + GUIDELINE_SHARE * 4 * features[i * width + head]!;
};
