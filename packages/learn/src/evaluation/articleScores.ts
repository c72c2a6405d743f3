import { wordsOf } from "../training/alignBody.ts";

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Words in a row that count as one unit of a body: the measure of Scrapinghub's article extraction benchmark (2020). */
const SHINGLE = 4;

const shinglesOf = (text: string): ReadonlyMap<string, number> => {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - SHINGLE + 1) && words.length > 0; i++) {
    const shingle = words.slice(i, i + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
};

/** How well a body matches the gold one: shared shingles of four words, each as often as both have it. */
export const bodyScore = (gold: string, found: string): Score => {
  const expected = shinglesOf(gold);
  const given = shinglesOf(found);
  let shared = 0;
  let all = 0;
  let wanted = 0;
  for (const count of expected.values()) wanted += count;
  for (const [shingle, count] of given) {
    all += count;
    shared += Math.min(count, expected.get(shingle) ?? 0);
  }
  if (shared === 0) return { precision: 0, recall: 0, f1: 0 };
  const precision = shared / all;
  const recall = shared / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
};

/** Case, spaces and the shape of marks folded, as the data's notes ask. */
export const foldLine = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑–—]/g, "-")
    .replace(/\s+/g, " ")
    .trim();

/** The same names, in any order. */
export const sameNames = (gold: ReadonlyArray<string>, found: ReadonlyArray<string>): boolean =>
  gold.map(foldLine).sort().join("|") === found.map(foldLine).sort().join("|");
