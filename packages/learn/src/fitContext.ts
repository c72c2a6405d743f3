import { REASONS, type ContextNetwork } from "@columnist/label/features";
import { reasonGradient, type ReasonTargets } from "./reasonLoss.ts";
import { seededRandom, shuffle } from "@columnist/statistics";

/** Sizes and rates of a fit of the second step. */
export interface ContextOptions {
  /** A multiple of eight. */
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly dropout: number;
  readonly seed: number;
}

const BATCH = 64;

/**
 * Fits the second step by Adam, with dropout and decay. Deterministic.
 * @param features rows of `width` numbers, a reason's own logit first
 * @param targets of each row
 */
export const fitContext = (
  features: Float32Array,
  width: number,
  targets: ReasonTargets,
  options: ContextOptions,
): ContextNetwork => {
  const { hidden: H } = options;
  const R = REASONS.length;
  const random = seededRandom(options.seed);
  const atBias = width * H;
  const atOut = atBias + H;
  const atLast = atOut + H * R;
  const atOwn = atLast + R;
  const size = atOwn + 1;
  const w = new Float64Array(size);
  const g = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  for (let i = 0; i < atBias; i++) w[i] = (random() - 0.5) * 0.6;
  for (let i = atOut; i < atLast; i++) w[i] = (random() - 0.5) * 0.2;
  w[atOwn] = 4;
  const order = Int32Array.from({ length: targets.opinion.length }, (_, i) => i).filter(
    (i) => targets.weights[i]! > 0,
  );
  const h = new Float64Array(H);
  const z = new Float64Array(R);
  const keepScale = 1 / (1 - options.dropout);
  const steps = options.epochs * Math.ceil(order.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      g.fill(0);
      const to = Math.min(order.length, from + BATCH);
      for (let p = from; p < to; p++) {
        const i = order[p]!;
        const base = i * width;
        for (let j = 0; j < H; j++) h[j] = w[atBias + j]!;
        for (let f = 0; f < width; f++) {
          const x = features[base + f]!;
          if (x !== 0) for (let j = 0; j < H; j++) h[j]! += w[f * H + j]! * x;
        }
        for (let r = 0; r < R; r++) z[r] = w[atLast + r]! + w[atOwn]! * features[base + r]!;
        for (let j = 0; j < H; j++) {
          h[j] = h[j]! > 0 && random() >= options.dropout ? h[j]! * keepScale : 0;
          if (h[j] !== 0) for (let r = 0; r < R; r++) z[r]! += h[j]! * w[atOut + j * R + r]!;
        }
        reasonGradient(z, 0, targets, i);
        for (let r = 0; r < R; r++) {
          g[atLast + r]! += z[r]!;
          g[atOwn]! += z[r]! * features[base + r]!;
        }
        for (let j = 0; j < H; j++) {
          if (h[j] === 0) continue;
          let back = 0;
          for (let r = 0; r < R; r++) {
            back += z[r]! * w[atOut + j * R + r]!;
            g[atOut + j * R + r]! += z[r]! * h[j]!;
          }
          h[j] = back * keepScale;
          g[atBias + j]! += h[j]!;
        }
        for (let f = 0; f < width; f++) {
          const x = features[base + f]!;
          if (x !== 0) for (let j = 0; j < H; j++) if (h[j] !== 0) g[f * H + j]! += h[j]! * x;
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
        const decay = i < atLast ? options.decay * w[i]! : 0;
        w[i]! -= rate * (m[i]! / fix1 / (Math.sqrt(v[i]! / fix2) + 1e-8) + decay);
      }
    }
  }
  const part = (at: number, length: number): Float32Array => Float32Array.from(w.subarray(at, at + length));
  return {
    width,
    hidden: H,
    into: part(0, atBias),
    hiddenBias: part(atBias, H),
    out: part(atOut, H * R),
    bias: part(atLast, R),
    own: part(atOwn, 1),
  };
};
