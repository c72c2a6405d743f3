/**
 * One pass from text to tokens as parallel typed arrays: what quotes, rules and models all read. No string is cut: a
 * word is known by a hash of its folded letters. No token crosses an edge of a sentence.
 */
import type { Spans } from "@columnist/model";
import { BREAK } from "./kinds.ts";
import { markWords } from "./markWords.ts";
import { TokenReader } from "./tokenReader.ts";

/**
 * The tokens of a text. A word keeps its hyphens ("so-called" is one token) and its apostrophes ("don't"); `'s` stands
 * alone; a number keeps what it is written with ("4,500", "10th", "9:30"). Offsets are UTF-16 units.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** `WORD`, `NUMBER`, … of kinds.ts. */
  readonly kinds: Uint8Array;
  /** `CAPITAL`, `UPPER`, `SPACED`, `YEAR`, or-ed. */
  readonly shapes: Uint8Array;
  /** `hashWord` of a word; one value for all numbers, one for all years; of a sign, `hashWord` of its first unit. */
  readonly hashes: Int32Array;
  /** What each word can be: bits of `IS`; 0 of anything else. */
  readonly is: Int32Array;
  /** The class that features see: the token's kind, or for a word one of `CLASS`. */
  readonly classes: Uint8Array;
  /** Row of the word table: of the longest phrase that starts with the token, of the token, or 0 (wordTable.ts). */
  readonly rows: Uint16Array;
  /** The text folded, digits as "0": for n-grams of letters. */
  readonly codes: Uint16Array;
  /** First token of each sentence, and the end of its last. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Sentence of each token; -1 in a gap. */
  readonly ofToken: Int32Array;
  /** Paragraph of each token, from 0: breaks divide. */
  readonly paragraph: Int32Array;
}

/**
 * Cuts a text into tokens and looks every word up. Takes any string; linear in its length.
 * @param sentences ascending, not overlapping; what lies between them is cut too
 * @param breaks ascending numbers of sentences before which a paragraph ends though the text does not say so
 */
export const readTokens = (
  text: string,
  { starts, ends }: Pick<Spans, "starts" | "ends">,
  breaks: ReadonlyArray<number> = [],
): Tokens => {
  const reader = new TokenReader(text);
  const n = starts.length;
  const laid = new Int32Array(2 * n);
  const first = laid.subarray(0, n);
  const last = laid.subarray(n);
  let at = 0;
  let b = 0;
  for (let s = 0; s < n; s++) {
    const start = Math.max(at, starts[s]!);
    reader.cut(at, start);
    if (breaks[b] === s) {
      reader.breakAt(start);
      b++;
    }
    first[s] = reader.count;
    at = Math.max(start, ends[s]!);
    reader.cut(start, at);
    last[s] = reader.count;
  }
  reader.cut(at, text.length);
  const { count, hashes, kinds, shapes, codes } = reader;
  const numbers = new Int32Array(count * 3);
  const ofToken = numbers.subarray(0, count).fill(-1);
  for (let s = 0; s < n; s++) ofToken.fill(s, first[s], last[s]);
  const paragraph = numbers.subarray(count, 2 * count);
  for (let i = 0, block = 0; i < count; i++) {
    if (kinds[i] === BREAK) block++;
    paragraph[i] = block;
  }
  const tokens: Tokens = {
    text,
    count,
    starts: reader.starts,
    ends: reader.ends,
    kinds,
    shapes,
    hashes,
    is: numbers.subarray(2 * count),
    classes: new Uint8Array(count),
    rows: new Uint16Array(count),
    codes,
    first,
    last,
    ofToken,
    paragraph,
  };
  markWords(tokens);
  return tokens;
};
