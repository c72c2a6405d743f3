/** Reads the op-eds that are labelled by this project's own guideline. */
import { opedFolds, readJsonLines, type ReadData } from "../index.ts";
import type { QuoteInput } from "@columnist/label";
import { isAuthorName } from "./speakerNames.ts";

/** UTF-16 offsets, end exclusive. `rule`, `certainty`, `second`, `loaded`: as the guideline has them. */
export interface OpedSentence {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly label: "opinion" | "claim" | "quote" | null;
  readonly rule: string;
  readonly voice: "author" | "source" | "unclear";
  /** Who speaks or holds the view, as named best in the document; "I" for the author; null for nobody named. */
  readonly source: string | null;
}

/** One stretch in double marks. */
export interface OpedQuote {
  /** Of its first word. */
  readonly start: number;
  readonly kind: "direct" | "mixed" | "scare" | "title" | "mention" | "imagined";
  readonly speaker: string | null;
}

export interface Oped {
  readonly id: string;
  readonly source: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly sentences: ReadonlyArray<OpedSentence>;
  readonly quotes: ReadonlyArray<OpedQuote>;
}

/** Every document of the file; none where it is missing. */
export const opeds = (read: ReadData): ReadonlyArray<Oped> => {
  const bytes = read("opeds/opeds.jsonl") ?? read("opeds.jsonl");
  if (bytes === null) return [];
  return readJsonLines(bytes) as ReadonlyArray<Oped>;
};

/** Fold of each document: whole outlets and authors together. */
export const foldsOf = (documents: ReadonlyArray<Oped>): ReadonlyMap<string, number> =>
  opedFolds(
    documents.map(({ id, source, url, sentences }) => ({ id, source, url, sentences: sentences.length })),
  );

/** A document as the quote reader takes it: paragraphs by blank lines, the gold's own sentences. */
export const opedInput = ({ text, sentences }: Oped): QuoteInput => {
  const blocks: Array<QuoteInput["blocks"][number]> = [];
  for (const found of text.matchAll(/\S(?:[^\n]|\n(?!\n))*/g))
    blocks.push({ kind: "paragraph", start: found.index, end: found.index + found[0].length });
  return {
    text,
    blocks,
    sentences: {
      starts: Int32Array.from(sentences, ({ start }) => start),
      ends: Int32Array.from(sentences, ({ end }) => end),
    },
  };
};

/** A sentence that gives what somebody but the author said, thought or wants. */
export const reportsSomebody = ({ rule, voice, source }: OpedSentence): boolean =>
  rule === "R1" || rule === "R3" || (source !== null && !isAuthorName(source)) || voice === "source";
