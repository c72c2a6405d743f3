import type { Weights } from "./weights.ts";

/**
 * A small network over the encoder's numbers and the features of a sentence: one hidden layer of rectified units. Of
 * each of its inputs and outputs it knows the name.
 */
export interface HeadNetwork {
  /** Encoder numbers, then features. */
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  /** Weight of input `f` to unit `j` at `f * hidden + j`. */
  readonly into: Float32Array;
  readonly hiddenBias: Float32Array;
  /** Weight of unit `j` to output `k` at `j * outputs + k`. */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
}

/** Outputs are whole numbers of these: machines whose arithmetic differs in the last bits agree. */
const STEPS = 64;

/** The network of a weights file: int8 steps, a size a unit, for what the encoder gives; the rest as it is. */
export const openHead = (weights: Weights): HeadNetwork => {
  const steps = weights.int8("steps");
  const sizes = weights.float32("sizes");
  const features = weights.float32("features");
  const outBias = weights.float32("outBias");
  const hidden = sizes.length;
  const into = new Float32Array(steps.length + features.length);
  for (let i = 0; i < steps.length; i++) into[i] = steps[i]! * sizes[i % hidden]!;
  into.set(features, steps.length);
  return {
    inputs: into.length / Math.max(1, hidden),
    hidden,
    outputs: outBias.length,
    into,
    hiddenBias: weights.float32("hiddenBias"),
    out: weights.float32("out"),
    outBias,
  };
};

/**
 * Fills `hidden` with what the hidden units say of a row before they are rectified: their bias and the weighted sum of
 * the inputs that are not 0.
 * @param at where the row's `count` numbers start, which stand for the inputs from `first` on
 */
const addInto = (
  { into, hidden: H }: HeadNetwork,
  row: Float32Array,
  at: number,
  count: number,
  first: number,
  hidden: Float64Array,
): void => {
  for (let f = 0; f < count; f++) {
    const x = row[at + f]!;
    if (x === 0) continue;
    for (let j = 0, w = (first + f) * H; j < H; j++, w++) hidden[j]! += into[w]! * x;
  }
};

/** Outputs for some sentences, row after row, in steps of 1/64. */
export const runHead = (
  network: HeadNetwork,
  states: Float32Array,
  features: Float32Array,
  count: number,
): Float32Array => {
  const { hidden: H, outputs: K, hiddenBias, out, outBias } = network;
  const wide = states.length / Math.max(1, count);
  const narrow = network.inputs - wide;
  const result = new Float32Array(count * K);
  const hidden = new Float64Array(H);
  const sums = new Float64Array(K);
  for (let i = 0; i < count; i++) {
    hidden.set(hiddenBias);
    addInto(network, states, i * wide, wide, 0, hidden);
    addInto(network, features, i * narrow, narrow, wide, hidden);
    sums.set(outBias);
    for (let j = 0; j < H; j++) {
      if (hidden[j]! <= 0) continue;
      for (let k = 0; k < K; k++) sums[k]! += hidden[j]! * out[j * K + k]!;
    }
    for (let k = 0; k < K; k++) result[i * K + k] = Math.round(sums[k]! * STEPS) / STEPS;
  }
  return result;
};
