/** A coarse class for each token: what features see of words beside their hashes. */
import { bitsOf, IS } from "./quoteLexicon.ts";
import { CAPITAL, CLITIC, hashWord, WORD, type Tokens } from "./quoteTokens.ts";

const TO = hashWord("to");

/** A verb form that can report here: not the noun of the same letters. */
const reportsHere = (tokens: Tokens, bits: Int32Array, at: number): boolean => {
  if ((bits[at]! & (IS.finite | IS.gerund)) !== 0 || at === 0) return true;
  const kind = tokens.kinds[at - 1];
  if (kind === CLITIC) return false;
  const before = kind === WORD ? bits[at - 1]! : 0;
  // After a determiner or a preposition the letters are a noun; "that", "some", "her" may stand for a subject or object.
  if ((before & IS.preposition) !== 0) return tokens.hashes[at - 1] === TO;
  return (before & IS.determiner) === 0 || (before & (IS.object | IS.relative)) !== 0;
};

/** Class of a word by what it can be; the first that fits counts. 0 for a word of none of them. */
const byBits = (is: number): number => {
  if ((is & IS.complementizer) !== 0) return 20;
  if ((is & IS.subject) !== 0) return 21;
  if ((is & IS.determiner) !== 0) return 22;
  if ((is & IS.preposition) !== 0) return 23;
  if ((is & IS.conjunction) !== 0) return 24;
  if ((is & IS.auxiliary) !== 0) return 25;
  if ((is & IS.object) !== 0) return 26;
  if ((is & IS.time) !== 0) return 27;
  if ((is & IS.adverb) !== 0) return 28;
  return (is & IS.reports) !== 0 ? 29 : 0;
};

const L = 108;
const Y = 121;
const E = 101;
const D = 100;
const G = 103;
const N = 110;
const S = 115;

/** By its ending: -ly 31, -ed 32, -ing 33, -s 34, else 35. */
const byEnding = (text: string, start: number, end: number): number => {
  if (end - start < 5) return 35;
  const last = text.charCodeAt(end - 1);
  const before = text.charCodeAt(end - 2);
  if (last === Y && before === L) return 31;
  if (last === D && before === E) return 32;
  if (last === G && before === N) return 33;
  return last === S ? 34 : 35;
};

/** What words are, token by token. */
export interface TokenClasses {
  /** Bits of `IS` of a word, 0 of anything else. `IS.reports` is set where a reporting verb is one here. */
  readonly bits: Int32Array;
  /** The kind of a sign, 20 to 35 for a word by what it can be. */
  readonly classes: Uint8Array;
  /** A word's hash, the kind of anything else. */
  readonly values: Int32Array;
}

/** Looks all tokens up. Linear in their number. */
export const readClasses = (tokens: Tokens): TokenClasses => {
  const { kinds, hashes, shapes, starts, ends, text, count } = tokens;
  const laid = new Int32Array(count * 2);
  const bits = laid.subarray(0, count);
  const values = laid.subarray(count);
  const classes = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (kind !== WORD) {
      classes[i] = values[i] = kind;
      continue;
    }
    const hash = hashes[i]!;
    values[i] = hash;
    let is = bitsOf(hash);
    if (is !== 0) {
      bits[i] = is;
      if ((is & IS.cueVerb) !== 0 && reportsHere(tokens, bits, i)) bits[i] = is |= IS.reports;
      const known = byBits(is);
      if (known !== 0) {
        classes[i] = known;
        continue;
      }
    }
    classes[i] = (shapes[i]! & CAPITAL) !== 0 ? 30 : byEnding(text, starts[i]!, ends[i]!);
  }
  return { bits, classes, values };
};
