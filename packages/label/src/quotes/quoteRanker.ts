/**
 * A log-linear scorer over hashed features: the one kind of model that quotes use. A scorer takes a candidate's features
 * one by one and sums small integers, so ranking costs a few nanoseconds a feature.
 */
export interface QuoteWeights {
  /** Base64 of one signed byte a bucket; the number of buckets is a power of two. */
  readonly base64: string;
  /** One unit of a byte, in log-odds. */
  readonly scale: number;
}

/** What takes the features of a candidate one by one: a scorer, or a list to train from. */
export interface FeatureSink {
  /** Takes one feature as `single`, `pair` or `triple` hash it; gives its weight, 0 where the sink keeps that. */
  add(bucket: number): number;
}

const { imul } = Math;

// Small functions without default values, which the compiler puts where they are called: four times as fast as a method
// that takes them all. Values are multiplied side by side and mixed once.
const first = (template: number, a: number): number => imul(template, 0x9e3779b1) ^ imul(a, 0x85ebca6b);
const second = (b: number): number => imul(b + 0x51ed270b, 0xc2b2ae35);
const third = (c: number): number => imul(c + 0x2545f491, 0x27d4eb2f);
const mix = (sum: number): number => {
  const hash = imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};

/** Hash of a feature: its template's number and a value. */
export const single = (template: number, a: number): number => mix(first(template, a) ^ second(0) ^ third(0));
/** The same with two values. */
export const pair = (template: number, a: number, b: number): number =>
  mix(first(template, a) ^ second(b) ^ third(0));
/** The same with three values. */
export const triple = (template: number, a: number, b: number, c: number): number =>
  mix(first(template, a) ^ second(b) ^ third(c));

/** Features of one candidate at a time as a list. */
export class Features implements FeatureSink {
  private readonly buckets = new Int32Array(256);
  private count = 0;

  add(bucket: number): number {
    this.buckets[this.count++ & 255] = bucket;
    return 0;
  }

  /** The features since the last time. */
  take(): Int32Array {
    const taken = this.buckets.slice(0, this.count);
    this.count = 0;
    return taken;
  }
}

/** The probability that log-odds stand for. */
export const probabilityOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

const tableOf = (weights: QuoteWeights): Int8Array => {
  const raw = atob(weights.base64);
  const table = new Int8Array(raw.length);
  for (let i = 0; i < raw.length; i++) table[i] = raw.charCodeAt(i);
  return table;
};

/** The scorer of shipped weights. Decodes once; the sum is the caller's, who keeps it where it is fast. */
export class Scorer implements FeatureSink {
  private readonly table: Int8Array;
  private readonly mask: number;
  private readonly scale: number;

  constructor(weights: QuoteWeights) {
    this.table = tableOf(weights);
    this.mask = this.table.length - 1;
    this.scale = weights.scale;
  }

  add(bucket: number): number {
    return this.table[bucket & this.mask]!;
  }

  get buckets(): number {
    return this.table.length;
  }

  /** Log-odds of a sum of weights. */
  odds(sum: number): number {
    return sum * this.scale;
  }
}

/** Most features that the scorer of classes keeps, to sum them in a loop of their own. */
const KEPT = 128;

/** What the weights of the second scorer are multiplied by, so that one exact sum holds both: up to 2^15 features. */
const ABOVE = 2 ** 24;

/** Two scorers of the same features, in one pass over them: `add` gives the weights of both, to be summed as one number. */
export class PairScorer implements FeatureSink {
  private readonly table: Float64Array;
  private readonly mask: number;
  private readonly one: Scorer;
  private readonly two: Scorer;

  constructor(one: Scorer, two: Scorer) {
    this.one = one;
    this.two = two;
    const buckets = Math.max(one.buckets, two.buckets);
    this.table = Float64Array.from({ length: buckets }, (_, i) => one.add(i) + two.add(i) * ABOVE);
    this.mask = buckets - 1;
  }

  add(bucket: number): number {
    return this.table[bucket & this.mask]!;
  }

  /** Log-odds of both of a sum of weights. */
  odds(sum: number): readonly [number, number] {
    const second = Math.round(sum / ABOVE);
    return [this.one.odds(sum - second * ABOVE), this.two.odds(second)];
  }
}

/** Classes beside "none of them" that one set of features can be scored for. */
export const CLASSES = 4;

/** The row of class `at` for features that are the same for every class: neighbours in the table. */
export const classBucket = (bucket: number, at: number): number => (bucket << 2) | at;

/** Adds 128 to each of four signed bytes, so that two lanes of 16 bits can sum them: up to 257 features. */
const SIGNS = 0x80808080 | 0;
const LANES = 0x00ff00ff;

/** The scorer of weights fitted over `classBucket`: log-odds of each class against none. */
export class ClassScorer implements FeatureSink {
  /** The four classes of a bucket, a byte each. */
  private readonly rows: Int32Array;
  private readonly mask: number;
  private readonly scale: number;
  private readonly buckets = new Int32Array(KEPT);
  private count = 0;

  constructor(weights: QuoteWeights) {
    this.rows = new Int32Array(tableOf(weights).buffer);
    this.mask = this.rows.length - 1;
    this.scale = weights.scale;
  }

  add(bucket: number): number {
    this.buckets[this.count++] = bucket;
    return 0;
  }

  /** Log-odds of each class of the features since the last time: at most KEPT. */
  take(): readonly [number, number, number, number] {
    const { rows, mask, buckets, count, scale } = this;
    // Sums of classes 0 and 2, and of 1 and 3.
    let even = 0;
    let odd = 0;
    for (let i = 0; i < count; i++) {
      const four = rows[buckets[i]! & mask]! ^ SIGNS;
      even = (even + (four & LANES)) | 0;
      odd = (odd + ((four >>> 8) & LANES)) | 0;
    }
    this.count = 0;
    const surplus = count << 7;
    return [
      ((even & 0xffff) - surplus) * scale,
      ((odd & 0xffff) - surplus) * scale,
      ((even >>> 16) - surplus) * scale,
      ((odd >>> 16) - surplus) * scale,
    ];
  }
}
