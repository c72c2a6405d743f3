import { ATTITUDE } from "./data/lexicons/attitude.ts";
import { AUTHOR } from "./data/lexicons/author.ts";
import { BOOSTER } from "./data/lexicons/booster.ts";
import { CAUSE } from "./data/lexicons/cause.ts";
import { COMPARISON } from "./data/lexicons/comparison.ts";
import { CONCLUSION } from "./data/lexicons/conclusion.ts";
import { CONTRAST } from "./data/lexicons/contrast.ts";
import { CROWD } from "./data/lexicons/crowd.ts";
import { DUTY } from "./data/lexicons/duty.ts";
import { EVENT } from "./data/lexicons/event.ts";
import { FACTIVE } from "./data/lexicons/factive.ts";
import { FEELING } from "./data/lexicons/feeling.ts";
import { FUTURE } from "./data/lexicons/future.ts";
import { HEDGE } from "./data/lexicons/hedge.ts";
import { IMPERATIVE } from "./data/lexicons/imperative.ts";
import { INTENSE } from "./data/lexicons/intense.ts";
import { LAW } from "./data/lexicons/law.ts";
import { LOADED } from "./data/lexicons/loaded.ts";
import { METAPHOR } from "./data/lexicons/metaphor.ts";
import { NEGATION } from "./data/lexicons/negation.ts";
import { NEGATIVE } from "./data/lexicons/negative.ts";
import { POSITIVE } from "./data/lexicons/positive.ts";
import { QUANTITY } from "./data/lexicons/quantity.ts";
import { REPORTING } from "./data/lexicons/reporting.ts";
import { SCHEDULED } from "./data/lexicons/scheduled.ts";
import { SOURCE } from "./data/lexicons/source.ts";
import { TIME } from "./data/lexicons/time.ts";
import { US } from "./data/lexicons/us.ts";
import { YOU } from "./data/lexicons/you.ts";
import { hashWord, joinHash } from "./hash.ts";

/** One word list: a file in data/lexicons. */
export interface LexiconData {
  readonly id: string;
  /** Texts in which some term stands. */
  readonly matches: ReadonlyArray<string>;
  /** Texts in which none does. */
  readonly misses: ReadonlyArray<string>;
  /** Words and phrases in lower case, sorted; a phrase has at most five words. */
  readonly terms: ReadonlyArray<string>;
}

/** Every lexicon, a line each. A model names the lexicons it counts, so the order may change; at most 30. */
export const LEXICONS: ReadonlyArray<LexiconData> = [
  ATTITUDE,
  AUTHOR,
  BOOSTER,
  CAUSE,
  COMPARISON,
  CONCLUSION,
  CONTRAST,
  CROWD,
  DUTY,
  EVENT,
  FACTIVE,
  FEELING,
  FUTURE,
  HEDGE,
  IMPERATIVE,
  INTENSE,
  LAW,
  LOADED,
  METAPHOR,
  NEGATION,
  NEGATIVE,
  POSITIVE,
  QUANTITY,
  REPORTING,
  SCHEDULED,
  SOURCE,
  TIME,
  US,
  YOU,
];

/** Bit of a lexicon in `Tokens.bits`; 0 for an unknown id. */
export const lexiconBit = (id: string): number => {
  const index = LEXICONS.findIndex((lexicon) => lexicon.id === id);
  return index < 0 ? 0 : 1 << index;
};

/** A word that starts some phrase, or the first words of one. */
const STARTS_PHRASE = 1 << 30;

// Cut as readTokens cuts: "'s" stands alone, hyphens part words.
const wordsOf = (term: string): ReadonlyArray<string> =>
  term
    .split(/[\s-]+/u)
    .flatMap((word) =>
      word.length > 2 && word.endsWith("'s")
        ? [word.slice(0, -2), "'s"]
        : /[?,]$/u.test(word)
          ? [word.slice(0, -1), word.slice(-1)]
          : [word],
    );

// Open addressing over 16,384 slots: about 2,000 terms, so most lookups end at once.
const SLOTS = 1 << 14;
const keys = new Int32Array(SLOTS);
const values = new Int32Array(SLOTS);

const add = (hash: number, bit: number): void => {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  keys[slot] = hash;
  values[slot]! |= bit;
};
for (const [index, lexicon] of LEXICONS.entries())
  for (const term of lexicon.terms) {
    const hashes = wordsOf(term.toLowerCase()).map(hashWord);
    let joined = hashes[0]!;
    for (const hash of hashes.slice(1)) {
      add(joined, STARTS_PHRASE);
      joined = joinHash(joined, hash);
    }
    add(joined, 1 << index);
  }

const lookUp = (hash: number): number => {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (values[slot] !== 0) {
    if (keys[slot] === hash) return values[slot]!;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return 0;
};

/**
 * Sets in `bits` the lexicons of each token; a phrase marks its first token. Phrases never cross a sentence.
 * @param hash hash of each token
 * @param first first token of each sentence, and the end
 */
export const markLexicons = (hash: Int32Array, first: Int32Array, bits: Int32Array): void => {
  for (let s = 0; s + 1 < first.length; s++) {
    const stop = first[s + 1]!;
    for (let t = first[s]!; t < stop; t++) {
      const found = lookUp(hash[t]!);
      if (found === 0) continue;
      let all = found;
      let joined = hash[t]!;
      for (let next = t + 1, more = found; (more & STARTS_PHRASE) !== 0 && next < stop; next++) {
        joined = joinHash(joined, hash[next]!);
        more = lookUp(joined);
        all |= more;
      }
      bits[t] = all & ~STARTS_PHRASE;
    }
  }
};
