/**
 * Clusters of exact and near duplicates from MinHash signatures.
 * Banding (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4): two rows a band find articles
 * that share half of their shingles with a chance above .999 at 64 bands, and a copy that keeps only the first 60 %
 * (Jaccard .43) nearly as often; a candidate counts when the share of equal minima reaches SIMILAR.
 * What two articles of a bucket make of each other hangs on that bucket alone, so bands may be looked at in any order, and
 * on any machine, and articles that are linked by any of them are a cluster. Articles are numbers here: no map of them.
 */

/** What is known of one article besides its signature. */
export interface Dated {
  readonly docId: string;
  /** SHA-256 of the cleaned text. */
  readonly textSha256: string;
  /** Milliseconds since 1970; null where unknown. */
  readonly publishedAt: number | null;
}

/** What the passes over a corpus need to know of one article. */
export interface Clusterable extends Dated {
  /** 32-bit minima of hashed word shingles; all of one length; empty or all 2 ** 32 - 1 for a text with no shingle. */
  readonly signature: Uint32Array;
}

export interface Cluster {
  /** doc_id of the canonical article: the earliest published, then the smallest doc_id. */
  readonly cluster: string;
  readonly canonical: boolean;
}

const ROWS_A_BAND = 2;
/** The minimum over no shingle at all. */
const NO_SHINGLE = 0xffffffff;
/**
 * Share of equal minima, an estimate of the Jaccard similarity of two articles' shingles. Three standard errors of 128 minima
 * below the .43 of two articles that share their first 60 %: at .33 the test found 96.5 % of them, here all.
 */
export const SIMILAR = 0.28;
// A bucket of a shared boilerplate start could hold thousands of articles: each is compared with the first of it.
const COMPARED_A_BUCKET = 16;

/** Estimated Jaccard similarity of two signatures of one length, 0 to 1. */
export const similarity = (left: Uint32Array, right: Uint32Array): number => {
  if (left.length === 0 || left.length !== right.length) return 0;
  let equal = 0;
  for (let i = 0; i < left.length; i++) if (left[i] === right[i]) equal++;
  return equal / left.length;
};

/** Articles in the order of a dataset: by doc_id in code units. */
export const byDocId = (left: { readonly docId: string }, right: { readonly docId: string }): number =>
  left.docId < right.docId ? -1 : left.docId > right.docId ? 1 : 0;

const isBefore = (left: Dated, right: Dated): boolean => {
  const leftTime = left.publishedAt ?? Number.POSITIVE_INFINITY;
  const rightTime = right.publishedAt ?? Number.POSITIVE_INFINITY;
  return leftTime === rightTime ? left.docId < right.docId : leftTime < rightTime;
};

interface Forest {
  readonly rootOf: (index: number) => number;
  readonly join: (left: number, right: number) => void;
}

const forest = (size: number): Forest => {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    rootOf,
    join: (left, right) => {
      const a = rootOf(left);
      const b = rootOf(right);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    },
  };
};

/** Slots of a table of open addressing for so many entries: a power of two, at most half full. */
const slotsFor = (entries: number): number =>
  2 ** Math.max(4, Math.ceil(Math.log2(Math.max(1, entries) * 2)));

/** FNV-1a. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};

const joinSameText = (articles: ReadonlyArray<Dated>, trees: Forest): void => {
  const slots = new Int32Array(slotsFor(articles.length)).fill(-1);
  for (const [index, { textSha256 }] of articles.entries()) {
    let slot = hashOf(textSha256) & (slots.length - 1);
    while (slots[slot] !== -1 && articles[slots[slot]!]!.textSha256 !== textSha256)
      slot = (slot + 1) & (slots.length - 1);
    if (slots[slot] === -1) slots[slot] = index;
    else trees.join(slots[slot]!, index);
  }
};

/**
 * The buckets of one band at a time: open addressing over two minima, used again for each band. Of each bucket the chain of
 * its first articles, which later ones are compared with.
 */
const bucketsFor = (articles: number) => {
  const slots = slotsFor(articles);
  return {
    mask: slots - 1,
    one: new Uint32Array(slots),
    two: new Uint32Array(slots),
    head: new Int32Array(slots),
    tail: new Int32Array(slots),
    size: new Uint8Array(slots),
    next: new Int32Array(articles),
  };
};

/** Whether the share of equal minima of the articles that start at `a` and `b` reaches SIMILAR; stops when that is settled. */
const isSimilar = (minima: Uint32Array, a: number, b: number, length: number): boolean => {
  const need = length * SIMILAR;
  let equal = 0;
  for (let i = 0; i < length; i++) {
    equal += Number(minima[a + i] === minima[b + i]);
    if ((i & 7) === 7 && (equal >= need || equal + length - 1 - i < need)) break;
  }
  return equal >= need;
};

const joinBand = (
  minima: Uint32Array,
  length: number,
  trees: Forest,
  band: number,
  { mask, one, two, head, tail, size, next }: ReturnType<typeof bucketsFor>,
): void => {
  head.fill(-1);
  for (let index = 0; index < next.length; index++) {
    const a = minima[index * length + band]!;
    if (a === NO_SHINGLE) continue;
    const b = minima[index * length + band + 1]!;
    const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (head[slot] !== -1 && (one[slot] !== a || two[slot] !== b)) slot = (slot + 1) & mask;
    if (head[slot] === -1) {
      one[slot] = a;
      two[slot] = b;
      head[slot] = tail[slot] = index;
      size[slot] = 1;
      next[index] = -1;
      continue;
    }
    const start = index * length;
    // Leaving out who is linked already changes no cluster; whom the chain holds must not hang on it, as that hangs on other bands.
    for (let other = head[slot]!; other !== -1; other = next[other]!)
      if (trees.rootOf(other) !== trees.rootOf(index) && isSimilar(minima, other * length, start, length))
        trees.join(other, index);
    if (size[slot]! < COMPARED_A_BUCKET) {
      next[tail[slot]!] = index;
      next[index] = -1;
      tail[slot] = index;
      size[slot]!++;
    }
  }
};

/** All signatures one after the other; one of another length, as an empty one, becomes one of no shingle. */
const minimaOf = (articles: ReadonlyArray<Clusterable>): Uint32Array => {
  let length = 0;
  for (const { signature } of articles) length = Math.max(length, signature.length);
  const minima = new Uint32Array(articles.length * length).fill(NO_SHINGLE);
  for (const [index, { signature }] of articles.entries())
    if (signature.length === length) minima.set(signature, index * length);
  return minima;
};

/**
 * Finds the cluster of every article, a band at a time: between two steps the caller may do something else. What it
 * returns last is, for each article, the number of the one that stands for its cluster.
 * Linear in the number of articles for each band but for buckets, which are capped. Memory: 45 bytes an article, at most, beside
 * what is given; 2 ** 29 articles, at most.
 *
 * @param sorted articles by doc_id
 * @param minima their signatures one after the other, all of one length
 */
export function* clusterSteps(
  sorted: ReadonlyArray<Dated>,
  minima: Uint32Array,
): Generator<void, Int32Array, void> {
  const length = sorted.length === 0 ? 0 : minima.length / sorted.length;
  const trees = forest(sorted.length);
  joinSameText(sorted, trees);
  const buckets = bucketsFor(sorted.length);
  yield;
  for (let band = 0; band + ROWS_A_BAND <= length; band += ROWS_A_BAND) {
    joinBand(minima, length, trees, band, buckets);
    yield;
  }
  const best = new Int32Array(sorted.length).fill(-1);
  for (const [index, article] of sorted.entries()) {
    const root = trees.rootOf(index);
    if (best[root] === -1 || isBefore(article, sorted[best[root]!]!)) best[root] = index;
  }
  return best.map((_, index) => best[trees.rootOf(index)]!);
}

/** The cluster of every article, by doc_id: all steps of `clusterSteps` at once. The order of `articles` does not matter. */
export const clusterDuplicates = (articles: ReadonlyArray<Clusterable>): ReadonlyMap<string, Cluster> => {
  const sorted = articles.toSorted(byDocId);
  const steps = clusterSteps(sorted, minimaOf(sorted));
  for (;;) {
    const { done, value } = steps.next();
    if (done !== true) continue;
    return new Map(
      sorted.map(({ docId }, index) => {
        const cluster = sorted[value[index]!]!.docId;
        return [docId, { cluster, canonical: cluster === docId }];
      }),
    );
  }
};
