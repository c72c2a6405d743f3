/** Words of dictionary columns: which are in use, their final order, and the number that each has in a file. */
import { columnsOf, type TableName, type WordColumn } from "@columnist/model";

const encoder = new TextEncoder();

/** Adds the words that stand in a row of a column. */
export const addWords = (met: Set<string>, { ids, words }: WordColumn): void => {
  const isUsed = new Uint8Array(words.length);
  for (let row = 0; row < ids.length; row++) if (ids[row] !== -1) isUsed[ids[row]!] = 1;
  for (let id = 0; id < words.length; id++) if (isUsed[id] === 1) met.add(words[id]!);
};

/** Words in the order of a dataset: by code units, the same whatever the order of the rows. */
export const sortedWords = (met: Iterable<string>): ReadonlyArray<string> => [...met].sort();

/** Gives each word the number that it has in a file. */
export interface Numbering {
  /** Number of each row's word; that of no word where there is none. Throws a RangeError for a word that has no number. */
  readonly numbersOf: (column: WordColumn) => Int32Array;
}

/** Words as one utf8 column. */
export interface WordBytes {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

/** The whole dictionary of a column: words in their final order. */
export interface Dictionary extends Numbering, WordBytes {
  readonly words: ReadonlyArray<string>;
}

/** Numbers words as `numberOf` says; undefined: it has none. `none`: the number of a row without a word. */
export const numberedBy = (numberOf: (word: string) => number | undefined, none = 0): Numbering => ({
  numbersOf: ({ ids, words }) => {
    const numbers = words.map(numberOf);
    const rows = new Int32Array(ids.length).fill(none);
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row]!;
      if (id === -1) continue;
      const number = numbers[id];
      if (number === undefined) throw new RangeError(`row ${row}: "${words[id]}" is not in the dictionary`);
      rows[row] = number;
    }
    return rows;
  },
});

/** Words, none of which has a lone surrogate, in this order. */
export const wordBytes = (words: ReadonlyArray<string>): WordBytes => {
  const bytes = encoder.encode(words.join(""));
  const offsets = new Int32Array(words.length + 1);
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    // A byte below 0x80 or from 0xc0 starts a character; one that starts at 0xf0 is two units of UTF-16.
    for (let units = words[i]!.length; units > 0; at++)
      if ((bytes[at]! & 0xc0) !== 0x80) units -= bytes[at]! < 0xf0 ? 1 : 2;
    while ((bytes[at]! & 0xc0) === 0x80) at++;
    offsets[i + 1] = at;
  }
  return { bytes, offsets };
};

/** A dictionary of these words in this order. */
export const dictionaryOf = (words: ReadonlyArray<string>): Dictionary => {
  const numbers = new Map(words.map((word, number) => [word, number]));
  return { words, ...wordBytes(words), ...numberedBy((word) => numbers.get(word)) };
};

/** Dictionary columns of a table whose words are not closed by the contract. */
export const openColumns = (name: TableName): ReadonlyArray<string> =>
  columnsOf(name).flatMap((spec) =>
    spec.storage === "dictionary" && spec.values === null ? [spec.name] : [],
  );
