/** Reads PolNeAR's articles with their attributions. */
import type { ReadData } from "../index.ts";

/** UTF-16 offsets, end exclusive. */
export type GoldSpan = readonly [number, number];

/** One content piece of an attribution; pieces of one share `qid`. */
export interface GoldQuote {
  readonly start: number;
  readonly end: number;
  readonly type: "direct" | "mixed" | "indirect";
  readonly qid: number;
  readonly speaker?: GoldSpan;
  readonly speaker_more?: ReadonlyArray<GoldSpan>;
  readonly cue?: GoldSpan;
  readonly cue_more?: ReadonlyArray<GoldSpan>;
}

export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly quotes: ReadonlyArray<GoldQuote>;
  readonly split: "train" | "dev";
}

/** Every article of the file; none where it is missing. */
export const goldArticles = (read: ReadData): ReadonlyArray<GoldArticle> => {
  const bytes = read("labels/polnear-docs.jsonl") ?? read("polnear-docs.jsonl");
  if (bytes === null) return [];
  return new TextDecoder()
    .decode(bytes)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldArticle);
};

/** A part of the training articles that rules are never looked at with: one in five, by a hash of the id. */
export const isHeldOut = (id: string): boolean => {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) >>> 0;
  return hash % 5 === 0;
};
