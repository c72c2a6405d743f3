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
    let hash = Math.imul(template + 0x9e3779b, 0x85ebca6b) ^ a;
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ b;
    hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f) ^ c;
    hash = Math.imul(hash ^ (hash >>> 13), 0x165667b1);
    if (this.count < 256) this.buckets[this.count++] = (hash ^ (hash >>> 16)) >>> 0;
  }
}

export type Score = (features: Features) => number;

/** The scorer of shipped weights; log-odds. Decodes once. */
export const scorerOf = (weights: QuoteWeights): Score => {
  const raw = atob(weights.base64);
  const table = new Int8Array(raw.length);
  for (let i = 0; i < raw.length; i++) table[i] = raw.charCodeAt(i);
  const mask = table.length - 1;
  const { scale } = weights;
  return (features) => {
    let sum = 0;
    const { buckets, count } = features;
    for (let i = 0; i < count; i++) sum += table[buckets[i]! & mask]!;
    return sum * scale;
  };
};
