/** Which lexicons hold a token or some token of a sentence. */
import type { Tokens } from "./tokens.ts";
import { hasSets, SET_IDS, SET_WORDS, setsIn } from "./wordTable.ts";

/** Some lexicons: a bit each, in SET_WORDS numbers. */
export type WordSets = Int32Array;

/**
 * Some lexicons and word lists by their ids.
 * @throws Error for an id of none
 */
export const setsOf = (...ids: ReadonlyArray<string>): WordSets => {
  const sets = new Int32Array(SET_WORDS);
  for (const id of ids) {
    const index = SET_IDS.indexOf(id);
    if (index < 0) throw new Error(`label: no lexicon and no word list "${id}"`);
    sets[index >> 5]! |= 1 << (index & 31);
  }
  return sets;
};

/** Whether one of some lexicons stands among `all`, of which those of one thing begin at `at`. */
export const meets = (all: Int32Array, at: number, sets: WordSets): boolean =>
  ((all[at]! & sets[0]!) |
    (all[at + 1]! & sets[1]!) |
    (all[at + 2]! & sets[2]!) |
    (all[at + 3]! & sets[3]!)) !==
  0;

/** Whether one of some lexicons holds token `t`, or a phrase that starts with it. */
export const holds = ({ rows }: Tokens, t: number, sets: WordSets): boolean => {
  const row = rows[t]!;
  return (
    row !== 0 &&
    ((setsIn(row, 0) & sets[0]!) |
      (setsIn(row, 1) & sets[1]!) |
      (setsIn(row, 2) & sets[2]!) |
      (setsIn(row, 3) & sets[3]!)) !==
      0
  );
};

/** For each sentence the sets that some token of it stands in: SET_WORDS numbers each. */
export const setsOfSentences = ({ first, last, rows }: Tokens): Int32Array => {
  const all = new Int32Array(first.length * SET_WORDS);
  for (let s = 0; s < first.length; s++)
    for (let t = first[s]!; t < last[s]!; t++)
      if (hasSets(rows[t]!))
        for (let k = 0; k < SET_WORDS; k++) all[s * SET_WORDS + k]! |= setsIn(rows[t]!, k);
  return all;
};
