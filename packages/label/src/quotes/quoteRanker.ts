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
  readonly table: Int8Array;
  private readonly mask: number;
  readonly scale: number;

  constructor(weights: QuoteWeights) {
    this.table = tableOf(weights);
    this.mask = this.table.length - 1;
    this.scale = weights.scale;
  }

  add(bucket: number): number {
    return this.table[bucket & this.mask]!;
  }

  /** Log-odds of a sum of weights. */
  odds(sum: number): number {
    return sum * this.scale;
  }
}

/** Features that a scorer of several things keeps, to sum them in a loop of their own. */
const KEPT = 128;

/** Two scorers of the same features, whose weights stand side by side, in one pass over them. */
export class PairScorer implements FeatureSink {
  /** Of each bucket the weight of the one, then of the two. */
  private readonly table: Int8Array;
  private readonly mask: number;
  private readonly scales: readonly [number, number];
  private readonly buckets = new Int32Array(KEPT);
  private count = 0;
  private sumOne = 0;
  private sumTwo = 0;

  constructor(one: Scorer, two: Scorer) {
    const buckets = Math.max(one.table.length, two.table.length);
    this.table = new Int8Array(2 * buckets);
    for (let i = 0; i < buckets; i++) {
      this.table[2 * i] = one.add(i);
      this.table[2 * i + 1] = two.add(i);
    }
    this.mask = buckets - 1;
    this.scales = [one.scale, two.scale];
  }

  add(bucket: number): number {
    if (this.count === KEPT) this.sum();
    this.buckets[this.count++] = bucket;
    return 0;
  }

  private sum(): void {
    const { table, mask, buckets, count } = this;
    let one = 0;
    let two = 0;
    for (let i = 0; i < count; i++) {
      const at = (buckets[i]! & mask) << 1;
      one += table[at]!;
      two += table[at + 1]!;
    }
    this.sumOne += one;
    this.sumTwo += two;
    this.count = 0;
  }

  /** Log-odds of both of the features since the last time. */
  take(): readonly [number, number] {
    this.sum();
    const odds = [this.sumOne * this.scales[0], this.sumTwo * this.scales[1]] as const;
    this.sumOne = 0;
    this.sumTwo = 0;
    return odds;
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
