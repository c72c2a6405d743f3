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

/** Type of a unit (CLASS) above its folded unit (FOLD): one look-up a unit. */
const UNIT = new Uint32Array(65536);
for (let code = 0; code < 65536; code++) UNIT[code] = (CLASS[code]! << 16) | FOLD[code]!;
const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
const S = 115;

const doubled = <A extends Int32Array | Uint8Array>(old: A, larger: A): A => {
  larger.set(old);
  return larger;
};

/** Whether `text` has "s" at `at`, and then no letter before `stop`: the end of a possessive. */
const isLoneS = (text: string, at: number, stop: number): boolean =>
  FOLD[text.charCodeAt(at)] === S && (at + 1 >= stop || CLASS[text.charCodeAt(at + 1)] !== LETTER);

/**
 * Cuts sentences into tokens in one pass over their UTF-16 units. Total and linear in the length of the text.
 * @param text the text that the offsets point into
 * @param starts first unit of each sentence, ascending
 * @param ends unit after the last of each sentence
 */
export const readTokens = (text: string, starts: Int32Array, ends: Int32Array): Tokens => {
  // English has a token in five units; what has more grows.
  let room = (text.length >> 2) + 16;
  const laid = new Int32Array(room * 3);
  let hash = laid.subarray(0, room);
  let start = laid.subarray(room, room * 2);
  let end = laid.subarray(room * 2);
  let shape = new Uint8Array(room);
  const codes = new Uint16Array(text.length);
  const first = new Int32Array(starts.length + 1);
  let n = 0;
  for (let s = 0; s < starts.length; s++) {
    first[s] = n;
    const from = starts[s]!;
    const stop = ends[s]!;
    let i = from;
    while (i < stop) {
      const code = text.charCodeAt(i);
      const kind = UNIT[code]! >>> 16;
      if (kind === 0) {
        codes[i++] = 32;
        continue;
      }
      const begin = i;
      // A hyphen inside a word parts it and is no token of its own.
      if (
        code === 45 &&
        i > from &&
        i + 1 < stop &&
        CLASS[text.charCodeAt(i - 1)] === LETTER &&
        CLASS[text.charCodeAt(i + 1)] === LETTER
      ) {
        codes[i++] = 32;
        continue;
      }
      if (n === room) {
        room *= 2;
        hash = doubled(hash, new Int32Array(room));
        start = doubled(start, new Int32Array(room));
        end = doubled(end, new Int32Array(room));
        shape = doubled(shape, new Uint8Array(room));
      }
      if (kind === LETTER) {
        let value = FNV_BASIS;
        let capitals = 0;
        let letters = 0;
        for (; i < stop; i++) {
          const unit = text.charCodeAt(i);
          const known = UNIT[unit]!;
          const type = known >>> 16;
          const fold = known & 0xffff;
          if (type === LETTER || type === DIGIT) {
            letters++;
            if (fold !== unit) capitals++;
          } else if (
            // An apostrophe stays inside a word before letters, but "'s" is cut off.
            type !== APOSTROPHE ||
            i + 1 >= stop ||
            CLASS[text.charCodeAt(i + 1)] !== LETTER ||
            isLoneS(text, i + 1, stop)
          )
            break;
          codes[i] = fold;
          value = Math.imul(value ^ fold, FNV_PRIME);
        }
        hash[n] = value;
        shape[n] = FOLD[code] === code ? LOWER : capitals > 1 && capitals === letters ? UPPER : CAPITAL;
      } else if (kind === DIGIT) {
        let digits = 0;
        for (; i < stop; i++) {
          const unit = text.charCodeAt(i);
          if (CLASS[unit] === DIGIT) digits++;
          else if (!((unit === 44 || unit === 46) && i + 1 < stop && CLASS[text.charCodeAt(i + 1)] === DIGIT))
            break;
          codes[i] = 48;
        }
        const lead = text.charCodeAt(begin) * 10 + text.charCodeAt(begin + 1) - 528;
        const isYear = digits === 4 && i - begin === 4 && lead >= 15 && lead <= 20;
        hash[n] = isYear ? YEAR_HASH : NUMBER_HASH;
        shape[n] = isYear ? YEAR : NUMBER;
      } else if (
        kind === APOSTROPHE &&
        i + 1 < stop &&
        begin > from &&
        CLASS[text.charCodeAt(begin - 1)] !== 0 &&
        isLoneS(text, i + 1, stop)
      ) {
        codes[i] = 39;
        codes[i + 1] = S;
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
