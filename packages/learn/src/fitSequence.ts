import type { SequenceNetwork } from "@columnist/label/features";
import { seededRandom, shuffle } from "./random.ts";

export interface SequenceOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly dropout: number;
  readonly seed: number;
}

/**
 * Fits the second step by Adam in batches of one hundred, with dropout and decay. Deterministic.
 * @param features rows of `width` numbers
 * @param targets probability of opinion of each row
 * @param weights weight of each row
 */
export const fitSequence = (
  features: Float32Array,
  width: number,
  targets: Float32Array,
  weights: Float32Array,
  options: SequenceOptions,
): SequenceNetwork => {
  const { hidden: H } = options;
  const random = seededRandom(options.seed);
  const size = width * H + H + H + width + 1;
  const w = new Float64Array(size);
  const g = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  const atBias = width * H;
  const atOut = atBias + H;
  const atSkip = atOut + H;
  const atLast = atSkip + width;
  for (let i = 0; i < atBias; i++) w[i] = (random() - 0.5) * 0.6;
  for (let j = 0; j < H; j++) w[atOut + j] = (random() - 0.5) * 0.4;
  const order = Int32Array.from({ length: targets.length }, (_, i) => i);
  const h = new Float64Array(H);
  const keepScale = 1 / (1 - options.dropout);
  const BATCH = 100;
  let step = 0;
  const steps = options.epochs * Math.ceil(order.length / BATCH);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      g.fill(0);
      const to = Math.min(order.length, from + BATCH);
      for (let p = from; p < to; p++) {
        const r = order[p]!;
        const base = r * width;
        for (let j = 0; j < H; j++) h[j] = w[atBias + j]!;
        let logit = w[atLast]!;
        for (let f = 0; f < width; f++) {
          const x = features[base + f]!;
          if (x === 0) continue;
          logit += w[atSkip + f]! * x;
          for (let j = 0; j < H; j++) h[j]! += w[f * H + j]! * x;
        }
        for (let j = 0; j < H; j++) {
          h[j] = h[j]! > 0 && random() >= options.dropout ? h[j]! * keepScale : 0;
          logit += h[j]! * w[atOut + j]!;
        }
        const gradient = (1 / (1 + Math.exp(-logit)) - targets[r]!) * weights[r]!;
        g[atLast]! += gradient;
        for (let j = 0; j < H; j++) {
          if (h[j] === 0) continue;
          g[atOut + j]! += gradient * h[j]!;
          h[j] = gradient * w[atOut + j]! * keepScale;
          g[atBias + j]! += h[j]!;
        }
        for (let f = 0; f < width; f++) {
          const x = features[base + f]!;
          if (x === 0) continue;
          g[atSkip + f]! += gradient * x;
          for (let j = 0; j < H; j++) if (h[j] !== 0) g[f * H + j]! += h[j]! * x;
        }
      }
      step++;
      const rate = options.rate * (1 - step / (steps + 1));
      const fix1 = 1 - Math.pow(0.9, step);
      const fix2 = 1 - Math.pow(0.999, step);
      const scale = 1 / (to - from);
      for (let i = 0; i < size; i++) {
        const gradient = g[i]! * scale;
        m[i] = 0.9 * m[i]! + 0.1 * gradient;
        v[i] = 0.999 * v[i]! + 0.001 * gradient * gradient;
        w[i]! -= rate * (m[i]! / fix1 / (Math.sqrt(v[i]! / fix2) + 1e-8) + options.decay * w[i]!);
      }
    }
  }
  const part = (at: number, length: number): Float32Array => Float32Array.from(w.subarray(at, at + length));
  return {
    width,
    hidden: H,
    into: part(0, width * H),
    hiddenBias: part(atBias, H),
    out: part(atOut, H),
    skip: part(atSkip, width),
    bias: part(atLast, 1),
  };
};
