/** A small network over the sequence features: one hidden layer, one logit of opinion. */
export interface SequenceNetwork {
  readonly width: number;
  readonly hidden: number;
  readonly into: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly out: Float32Array;
  /** Straight from the features to the logit. */
  readonly skip: Float32Array;
  readonly bias: Float32Array;
}

/** Logit of opinion of each row of features. */
export const predictSequence = (network: SequenceNetwork, features: Float32Array): Float32Array => {
  const { width, hidden: H } = network;
  const rows = features.length / width;
  const result = new Float32Array(rows);
  const h = new Float64Array(H);
  for (let r = 0; r < rows; r++) {
    h.set(network.hiddenBias);
    let logit = network.bias[0]!;
    for (let f = 0; f < width; f++) {
      const x = features[r * width + f]!;
      if (x === 0) continue;
      logit += network.skip[f]! * x;
      for (let j = 0; j < H; j++) h[j]! += network.into[f * H + j]! * x;
    }
    for (let j = 0; j < H; j++) if (h[j]! > 0) logit += h[j]! * network.out[j]!;
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
