import { CLASS, FNV_BASIS, FNV_PRIME, FOLD, hashWord } from "./hash.ts";
import { markLexicons } from "./lexicons.ts";

/** Shapes of a token. */
export const LOWER = 0;
export const CAPITAL = 1;
export const UPPER = 2;
export const NUMBER = 3;
export const YEAR = 4;
export const PUNCTUATION = 5;

/**
 * The words, numbers and marks of some sentences as parallel arrays. Offsets are UTF-16 units into the text. Sentence
 * `i` owns the tokens `first[i] … first[i + 1]`. Hyphens part words; "n't" stays with its verb; "'s" stands alone.
 */
export interface Tokens {
  readonly count: number;
  /** 32-bit hash of the token in lower case, curly apostrophes straightened, digits as one shape. */
  readonly hash: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `LOWER` … `PUNCTUATION`. */
  readonly shape: Uint8Array;
  /** Lexicons that hold the token, or a phrase that starts with it: a bit each (lexicons.ts). */
  readonly bits: Int32Array;
  /** Tokens of sentence `i` start here; one more entry than sentences. */
  readonly first: Int32Array;
  /** The text in lower case as UTF-16 units, for n-grams of letters. */
  readonly codes: Uint16Array;
}

/** Hash of any number, and of any four-digit year from 1500 to 2099. */
const NUMBER_HASH = 0x3c6ef35f;
const YEAR_HASH = 0x51ed270b;
const POSSESSIVE = hashWord("'s");

/**
 * Cuts sentences into tokens in one pass over their UTF-16 units. Total and linear in the length of the text.
 * @param text the text that the offsets point into
 * @param starts first unit of each sentence, ascending
 * @param ends unit after the last of each sentence
 */
export const readTokens = (text: string, starts: Int32Array, ends: Int32Array): Tokens => {
  let room = 0;
  for (let i = 0; i < starts.length; i++) room += ends[i]! - starts[i]!;
  const hash = new Int32Array(room);
  const start = new Int32Array(room);
  const end = new Int32Array(room);
  const shape = new Uint8Array(room);
  const codes = new Uint16Array(text.length);
  const first = new Int32Array(starts.length + 1);
  let n = 0;
  for (let s = 0; s < starts.length; s++) {
    first[s] = n;
    const stop = ends[s]!;
    let i = starts[s]!;
    while (i < stop) {
      const code = text.charCodeAt(i);
      const kind = CLASS[code]!;
      if (kind === 0) {
        codes[i++] = 32;
        continue;
      }
      const begin = i;
      // A hyphen inside a word parts it and is no token of its own.
      if (
        code === 45 &&
        i > starts[s]! &&
        i + 1 < stop &&
        CLASS[text.charCodeAt(i - 1)] === 1 &&
        CLASS[text.charCodeAt(i + 1)] === 1
      ) {
        codes[i++] = 32;
        continue;
      }
      if (kind === 1) {
        let value = FNV_BASIS;
        let capitals = 0;
        let letters = 0;
        for (; i < stop; i++) {
          const unit = text.charCodeAt(i);
          const type = CLASS[unit]!;
          const fold = FOLD[unit]!;
          if (type === 3) {
            // An apostrophe stays inside a word before letters, but "'s" is cut off.
            if (i + 1 >= stop) break;
            const next = text.charCodeAt(i + 1);
            if (CLASS[next] !== 1) break;
            if (FOLD[next] === 115 && (i + 2 >= stop || CLASS[text.charCodeAt(i + 2)] !== 1)) break;
          } else if (type !== 1 && type !== 2) break;
          else {
            letters++;
            if (fold !== unit) capitals++;
          }
          codes[i] = fold;
          value = Math.imul(value ^ fold, FNV_PRIME);
        }
        hash[n] = value;
        shape[n] = FOLD[code] === code ? LOWER : capitals > 1 && capitals === letters ? UPPER : CAPITAL;
      } else if (kind === 2) {
        let digits = 0;
        for (; i < stop; i++) {
          const unit = text.charCodeAt(i);
          const type = CLASS[unit]!;
          if (type === 2) digits++;
          else if (!((unit === 44 || unit === 46) && i + 1 < stop && CLASS[text.charCodeAt(i + 1)] === 2))
            break;
          codes[i] = 48;
        }
        const lead = text.charCodeAt(begin) * 10 + text.charCodeAt(begin + 1) - 528;
        const isYear = digits === 4 && i - begin === 4 && lead >= 15 && lead <= 20;
        hash[n] = isYear ? YEAR_HASH : NUMBER_HASH;
        shape[n] = isYear ? YEAR : NUMBER;
      } else if (
        kind === 3 &&
        i + 1 < stop &&
        FOLD[text.charCodeAt(i + 1)] === 115 &&
        begin > starts[s]! &&
        CLASS[text.charCodeAt(begin - 1)] !== 0 &&
        (i + 2 >= stop || CLASS[text.charCodeAt(i + 2)] !== 1)
      ) {
        codes[i] = 39;
        codes[i + 1] = 115;
        i += 2;
        hash[n] = POSSESSIVE;
        shape[n] = LOWER;
      } else {
        const fold = FOLD[code]!;
        codes[i] = fold;
        hash[n] = Math.imul(FNV_BASIS ^ fold, FNV_PRIME);
        shape[n] = PUNCTUATION;
        i++;
      }
      start[n] = begin;
      end[n] = i;
      n++;
    }
  }
  first[starts.length] = n;
  const bits = new Int32Array(n);
  markLexicons(hash, first, bits);
  return { count: n, hash, start, end, shape, bits, first, codes };
};
