import type { ReliabilityBin } from "@columnist/model";

/** A line through log-odds: `scale * logit + shift` (Platt 1999). */
export interface Calibration {
  readonly scale: number;
  readonly shift: number;
}

/** The probability that log-odds stand for. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Fits scale and shift by Newton's method on weighted log loss, with a pull towards scale 1 and shift 0 worth a few
 * sentences, so that little data changes little.
 * @param logits log-odds of the positive class
 * @param positive 1 for the positive class, else 0
 */
export const calibrate = (
  logits: Float32Array,
  positive: Float32Array,
  weights: Float32Array,
): Calibration => {
  const PULL = 3;
  let scale = 1;
  let shift = 0;
  for (let step = 0; step < 50; step++) {
    let gScale = PULL * (scale - 1);
    let gShift = PULL * shift;
    let hScale = PULL;
    let hShift = PULL;
    let hBoth = 0;
    for (let i = 0; i < logits.length; i++) {
      const x = logits[i]!;
      const p = sigmoid(scale * x + shift);
      const error = (p - positive[i]!) * weights[i]!;
      const curve = Math.max(1e-6, p * (1 - p)) * weights[i]!;
      gScale += error * x;
      gShift += error;
      hScale += curve * x * x;
      hShift += curve;
      hBoth += curve * x;
    }
    const determinant = hScale * hShift - hBoth * hBoth;
    if (Math.abs(determinant) < 1e-12) break;
    const dScale = (hShift * gScale - hBoth * gShift) / determinant;
    const dShift = (hScale * gShift - hBoth * gScale) / determinant;
    // A full step from far off can overshoot and never come back.
    const part = 1 / Math.max(1, Math.abs(dScale), Math.abs(dShift));
    scale -= part * dScale;
    shift -= part * dShift;
    if (Math.abs(dScale) + Math.abs(dShift) < 1e-7) break;
  }
  return { scale, shift };
};

const BINS = 10;

/** Sentences in ten equal bins of confidence, empty ones left out: mean confidence, how many were right, how many there are. */
export const reliability = (
  confidence: ArrayLike<number>,
  isRight: ArrayLike<number>,
): ReadonlyArray<ReliabilityBin> => {
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, right: 0, n: 0 }));
  for (let i = 0; i < confidence.length; i++) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence[i]! * BINS))]!;
    bin.sum += confidence[i]!;
    bin.right += isRight[i]!;
    bin.n++;
  }
  return bins.filter(({ n }) => n > 0).map(({ sum, right, n }) => ({ confidence: sum / n, right, n }));
};

/** Expected calibration error over ten equal bins of confidence (Naeini 2015): 0 is best. */
export const calibrationError = (confidence: ArrayLike<number>, isRight: ArrayLike<number>): number => {
  let error = 0;
  for (const bin of reliability(confidence, isRight)) error += Math.abs(bin.confidence * bin.n - bin.right);
  return confidence.length === 0 ? 0 : error / confidence.length;
};
