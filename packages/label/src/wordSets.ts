/** Which lexicons hold a token or some token of a sentence. */
import type { Tokens } from "./tokens.ts";
import { hasSets, ROWS, ROWS_OF_SET, SET_IDS, SET_WORDS, setsIn } from "./wordTable.ts";

/** Some lexicons, in two ways: asked of a sentence, and of a token. */
export interface WordSets {
  /** A bit a lexicon, in SET_WORDS numbers. */
  readonly bits: Int32Array;
  /** A bit a row of the word table. */
  readonly rows: Int32Array;
}

/**
 * Some lexicons and word lists by their ids.
 * @throws Error for an id of none
 */
export const setsOf = (...ids: ReadonlyArray<string>): WordSets => {
  const bits = new Int32Array(SET_WORDS);
  const rows = new Int32Array((ROWS >> 5) + 1);
  for (const id of ids) {
    const index = SET_IDS.indexOf(id);
    if (index < 0) throw new Error(`label: no lexicon and no word list "${id}"`);
    bits[index >> 5]! |= 1 << (index & 31);
    for (const row of ROWS_OF_SET[index]!) rows[row >> 5]! |= 1 << (row & 31);
  }
  return { bits, rows };
};

/** Whether one of some lexicons stands among `all`, of which those of one thing begin at `at`. */
export const meets = (all: Int32Array, at: number, { bits }: WordSets): boolean =>
  ((all[at]! & bits[0]!) |
    (all[at + 1]! & bits[1]!) |
    (all[at + 2]! & bits[2]!) |
    (all[at + 3]! & bits[3]!)) !==
  0;

/** Whether one of some lexicons holds token `t`, or a phrase that starts with it. */
export const holds = (tokens: Tokens, t: number, sets: WordSets): boolean => {
  const row = tokens.rows[t]!;
  return ((sets.rows[row >> 5]! >>> (row & 31)) & 1) !== 0;
};

/** For each sentence the sets that some token of it stands in: SET_WORDS numbers each. */
export const setsOfSentences = ({ first, last, rows }: Tokens): Int32Array => {
  const all = new Int32Array(first.length * SET_WORDS);
  for (let s = 0; s < first.length; s++) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    const to = last[s]!;
    for (let t = first[s]!; t < to; t++) {
      const row = rows[t]!;
      if (!hasSets(row)) continue;
      a |= setsIn(row, 0);
      b |= setsIn(row, 1);
      c |= setsIn(row, 2);
      d |= setsIn(row, 3);
    }
    all[s * SET_WORDS] = a;
    all[s * SET_WORDS + 1] = b;
    all[s * SET_WORDS + 2] = c;
    all[s * SET_WORDS + 3] = d;
  }
  return all;
};
