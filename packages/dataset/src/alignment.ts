/** How the sentences of one article correspond between two datasets. */

/** Indices into the sentences before and after. */
export interface Alignment {
  readonly kept: ReadonlyArray<readonly [before: number, after: number]>;
  /** Same sentence at another place among its neighbours. */
  readonly moved: ReadonlyArray<readonly [before: number, after: number]>;
  /** Different text at the same place, alike enough to be an edit. */
  readonly edited: ReadonlyArray<readonly [before: number, after: number]>;
  readonly removed: ReadonlyArray<number>;
  readonly added: ReadonlyArray<number>;
}

/** A sentence as the alignment sees it: `key` says that two are the same. */
export interface Alignable {
  readonly key: string;
  readonly text: string;
}

/** Share of common words, 0 to 1 (Dice), below which two sentences are no edit of each other. */
const EDITED = 0.5;

/** Positions of a longest ascending subsequence (patience sorting, n log n). */
const ascending = (values: ReadonlyArray<number>): ReadonlySet<number> => {
  const tails: Array<number> = [];
  const previous = new Int32Array(values.length).fill(-1);
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[at] = tails[low - 1]!;
    tails[low] = at;
  }
  const found = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) found.add(at);
  return found;
};

const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** Words in common over all words, 0 to 1; counts a word as often as it stands. */
export const wordOverlap = (left: string, right: string): number => {
  const a = wordsOf(left);
  const b = wordsOf(right);
  if (a.length + b.length === 0) return left === right ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common++;
      counts.set(word, left - 1);
    }
  }
  return (2 * common) / (a.length + b.length);
};

/** How far an edited sentence is looked for: bounds the work on articles rewritten from end to end. */
const REACH = 8;

const pairEdits = (
  before: ReadonlyArray<Alignable>,
  after: ReadonlyArray<Alignable>,
  removed: ReadonlyArray<number>,
  added: ReadonlyArray<number>,
): ReadonlyArray<readonly [number, number]> => {
  const pairs: Array<readonly [number, number]> = [];
  const taken = new Set<number>();
  let from = 0;
  for (const left of removed) {
    let best = -1;
    let bestOverlap = EDITED;
    for (let at = from; at < Math.min(added.length, from + REACH); at++) {
      const overlap = wordOverlap(before[left]!.text, after[added[at]!]!.text);
      if (!taken.has(at) && overlap >= bestOverlap && (best === -1 || overlap > bestOverlap)) {
        best = at;
        bestOverlap = overlap;
      }
    }
    if (best === -1) continue;
    taken.add(best);
    pairs.push([left, added[best]!]);
    while (taken.has(from)) from++;
  }
  return pairs;
};

/** Aligns the sentences of one article. Keys are unique on each side. */
export const align = (before: ReadonlyArray<Alignable>, after: ReadonlyArray<Alignable>): Alignment => {
  const placeOf = new Map(before.map(({ key }, index) => [key, index]));
  const common: Array<readonly [number, number]> = [];
  for (const [index, { key }] of after.entries()) {
    const place = placeOf.get(key);
    if (place !== undefined) common.push([place, index]);
  }
  const inOrder = ascending(common.map(([place]) => place));
  const commonBefore = new Set(common.map(([place]) => place));
  const commonAfter = new Set(common.map(([, index]) => index));
  const gone = [...before.keys()].filter((index) => !commonBefore.has(index));
  const fresh = [...after.keys()].filter((index) => !commonAfter.has(index));
  const edited = pairEdits(before, after, gone, fresh);
  const editedBefore = new Set(edited.map(([left]) => left));
  const editedAfter = new Set(edited.map(([, right]) => right));
  return {
    kept: common.filter((_, at) => inOrder.has(at)),
    moved: common.filter((_, at) => !inOrder.has(at)),
    edited,
    removed: gone.filter((index) => !editedBefore.has(index)),
    added: fresh.filter((index) => !editedAfter.has(index)),
  };
};
