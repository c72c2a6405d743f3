import { FIRST_CLAIM, REASONS } from "./contextFeatures.ts";
import type { Weights } from "./weights.ts";

/** A small network over the context features: one hidden layer, and a logit for each reason of REASONS. */
export interface ContextNetwork {
  readonly width: number;
  /** A multiple of eight. */
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
  const units = new Float64Array(H);
  const on = new Int32Array(H + 1);
  const z = new Float64Array(R);
  for (let i = 0; i < n; i++) {
    for (let f = 0; f < width; f++) row[f] = features[i * width + f]!;
    // Eight units side by side, so that no sum waits for another.
    for (let j = 0; j < H; j += 8) {
      let a = hiddenBias[j]!;
      let b = hiddenBias[j + 1]!;
      let c = hiddenBias[j + 2]!;
      let d = hiddenBias[j + 3]!;
      let e = hiddenBias[j + 4]!;
      let g = hiddenBias[j + 5]!;
      let h = hiddenBias[j + 6]!;
      let k = hiddenBias[j + 7]!;
      for (let f = 0, at = j; f < width; f++, at += H) {
        const x = row[f]!;
        a += into[at]! * x;
        b += into[at + 1]! * x;
        c += into[at + 2]! * x;
        d += into[at + 3]! * x;
        e += into[at + 4]! * x;
        g += into[at + 5]! * x;
        h += into[at + 6]! * x;
        k += into[at + 7]! * x;
      }
      units[j] = a;
      units[j + 1] = b;
      units[j + 2] = c;
      units[j + 3] = d;
      units[j + 4] = e;
      units[j + 5] = g;
      units[j + 6] = h;
      units[j + 7] = k;
    }
    let active = 0;
    for (let j = 0; j < H; j++) {
      // No branch could guess which are on.
      on[active] = j;
      active += Number(units[j]! > 0);
    }
    // Five reasons side by side; there are a multiple of five.
    for (let r = 0; r < R; r += 5) {
      let a = bias[r]! + own * row[r]!;
      let b = bias[r + 1]! + own * row[r + 1]!;
      let c = bias[r + 2]! + own * row[r + 2]!;
      let d = bias[r + 3]! + own * row[r + 3]!;
      let e = bias[r + 4]! + own * row[r + 4]!;
      for (let u = 0; u < active; u++) {
        const j = on[u]!;
        const value = units[j]!;
        const at = j * R + r;
        a += value * out[at]!;
        b += value * out[at + 1]!;
        c += value * out[at + 2]!;
        d += value * out[at + 3]!;
        e += value * out[at + 4]!;
      }
      z[r] = a;
      z[r + 1] = b;
      z[r + 2] = c;
      z[r + 3] = d;
      z[r + 4] = e;
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
