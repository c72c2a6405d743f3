/** The word lists of quotes as one hash table: what a word is, in one look-up without cutting a string. */
import { CUE_ADJECTIVES } from "../data/cueAdjectives.ts";
import { CUE_NOUNS } from "../data/cueNouns.ts";
import { CUE_VERBS } from "../data/cues.ts";
import { FUNCTION_WORDS } from "../data/functionWords.ts";
import { ROLES } from "../data/roles.ts";
import { TITLES } from "../data/titles.ts";
import { hashWord } from "./quoteTokens.ts";

/** Bits of what a word can be. */
export const IS = {
  cueVerb: 1 << 0,
  cueNoun: 1 << 1,
  /** A form in -ing, which needs no subject of its own. */
  gerund: 1 << 2,
  subject: 1 << 3,
  object: 1 << 4,
  firstPerson: 1 << 5,
  thirdPerson: 1 << 6,
  determiner: 1 << 7,
  preposition: 1 << 8,
  conjunction: 1 << 9,
  complementizer: 1 << 10,
  relative: 1 << 11,
  auxiliary: 1 << 12,
  adverb: 1 << 13,
  time: 1 << 14,
  negation: 1 << 15,
  crowd: 1 << 16,
  agreement: 1 << 17,
  judging: 1 << 18,
  title: 1 << 19,
  person: 1 << 20,
  body: 1 << 21,
  loaded: 1 << 22,
  speech: 1 << 23,
  thought: 1 << 24,
  evidence: 1 << 25,
  seeming: 1 << 26,
  act: 1 << 27,
  /** Past tense, past participle or third person: a form that cannot be an infinitive. */
  finite: 1 << 28,
  /** "eager to …", "afraid that …"; and "reportedly". */
  cueAdjective: 1 << 29,
  /** Not of the word but of the place: a cue verb that is a verb here (tokenClasses.ts). */
  reports: 1 << 30,
} as const;

const CLASS_BITS: Readonly<Record<string, number>> = {
  subject_pronoun: IS.subject,
  object_pronoun: IS.object,
  third_person: IS.thirdPerson,
  first_person: IS.firstPerson,
  determiner: IS.determiner,
  preposition: IS.preposition,
  conjunction: IS.conjunction,
  complementizer: IS.complementizer,
  relative: IS.relative,
  auxiliary: IS.auxiliary,
  adverb: IS.adverb,
  time: IS.time,
  negation: IS.negation,
  crowd: IS.crowd,
  agreement: IS.agreement,
  judging_adverb: IS.judging,
};

const words = new Map<string, number>();
/** Lemma of each cue form. */
const lemmas = new Map<string, string>();

const add = (word: string, bits: number): void => {
  words.set(word, (words.get(word) ?? 0) | bits);
};

for (const row of FUNCTION_WORDS) for (const word of row.words.split(" ")) add(word, CLASS_BITS[row.id] ?? 0);
for (const row of TITLES) add(row.word, IS.title);
for (const row of ROLES) for (const word of row.words.split(" ")) add(word, IS[row.id]);
for (const row of CUE_VERBS) {
  const tone = row.tone === "loaded" ? IS.loaded : 0;
  for (const word of row.forms.split(" ")) {
    lemmas.set(word, row.lemma);
    // The bare form and the one in -s may be nouns; "read" and "put" are their own past.
    const bare = word === row.lemma || (word.startsWith(row.lemma.slice(0, -1)) && /[^s]s$/.test(word));
    const ing = word.endsWith("ing") && word !== row.lemma;
    add(word, IS.cueVerb | tone | IS[row.act] | (ing ? IS.gerund : bare ? 0 : IS.finite));
  }
}
for (const row of CUE_NOUNS)
  for (const word of row.forms.split(" ")) add(word, IS.cueNoun | (row.tone === "loaded" ? IS.loaded : 0));

for (const row of CUE_ADJECTIVES) for (const word of row.words.split(" ")) add(word, IS.cueAdjective);

// Open addressing, at most a quarter full; keys are hashes, and a test holds that no two words of the lists share one.
const SIZE = 1 << 14;
const keys = new Int32Array(SIZE);
const values = new Int32Array(SIZE);
const lemmaHashes = new Int32Array(SIZE);
const mix = (hash: number): number => (hash ^ (hash >>> 15)) & (SIZE - 1);

for (const [word, bits] of words) {
  const hash = hashWord(word);
  let slot = mix(hash);
  while (values[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
  keys[slot] = hash;
  values[slot] = bits;
  lemmaHashes[slot] = hashWord(lemmas.get(word) ?? word);
}

const slotOf = (hash: number): number => {
  let slot = mix(hash);
  while (values[slot] !== 0) {
    if (keys[slot] === hash) return slot;
    slot = (slot + 1) & (SIZE - 1);
  }
  return -1;
};

/** What a word can be: bits of `IS`, 0 for a word of no list. */
export const bitsOf = (hash: number): number => {
  const slot = slotOf(hash);
  return slot < 0 ? 0 : values[slot]!;
};

/** Hash of a cue verb's lemma; of the word itself for any other. */
export const lemmaOf = (hash: number): number => {
  const slot = slotOf(hash);
  return slot < 0 ? hash : lemmaHashes[slot]!;
};

/** Every word of the lists. */
export const lexiconWords = (): ReadonlyArray<string> => [...words.keys()];
