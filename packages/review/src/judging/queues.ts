/** Which sentences to judge, in which order. Pure: the same rows and seed give the same queue. */
import { seededRandom } from "@columnist/statistics";

/** What queues look at, a place a sentence. */
export interface Candidates {
  readonly size: number;
  /** p_opinion, p_claim and p_quote of each. */
  readonly odds: Float32Array;
  /** Number of the machine's label. */
  readonly label: Uint8Array;
  /** Numbers that stand for the rule, the publisher, the text: equal where they are. */
  readonly rule: Int32Array;
  readonly publisher: Int32Array;
  readonly text: Float64Array;
  /** 1 where it may be asked: of an article that stands for its cluster. */
  readonly isAsked: Uint8Array;
}

/** How unsure the machine is: 1 - (p1 - p2) of the two best labels, 0 to 1. */
export const doubtOf = (a: number, b: number, c: number): number => {
  const high = Math.max(a, b, c);
  const middle = a + b + c - high - Math.min(a, b, c);
  return 1 - (high - middle);
};

const STEPS = 1e6;
const ROWS = 2 ** 31;

/** Rows by a score from 0 to 1, highest first, equal ones in their order: numbers sort ten times as fast as a comparison. */
const byScore = (rows: Int32Array, scoreOf: (at: number) => number): Int32Array => {
  const keys = Float64Array.from(
    rows,
    (row, at) => Math.round((1 - scoreOf(at)) * STEPS) * ROWS + row,
  ).sort();
  return Int32Array.from(keys, (key) => key % ROWS);
};

/** Of equal texts the first, until there are as many as are wanted. */
const oneAText = (rows: Int32Array, text: Float64Array, most: number): Int32Array => {
  const seen = new Set<number>();
  const found: Array<number> = [];
  for (const row of rows) {
    if (found.length >= most) break;
    if (seen.has(text[row]!)) continue;
    seen.add(text[row]!);
    found.push(row);
  }
  return Int32Array.from(found);
};

// What a further sentence of the same publisher and rule counts less: twenty of them in a row teach less than twenty others.
const SAME = 0.01;

/** Spread are the most doubtful: this many times as many as are wanted. */
const AMONG = 20;

/** The most doubtful first, a text once, spread over publishers and rules: at most `n`. */
export const doubtQueue = (
  { size, odds, rule, publisher, text, isAsked }: Candidates,
  n: number = size,
): Int32Array => {
  const rows = Int32Array.from({ length: size }, (_, row) => row).filter((row) => isAsked[row] === 1);
  const doubt = (row: number): number => doubtOf(odds[row * 3]!, odds[row * 3 + 1]!, odds[row * 3 + 2]!);
  const sorted = oneAText(
    byScore(rows, (at) => doubt(rows[at]!)),
    text,
    n * AMONG,
  );
  const met = new Map<number, number>();
  const scores = Float64Array.from(sorted, (row) => {
    const kind = publisher[row]! * 65_536 + rule[row]!;
    const nth = met.get(kind) ?? 0;
    met.set(kind, nth + 1);
    return Math.max(0, doubt(row) - SAME * nth);
  });
  return byScore(sorted, (at) => scores[at]!).subarray(0, n);
};

/** What an audit draws. */
export interface Drawn {
  readonly rows: Int32Array;
  /** Of each row: with what probability it was drawn. */
  readonly inclusion: Float64Array;
}

/** Draws a stratum in proportion to its size; at least this many where it has them. */
const FEWEST = 2;

/** How many to draw of each stratum: in proportion, the largest remainders first; they sum to n. */
export const allocate = (sizes: ReadonlyArray<number>, n: number): ReadonlyArray<number> => {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(n, total);
  const shares = sizes.map((size) => (wanted * size) / Math.max(1, total));
  const least = sizes.map((size) => Math.min(size, FEWEST));
  const given = shares.map((share, i) => Math.max(Math.floor(share), least[i]!));
  const order = shares
    .map((share, i) => [share - Math.floor(share), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    .map(([, i]) => i);
  let sum = given.reduce((all, count) => all + count, 0);
  for (let turn = 0; sum < wanted; turn++) {
    const i = order[turn % order.length]!;
    if (given[i]! < sizes[i]!) {
      given[i]!++;
      sum++;
    }
  }
  while (sum > wanted) {
    const i = given.indexOf(Math.max(...given));
    given[i]!--;
    sum--;
  }
  return given;
};

/**
 * A random sample, stratified by the machine's label, in random order: everybody who audits the same version gets the same.
 * Doubt plays no part, and equal texts stay: the shares of all sentences follow from it by inverse inclusion.
 */
export const auditQueue = ({ size, label, isAsked }: Candidates, n: number, seed: number): Drawn => {
  const random = seededRandom(seed);
  const strata = [0, 1, 2].map((of) =>
    Int32Array.from({ length: size }, (_, row) => row).filter(
      (row) => isAsked[row] === 1 && label[row] === of,
    ),
  );
  const counts = allocate(
    strata.map(({ length }) => length),
    n,
  );
  const drawn = strata.flatMap((rows, of) => {
    const count = counts[of]!;
    // The first `count` of a random order.
    for (let i = 0; i < count; i++) {
      const j = i + Math.floor(random() * (rows.length - i));
      const kept = rows[i]!;
      rows[i] = rows[j]!;
      rows[j] = kept;
    }
    return Array.from(rows.subarray(0, count), (row) => ({
      row,
      inclusion: count / rows.length,
      at: random(),
    }));
  });
  drawn.sort((a, b) => a.at - b.at || a.row - b.row);
  return {
    rows: Int32Array.from(drawn, ({ row }) => row),
    inclusion: Float64Array.from(drawn, ({ inclusion }) => inclusion),
  };
};
