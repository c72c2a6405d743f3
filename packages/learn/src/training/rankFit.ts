/** Fits a log-linear ranker over hashed features: softmax over the rows of an example, AdaGrad, a fixed shuffle. */
import { base64Of } from "../base64.ts";

/** Rows of feature hashes, and which of them are right (at least one). */
export interface RankExample {
  readonly rows: ReadonlyArray<Int32Array>;
  readonly right: ReadonlyArray<number>;
}

export interface RankOptions {
  /** Buckets: two to this power. */
  readonly bits: number;
  readonly epochs: number;
  /** Step of AdaGrad (Duchi et al. 2011). */
  readonly rate: number;
  /** Weight of the squared size of the weights that a step touches. */
  readonly decay: number;
}

export interface FittedRanker {
  readonly weights: Float32Array;
  readonly scale: number;
  /** One signed byte a bucket. */
  readonly base64: string;
}

const quantise = (weights: Float32Array): { scale: number; base64: string } => {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  // The largest few weights are cut off: one outlier would cost every other weight its precision.
  const most = sizes[Math.max(0, sizes.length - 1 - Math.floor(sizes.length / 2000))] ?? 0;
  const scale = Number((Math.max(most, 1e-3) / 127).toPrecision(6));
  const steps = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return { scale, base64: base64Of(new Uint8Array(steps.buffer)) };
};

/** The score of one row under given weights. */
export const rankScore = (weights: Float32Array, row: Int32Array): number => {
  const mask = weights.length - 1;
  let sum = 0;
  for (const bucket of row) sum += weights[bucket & mask]!;
  return sum;
};

/** Fits weights to examples. Same examples in the same order, same weights. */
export const fitRanker = (
  examples: ReadonlyArray<RankExample>,
  { bits, epochs, rate, decay }: RankOptions,
): FittedRanker => {
  const weights = new Float32Array(1 << bits);
  const squares = new Float32Array(1 << bits).fill(1e-3);
  const mean = new Float32Array(1 << bits);
  const mask = weights.length - 1;
  const order = examples.map((_, i) => i);
  let seed = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) {
      const { rows, right } = examples[index]!;
      const odds = rows.map((row) => rankScore(weights, row));
      const top = Math.max(...odds);
      const powers = odds.map((odd) => Math.exp(odd - top));
      const total = powers.reduce((sum, power) => sum + power, 0);
      const good = right.reduce((sum, i) => sum + powers[i]!, 0);
      rows.forEach((row, i) => {
        const target = right.includes(i) ? powers[i]! / good : 0;
        const slope = powers[i]! / total - target;
        if (Math.abs(slope) < 1e-4) return;
        for (const hash of row) {
          const bucket = hash & mask;
          const step = slope + decay * weights[bucket]!;
          squares[bucket]! += step * step;
          weights[bucket]! -= (rate * step) / Math.sqrt(squares[bucket]!);
        }
      });
    }
    // The mean over the later epochs wavers less than the last one.
    if (epoch >= epochs >> 1) weights.forEach((weight, i) => (mean[i]! += weight / (epochs - (epochs >> 1))));
  }
  return { weights: mean, ...quantise(mean) };
};

/**
 * Two rankers as one: `near`, fitted on few examples of what is to be read, with a part of `far`, fitted on many of
 * something else. The sum of log-odds is what two readers say who do not hear each other.
 */
export const mixRankers = (near: FittedRanker, far: FittedRanker, part: number): FittedRanker => {
  const weights = near.weights.map((weight, i) => weight + part * far.weights[i]!);
  return { weights, ...quantise(weights) };
};
