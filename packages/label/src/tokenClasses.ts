/** A coarse class for each token: what features see of words beside their hashes. */
import { IS } from "./quoteLexicon.ts";
import { CAPITAL, CLITIC, hashWord, WORD, type Tokens } from "./quoteTokens.ts";

/** Outside the text. */
export const OUTSIDE = 99;

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

const NUMBERED: ReadonlyArray<readonly [number, number]> = [
  [IS.complementizer, 20],
  [IS.subject, 21],
  [IS.determiner, 22],
  [IS.preposition, 23],
  [IS.conjunction, 24],
  [IS.auxiliary, 25],
  [IS.object, 26],
  [IS.time, 27],
  [IS.adverb, 28],
  [IS.reports, 29],
];
const ANY = NUMBERED.reduce((sum, [bit]) => sum | bit, 0);

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

/**
 * Classes of all tokens: the kind of a sign, 20 to 35 for words by what they can be. Sets `IS.reports` in `bits` where
 * a reporting verb is one here.
 */
export const readClasses = (tokens: Tokens, bits: Int32Array): Uint8Array => {
  const { kinds, shapes, starts, ends, text, count } = tokens;
  const classes = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (kind !== WORD) {
      classes[i] = kind;
      continue;
    }
    if ((bits[i]! & IS.cueVerb) !== 0 && reportsHere(tokens, bits, i)) bits[i]! |= IS.reports;
    const is = bits[i]!;
    if ((is & ANY) !== 0) {
      for (const [bit, number] of NUMBERED)
        if ((is & bit) !== 0) {
          classes[i] = number;
          break;
        }
    } else if ((shapes[i]! & CAPITAL) !== 0) classes[i] = 30;
    else classes[i] = byEnding(text, starts[i]!, ends[i]!);
  }
  return classes;
};
