import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterDuplicates, type Cluster, type Clusterable } from "./duplicates.ts";
import { splitOf } from "./split.ts";

// Minima of 128 hashes of a set of numbers: a text's shingles are stood for by numbers.
const signatureOf = (shingles: ReadonlyArray<number>): Uint32Array =>
  Uint32Array.from({ length: 128 }, (_, salt) => {
    let least = 0xffffffff;
    for (const shingle of shingles) {
      let hash = Math.imul(shingle ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      least = Math.min(least, (hash ^ (hash >>> 16)) >>> 0);
    }
    return least;
  });

const range = (start: number, end: number): ReadonlyArray<number> =>
  Array.from({ length: end - start }, (_, at) => start + at);

const article = (
  docId: string,
  shingles: ReadonlyArray<number>,
  rest: Partial<Clusterable> = {},
): Clusterable => ({
  docId,
  textSha256: `text of ${docId}`,
  publishedAt: null,
  signature: signatureOf(shingles),
  ...rest,
});

const clusterOf = (articles: ReadonlyArray<Clusterable>, docId: string): string =>
  clusterDuplicates(articles).get(docId)!.cluster;

test("recall: 98 % of copies with a shared first 60 % are found, and no stranger is taken in", () => {
  const pairs = range(0, 200).flatMap((pair) => {
    const start = pair * 10_000;
    return [
      article(`d_${pair}a`, range(start, start + 500)),
      article(`d_${pair}b`, [...range(start, start + 300), ...range(start + 5000, start + 5200)]),
    ];
  });
  const clusters = clusterDuplicates(pairs);
  const found = range(0, 200).filter(
    (pair) => clusters.get(`d_${pair}a`)!.cluster === clusters.get(`d_${pair}b`)!.cluster,
  );
  expect(found.length).toBeGreaterThanOrEqual(196);
  expect(new Set([...clusters.values()].map(({ cluster }) => cluster)).size).toBeGreaterThanOrEqual(200);
});

test("articles that share a tenth of their shingles stay apart", () => {
  const articles = range(0, 100).map((index) =>
    article(`d_${index}`, [...range(0, 50), ...range((index + 1) * 1000, (index + 1) * 1000 + 450)]),
  );
  const clusters = new Set([...clusterDuplicates(articles).values()].map(({ cluster }) => cluster));
  expect(clusters.size).toBe(100);
});

test("the same text is one cluster without any shingle; texts without shingles are not", () => {
  const none = { signature: new Uint32Array(128).fill(0xffffffff) };
  const articles = [
    article("d_1", [], { ...none, textSha256: "same" }),
    article("d_2", [], { ...none, textSha256: "same" }),
    article("d_3", [], none),
    article("d_4", [], { signature: new Uint32Array(0) }),
  ];
  expect(articles.map(({ docId }) => clusterOf(articles, docId))).toEqual(["d_1", "d_1", "d_3", "d_4"]);
});

test("the earliest published stands for the cluster, an unknown time after all known, then the smallest id", () => {
  const copies = [
    article("d_a", range(0, 100)),
    article("d_b", range(0, 100), { publishedAt: 20 }),
    article("d_c", range(0, 100), { publishedAt: 10 }),
  ];
  const clusters = clusterDuplicates(copies);
  expect([...clusters.values()].map(({ cluster }) => cluster)).toEqual(["d_c", "d_c", "d_c"]);
  expect([...clusters].filter(([, { canonical }]) => canonical).map(([doc]) => doc)).toEqual(["d_c"]);
  expect(clusterOf(copies.slice(0, 1), "d_a")).toBe("d_a");
});

test("the order of articles does not matter", () => {
  const articles = range(0, 30).map((index) =>
    article(`d_${index}`, range((index % 7) * 40, (index % 7) * 40 + 100)),
  );
  const expected = [...clusterDuplicates(articles)];
  fc.assert(
    fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (shuffled) => {
      expect([...clusterDuplicates(shuffled)]).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test("the order of bands does not matter", () => {
  // About as alike as it takes, each with every other: of two that share a bucket one in some is similar.
  let state = 1;
  const drawn = (of: number): number => (state = (Math.imul(state, 48_271) >>> 0) % 0x7fffffff) % of;
  const signatures = range(0, 120).map(() => Uint32Array.from({ length: 128 }, (_, i) => i * 10 + drawn(5)));
  const clustersWith = (bands: ReadonlyArray<number>): ReadonlyArray<Cluster> => {
    const articles = signatures.map((signature, index) =>
      article(`d_${String(index).padStart(3, "0")}`, [], {
        signature: Uint32Array.from({ length: 128 }, (_, i) => signature[bands[i >> 1]! * 2 + (i & 1)]!),
      }),
    );
    return [...clusterDuplicates(articles).values()];
  };
  const bands = range(0, 64);
  const expected = clustersWith(bands);
  const clusters = new Set(expected.map(({ cluster }) => cluster)).size;
  expect(clusters).toBeGreaterThan(1);
  expect(clusters).toBeLessThan(120);
  fc.assert(
    fc.property(fc.shuffledSubarray([...bands], { minLength: 64 }), (shuffled) => {
      expect(clustersWith(shuffled)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test("a boilerplate start that many share links nobody, and copies among them are found by what else they share", () => {
  const strangers = range(0, 40).map((index) => {
    const signature = Uint32Array.from({ length: 128 }, (_, i) => (i < 2 ? 7 : index * 1000 + i));
    return article(`d_${String(index).padStart(2, "0")}`, [], { signature });
  });
  const copies = [0, 39].map((of) => ({ ...strangers[of]!, docId: `d_9${of}`, textSha256: `copy of ${of}` }));
  const clusters = clusterDuplicates([...strangers, ...copies]);
  expect(new Set([...clusters.values()].map(({ cluster }) => cluster)).size).toBe(40);
  expect(copies.map(({ docId }) => clusters.get(docId)!.cluster)).toEqual(["d_00", "d_39"]);
});

test("splits are about 80, 10 and 10 %, and an article's split does not depend on the others", () => {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const index of range(0, 5000)) counts[splitOf(`d_${index}`)]++;
  expect(counts.train / 5000).toBeCloseTo(0.8, 1);
  expect(counts.validation / 5000).toBeCloseTo(0.1, 1);
  expect(splitOf("d_0000000000000000")).toBe(splitOf("d_0000000000000000"));
});
