/**
 * Distinct words of a text column, found on their bytes without making strings: an open-addressed table of FNV-1a hashes.
 * A row equal to the row before it costs one comparison, which is most rows of doc_id or label.
 */
import { columnsOf, type TableName, type TextColumn } from "@columnist/model";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** Words by number, in the order in which they were first seen. */
export class WordTable {
  readonly words: Array<Uint8Array> = [];
  #slots = new Int32Array(64).fill(-1);
  #hashes: Array<number> = [];

  /** Number of the word `bytes[start … end)`; -1 when it is new and `add` is false. */
  find(bytes: Uint8Array, start: number, end: number, add: boolean): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let word = this.#slots[slot]!; word !== -1; word = this.#slots[slot]!) {
      if (this.#hashes[word] === hash && isWord(this.words[word]!, bytes, start, end)) return word;
      slot = (slot + 1) & mask;
    }
    if (!add) return -1;
    this.#slots[slot] = this.words.length;
    this.#hashes.push(hash);
    this.words.push(bytes.slice(start, end));
    if (this.words.length * 2 > this.#slots.length) this.#grow();
    return this.words.length - 1;
  }

  /** Takes in every word of a column. */
  addAll(column: TextColumn): void {
    eachWord(column, this, true, () => {});
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (const [word, hash] of this.#hashes.entries()) {
      let slot = hash & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = word;
    }
  }
}

const isWord = (word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean => {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[start + i]) return false;
  return true;
};

/** Calls `visit(row, word)` for each row that has a value. */
const eachWord = (
  column: TextColumn,
  table: WordTable,
  add: boolean,
  visit: (row: number, word: number) => void,
): void => {
  const { offsets, bytes, valid } = column;
  let word = -1;
  let from = 0;
  let to = -1;
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (valid !== null && valid[row] === 0) continue;
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    let same = end - start === to - from;
    for (let i = 0; same && i < end - start; i++) same = bytes[start + i] === bytes[from + i];
    if (!same) word = table.find(bytes, start, end, add);
    from = start;
    to = end;
    visit(row, word);
  }
};

/** The whole dictionary of a column: words in their final order, and the number of each. */
export interface Dictionary {
  readonly words: ReadonlyArray<string>;
  /** The words as one utf8 column. */
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
  /** Index of each row's word, 0 where there is none. Throws a RangeError for a word that is not in the dictionary. */
  readonly indicesOf: (column: TextColumn) => Int32Array;
}

const dictionaryOf = (words: ReadonlyArray<string>): Dictionary => {
  const table = new WordTable();
  const encoded = words.map((word) => encoder.encode(word));
  for (const word of encoded) table.find(word, 0, word.length, true);
  const offsets = new Int32Array(words.length + 1);
  for (const [index, word] of encoded.entries()) offsets[index + 1] = offsets[index]! + word.length;
  const bytes = new Uint8Array(offsets[words.length]!);
  for (const [index, word] of encoded.entries()) bytes.set(word, offsets[index]);
  return {
    words,
    bytes,
    offsets,
    indicesOf: (column) => {
      const indices = new Int32Array(column.offsets.length - 1);
      eachWord(column, table, false, (row, word) => {
        if (word === -1) {
          const found = column.bytes.subarray(column.offsets[row], column.offsets[row + 1]);
          throw new RangeError(`row ${row}: "${decoder.decode(found)}" is not in the dictionary`);
        }
        indices[row] = word;
      });
      return indices;
    },
  };
};

/** A closed set of terms, in the order of the contract. */
export const closedDictionary = (words: ReadonlyArray<string>): Dictionary => dictionaryOf(words);

/** All words met, sorted by code units: the same whatever the order of the rows. */
export const sortedWords = ({ words }: WordTable): ReadonlyArray<string> =>
  words.map((word) => decoder.decode(word)).sort();

/** The dictionary of all words met. */
export const openDictionary = (met: WordTable): Dictionary => dictionaryOf(sortedWords(met));

/** Dictionary columns of a table whose words are not closed by the contract. */
export const openColumns = (name: TableName): ReadonlyArray<string> =>
  columnsOf(name).flatMap((spec) =>
    spec.storage === "dictionary" && spec.values === null ? [spec.name] : [],
  );
