import { countWords, type Block } from "@columnist/model";

/** A block seen as a line that may be furniture. */
export interface Line {
  readonly block: Block;
  /** As written, trimmed, white space single. */
  readonly text: string;
  /** Folded: lower case, straight apostrophes. Empty for a block too long to be furniture. */
  readonly key: string;
  /** Words and numbers of `key` in order; "12shares" gives two. */
  readonly tokens: ReadonlyArray<string>;
  /** White-space separated words, counted no further than `WORD_LIMIT`. */
  readonly words: number;
  /** Ends like a sentence. */
  readonly hasStop: boolean;
}

/** A block of more units is body: no furniture that these rules know is longer. */
export const UNIT_LIMIT = 1000;
export const WORD_LIMIT = 61;

const TOKEN = /[\p{L}][\p{L}'-]*(?:&[\p{L}]+)?|\d+|[©@#/|]/gu;

// White space that is no single space already: in most texts there is none.
const GAP = /\s\s+|[^\S ]/g;
const WIDE_GAP =
  /(?! )[\s\u2000-\u200f\u2028-\u202f\u2060\ufeff]+| [\s\u2000-\u200f\u2028-\u202f\u2060\ufeff]+/g;

/** Trimmed, all white space single spaces. */
export const singleSpaced = (text: string): string => text.replace(GAP, " ").trim();

/** Lower case with one kind of apostrophe, quotation mark and space. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(WIDE_GAP, " ")
    .trim();

const STOP = /[.!?…。！？][\s"'’”»)\]]{0,5}$/u;

/** A sentence's stop at the end, closing marks behind it and a stray space before it allowed. */
export const endsWithStop = (text: string): boolean => STOP.test(text.length > 8 ? text.slice(-8) : text);

/** The view of a block; of a long one only what tells that it is long. */
export const lineOf = (block: Block): Line => {
  const { text } = block;
  const words = text.length > 400 ? WORD_LIMIT : countWords(text, WORD_LIMIT);
  return { block, text, key: "", tokens: [], words, hasStop: endsWithStop(text) };
};

/** The same line with its folded text and tokens, which cost more to make. */
export const foldedLine = (line: Line): Line => {
  if (line.key !== "" || line.text.length > UNIT_LIMIT) return line;
  // Marks of a list or of a button say nothing about the words.
  const key = fold(line.text).replace(/^[+•*▪■◆·●–—-]\s+(?=\p{L})/u, "");
  return { ...line, text: singleSpaced(line.text), key, tokens: key.match(TOKEN) ?? [] };
};
