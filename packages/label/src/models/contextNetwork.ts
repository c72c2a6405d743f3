import { FIRST_CLAIM, REASONS } from "./contextFeatures.ts";
import { doublesWide, lay, RowKernels } from "./rowKernels.ts";
import type { Weights } from "./weights.ts";

/** A small network over the context features: one hidden layer, and a logit for each reason of REASONS. */
export interface ContextNetwork {
  readonly width: number;
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

/** A network laid out for the kernels: judges each row of context features. */
export const openJudge = (network: ContextNetwork): ((features: Float32Array) => Reasoned) => {
  const { width, hidden: H, hiddenBias, bias } = network;
  const R = REASONS.length;
  const own = network.own[0]!;
  const wideH = doublesWide(H);
  const wideR = doublesWide(R);
  const kernels = new RowKernels(
    8 * (width * wideH + H * wideR + width + wideH + wideR + H + 1) + 4 * (width + H + 1),
  );
  const into = kernels.doubles(width * wideH);
  lay(network.into, H, into, wideH);
  const out = kernels.doubles(H * wideR);
  lay(network.out, R, out, wideR);
  const row = kernels.doubles(width);
  const units = kernels.doubles(wideH);
  const z = kernels.doubles(wideR);
  const values = kernels.doubles(H + 1);
  const all = kernels.integers(width);
  const on = kernels.integers(H + 1);
  for (let f = 0; f < width; f++) all[f] = f * wideH * 8;

  /** Writes a logit for each reason of the features from `at` on. */
  const judge = (features: Float32Array, at: number): void => {
    for (let f = 0; f < width; f++) row[f] = features[at + f]!;
    for (let j = 0; j < H; j++) units[j] = hiddenBias[j]!;
    kernels.addRows(units, into, all, row, width);
    let active = 0;
    for (let j = 0; j < H; j++) {
      // No branch could guess which are on.
      on[active] = j * wideR * 8;
      values[active] = units[j]!;
      active += Number(units[j]! > 0);
    }
    for (let r = 0; r < R; r++) z[r] = bias[r]! + own * row[r]!;
    kernels.addRows(z, out, on, values, active);
  };

  return (features) => {
    const n = features.length / width;
    const odds = new Float32Array(n);
    const shares = new Float32Array(n * R);
    for (let i = 0; i < n; i++) {
      judge(features, i * width);
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
};

/** Judges each row of context features. */
export const predictContext = (network: ContextNetwork, features: Float32Array): Reasoned =>
  openJudge(network)(features);
