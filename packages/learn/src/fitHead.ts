import type { HeadNetwork } from "@columnist/label/features";
import type { Label } from "@columnist/model";
import { sigmoid } from "./calibrate.ts";
import { seededRandom, shuffle } from "@columnist/statistics";

/** Sentences that a head is fitted on, as parallel arrays. */
export interface HeadExamples {
  readonly count: number;
  /** Numbers of the encoder and features of a sentence, row after row. */
  readonly states: Float32Array;
  readonly features: Float32Array;
  /** Probability of opinion, not of claim. */
  readonly sides: Float32Array;
  /** Number of the reason; -1 where it is not known, so that it may be any of its label. */
  readonly reasons: Int32Array;
  /** Of each reason, the label that it is given for. */
  readonly reasonLabels: ReadonlyArray<Label>;
  readonly weights: Float32Array;
}

export interface HeadOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** Share of inputs, and of hidden units, that are left out of each step. */
  readonly dropout: number;
  readonly batch: number;
  /** What the reason counts beside the label. */
  readonly reasonWeight: number;
  readonly seed: number;
}

interface Scaling {
  readonly means: Float32Array;
  readonly sizes: Float32Array;
}

/** Features are from 0 to 1 or so, and mostly 0: they are not scaled one by one, or a rare one would weigh too much. */
const FEATURE_SCALE = 2;

/** Mean and spread of each column over some rows. */
const scalingOf = (table: Float32Array, width: number, rows: Int32Array): Scaling => {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const row of rows)
    for (let f = 0; f < width; f++) {
      const x = table[row * width + f]!;
      sums[f]! += x;
      squares[f]! += x * x;
    }
  const n = Math.max(1, rows.length);
  const means = Float32Array.from(sums, (sum) => sum / n);
  const sizes = Float32Array.from(
    squares,
    (square, f) => Math.sqrt(Math.max(0, square / n - means[f]! ** 2)) + 1e-3,
  );
  return { means, sizes };
};

/** The slopes of Adam with decay (Loshchilov and Hutter 2019) for one array of weights. */
const adam = (weights: Float64Array, decay: number) => {
  const slopes = new Float64Array(weights.length);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  return {
    slopes,
    step: (number: number, rate: number, scale: number): void => {
      const size = rate / (1 - Math.pow(0.9, number));
      const fix = 1 / (1 - Math.pow(0.999, number));
      const keep = 1 - rate * decay;
      for (let i = 0; i < weights.length; i++) {
        const slope = slopes[i]! * scale;
        const m = 0.9 * first[i]! + 0.1 * slope;
        const v = 0.999 * second[i]! + 0.001 * slope * slope;
        first[i] = m;
        second[i] = v;
        weights[i] = weights[i]! * keep - (size * m) / (Math.sqrt(v * fix) + 1e-8);
        slopes[i] = 0;
      }
    },
  };
};

/**
 * Fits a head by Adam, with dropout and decay. Deterministic.
 * @param rows the examples to fit on
 */
export const fitHead = (examples: HeadExamples, rows: Int32Array, options: HeadOptions): HeadNetwork => {
  const { count, states, features, sides, reasons, weights } = examples;
  const { hidden: H, dropout, batch } = options;
  const wide = states.length / count;
  const narrow = features.length / count;
  const inputs = wide + narrow;
  const isOpinion = Uint8Array.from(examples.reasonLabels, (label) => (label === "opinion" ? 1 : 0));
  const K = 1 + isOpinion.length;
  const ofStates = scalingOf(states, wide, rows);
  const random = seededRandom(options.seed);
  const uniform = (length: number, bound: number): Float64Array =>
    Float64Array.from({ length }, () => (2 * random() - 1) * bound);
  const into = uniform(inputs * H, 1 / Math.sqrt(inputs));
  const hiddenBias = uniform(H, 1 / Math.sqrt(inputs));
  const out = uniform(H * K, 1 / Math.sqrt(H));
  const outBias = uniform(K, 1 / Math.sqrt(H));
  const [forInto, forHiddenBias, forOut, forOutBias] = [into, hiddenBias, out, outBias].map((part) =>
    adam(part, options.decay),
  ) as [ReturnType<typeof adam>, ReturnType<typeof adam>, ReturnType<typeof adam>, ReturnType<typeof adam>];
  const order = rows.slice();
  const x = new Float64Array(inputs);
  const units = new Float64Array(H);
  const slopes = new Float64Array(H);
  const outs = new Float64Array(K);
  const errors = new Float64Array(K);
  const keepScale = 1 / (1 - dropout);
  const steps = options.epochs * Math.ceil(order.length / batch);
  let step = 0;

  const readRow = (row: number): void => {
    for (let f = 0; f < wide; f++)
      x[f] =
        random() < dropout
          ? 0
          : ((states[row * wide + f]! - ofStates.means[f]!) / ofStates.sizes[f]!) * keepScale;
    for (let f = 0; f < narrow; f++)
      x[wide + f] = random() < dropout ? 0 : features[row * narrow + f]! * FEATURE_SCALE * keepScale;
  };
  const forward = (): void => {
    units.set(hiddenBias);
    for (let f = 0; f < inputs; f++) {
      const value = x[f]!;
      if (value === 0) continue;
      for (let j = 0, w = f * H; j < H; j++, w++) units[j]! += into[w]! * value;
    }
    outs.set(outBias);
    for (let j = 0; j < H; j++) {
      units[j] = units[j]! > 0 && random() >= dropout ? units[j]! * keepScale : 0;
      if (units[j] === 0) continue;
      for (let k = 0; k < K; k++) outs[k]! += units[j]! * out[j * K + k]!;
    }
  };
  /** Slopes of the loss by the outputs: of the label, and of the reason or of all reasons of the label. */
  const judge = (row: number): void => {
    const weight = weights[row]!;
    const side = sides[row]!;
    const reason = reasons[row]!;
    errors[0] = weight * (sigmoid(outs[0]!) - side);
    let most = -Infinity;
    for (let k = 1; k < K; k++) most = Math.max(most, outs[k]!);
    let sum = 0;
    let own = 0;
    for (let k = 1; k < K; k++) {
      const power = Math.exp(outs[k]! - most);
      errors[k] = power;
      sum += power;
      if (reason < 0 ? isOpinion[k - 1] === (side > 0.5 ? 1 : 0) : k - 1 === reason) own += power;
    }
    for (let k = 1; k < K; k++) {
      const isOwn = reason < 0 ? isOpinion[k - 1] === (side > 0.5 ? 1 : 0) : k - 1 === reason;
      const power = errors[k]!;
      errors[k] = weight * options.reasonWeight * (power / sum - (isOwn ? power / own : 0));
    }
  };
  const backward = (): void => {
    for (let k = 0; k < K; k++) forOutBias.slopes[k]! += errors[k]!;
    for (let j = 0; j < H; j++) {
      slopes[j] = 0;
      if (units[j] === 0) continue;
      let slope = 0;
      for (let k = 0; k < K; k++) {
        forOut.slopes[j * K + k]! += errors[k]! * units[j]!;
        slope += errors[k]! * out[j * K + k]!;
      }
      slopes[j] = slope * keepScale;
      forHiddenBias.slopes[j]! += slopes[j]!;
    }
    const forWeights = forInto.slopes;
    for (let f = 0; f < inputs; f++) {
      const value = x[f]!;
      if (value === 0) continue;
      for (let j = 0, w = f * H; j < H; j++, w++) forWeights[w]! += slopes[j]! * value;
    }
  };

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += batch) {
      const some = order.subarray(from, from + batch);
      for (const row of some) {
        readRow(row);
        forward();
        judge(row);
        backward();
      }
      step++;
      const rate = options.rate * Math.max(0.05, 1 - step / steps);
      for (const part of [forInto, forHiddenBias, forOut, forOutBias]) part.step(step, rate, 1 / some.length);
    }
  }
  return unscaled(into, hiddenBias, out, outBias, ofStates);
};

/** The network for numbers that are not scaled. */
const unscaled = (
  into: Float64Array,
  hiddenBias: Float64Array,
  out: Float64Array,
  outBias: Float64Array,
  { means, sizes }: Scaling,
): HeadNetwork => {
  const H = hiddenBias.length;
  const bias = hiddenBias.slice();
  const plain = into.slice();
  for (let f = 0; f < into.length / H; f++)
    for (let j = 0; j < H; j++) {
      const w = f * H + j;
      if (f >= means.length) plain[w]! *= FEATURE_SCALE;
      else {
        plain[w]! /= sizes[f]!;
        bias[j]! -= plain[w]! * means[f]!;
      }
    }
  return {
    inputs: into.length / H,
    hidden: H,
    outputs: outBias.length,
    into: Float32Array.from(plain),
    hiddenBias: Float32Array.from(bias),
    out: Float32Array.from(out),
    outBias: Float32Array.from(outBias),
  };
};
