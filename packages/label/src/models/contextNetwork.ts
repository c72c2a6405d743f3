import { FIRST_CLAIM, REASONS } from "./contextFeatures.ts";
import type { Weights } from "./weights.ts";

/** A small network over the context features: one hidden layer, and a logit for each reason of REASONS. */
export interface ContextNetwork {
  readonly width: number;
  /** A multiple of four. */
  readonly hidden: number;
  /** `into[f * hidden + j]`. */
  readonly into: Float32Array;
  readonly hiddenBias: Float32Array;
  /** `out[j * REASONS.length + r]`. */
  readonly out: Float32Array;
  readonly bias: Float32Array;
  /** How much the features that are a reason's own logit count in it: one number. */
  readonly own: Float32Array;
}

/** The network that a file of weights holds for rows of `width` features. */
export const openContext = (weights: Weights, width: number): ContextNetwork => {
  const hiddenBias = weights.float32("contextHiddenBias");
  return {
    width,
    hidden: hiddenBias.length,
    into: weights.float32("contextInto"),
    hiddenBias,
    out: weights.float32("contextOut"),
    bias: weights.float32("contextBias"),
    own: weights.float32("contextOwn"),
  };
};

/** What the network says of some sentences. */
export interface Reasoned {
  /** Log-odds of opinion: the sums of the labels' reasons. */
  readonly odds: Float32Array;
  /** Share of each reason in its own label: those of a label sum to 1. */
  readonly shares: Float32Array;
}

/** Judges each row of context features. */
export const predictContext = (network: ContextNetwork, features: Float32Array): Reasoned => {
  const { width, hidden: H, into, hiddenBias, out, bias } = network;
  const R = REASONS.length;
  const own = network.own[0]!;
  const n = features.length / width;
  const odds = new Float32Array(n);
  const shares = new Float32Array(n * R);
  const row = new Float64Array(width);
  const z = new Float64Array(R);
  const addUnit = (value: number, j: number): void => {
    for (let r = 0, at = j * R; r < R; r++, at++) z[r]! += value * out[at]!;
  };
  for (let i = 0; i < n; i++) {
    for (let f = 0; f < width; f++) row[f] = features[i * width + f]!;
    for (let r = 0; r < R; r++) z[r] = bias[r]! + own * row[r]!;
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
      if (a > 0) addUnit(a, j);
      if (b > 0) addUnit(b, j + 1);
      if (c > 0) addUnit(c, j + 2);
      if (d > 0) addUnit(d, j + 3);
    }
    let most = -Infinity;
    for (let r = 0; r < R; r++) most = Math.max(most, z[r]!);
    let opinion = 0;
    let claim = 0;
    for (let r = 0; r < R; r++) {
      z[r] = Math.exp(z[r]! - most);
      if (r < FIRST_CLAIM) opinion += z[r]!;
      else claim += z[r]!;
    }
    odds[i] = Math.log(opinion / claim);
    for (let r = 0; r < R; r++) shares[i * R + r] = z[r]! / (r < FIRST_CLAIM ? opinion : claim);
  }
  return { odds, shares };
};
