/**
 * A log-linear scorer over hashed features: the one kind of model that quotes use. Candidates' features go into one
 * shared buffer, a score is a sum of small integers, so ranking costs a few nanoseconds a feature.
 */
export interface QuoteWeights {
  /** Base64 of one signed byte a bucket; the number of buckets is a power of two. */
  readonly base64: string;
  /** One unit of a byte, in log-odds. */
  readonly scale: number;
}

/** Features of one candidate at a time: hashed template and value. */
export class Features {
  readonly buckets = new Int32Array(256);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** A template's number with up to three values. */
  push(template: number, a: number, b = 0, c = 0): void {
    // Multiplied side by side, mixed once: a chain of rounds took twice as long.
    let hash =
      Math.imul(template, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b) ^ Math.imul(b + 0x51ed270b, 0xc2b2ae35);
    hash ^= Math.imul(c + 0x2545f491, 0x27d4eb2f);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    this.buckets[this.count++ & 255] = hash ^ (hash >>> 13);
  }
}

export type Score = (features: Features) => number;

const tableOf = (weights: QuoteWeights): Int8Array => {
  const raw = atob(weights.base64);
  const table = new Int8Array(raw.length);
  for (let i = 0; i < raw.length; i++) table[i] = raw.charCodeAt(i);
  return table;
};

/** The scorer of shipped weights; log-odds. Decodes once. */
export const scorerOf = (weights: QuoteWeights): Score => {
  const table = tableOf(weights);
  const mask = table.length - 1;
  const { scale } = weights;
  return (features) => {
    let sum = 0;
    const { buckets, count } = features;
    for (let i = 0; i < count; i++) sum += table[buckets[i]! & mask]!;
    return sum * scale;
  };
};

/** Classes beside "none of them" that one set of features can be scored for. */
export const CLASSES = 4;

/** The row of class `at` for features that are the same for every class: neighbours in the table. */
export const classBucket = (bucket: number, at: number): number => (bucket << 2) | at;

/** Log-odds of each class against none, written to `out`. */
export type ClassScore = (features: Features, out: Float64Array) => void;

/** The scorer of weights fitted over `classBucket`. */
export const classScorerOf = (weights: QuoteWeights): ClassScore => {
  const table = tableOf(weights);
  const mask = table.length - 1;
  const { scale } = weights;
  return (features, out) => {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    const { buckets, count } = features;
    for (let i = 0; i < count; i++) {
      const row = (buckets[i]! << 2) & mask;
      a += table[row]!;
      b += table[row + 1]!;
      c += table[row + 2]!;
      d += table[row + 3]!;
    }
    out[0] = a * scale;
    out[1] = b * scale;
    out[2] = c * scale;
    out[3] = d * scale;
  };
};
