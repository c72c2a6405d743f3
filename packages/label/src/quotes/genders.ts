/** What a name, a title or a role tells of gender. */
import { hashWord } from "../hash.ts";
import { CLITIC } from "../kinds.ts";
import { GIVEN_NAMES } from "../data/givenNames.ts";
import type { Mention } from "./names.ts";
import type { Scene } from "./scene.ts";

export const UNKNOWN = 0;
export const MALE = 1;
export const FEMALE = 2;
export const PLURAL = 3;

const genders = new Map<number, number>();
for (const row of GIVEN_NAMES)
  for (const word of row.words.split(" ")) genders.set(hashWord(word), row.gender === "male" ? MALE : FEMALE);
const MALE_WORDS =
  "mr lord sir king prince congressman chairman father brother spokesman businessman husband son grandfather uncle policeman fisherman councilman pope";
const FEMALE_WORDS =
  "mrs ms miss lady dame queen princess congresswoman madame sister spokeswoman businesswoman wife mother daughter grandmother aunt actress chairwoman councilwoman woman";
for (const word of MALE_WORDS.split(" ")) genders.set(hashWord(word), MALE);
for (const word of FEMALE_WORDS.split(" ")) genders.set(hashWord(word), FEMALE);

const pronouns = new Map<number, number>();
for (const word of ["he", "him", "his", "himself"]) pronouns.set(hashWord(word), MALE);
for (const word of ["she", "her", "hers", "herself"]) pronouns.set(hashWord(word), FEMALE);
for (const word of ["they", "them", "their", "theirs", "themselves"]) pronouns.set(hashWord(word), PLURAL);

/** Gender or number of a pronoun; UNKNOWN for one that tells neither. */
export const genderOfPronoun = (hash: number): number => pronouns.get(hash) ?? UNKNOWN;

/** MALE or FEMALE where a word of the mention tells, else UNKNOWN. A first name tells more than a last one. */
export const genderOf = (scene: Scene, m: Mention): number => {
  const { hashes } = scene.tokens;
  for (let i = m.outer; i < m.last; i++) {
    const gender = genders.get(hashes[i]!);
    if (gender !== undefined) return gender;
  }
  return UNKNOWN;
};

const codesOf = (ending: string): Uint16Array => Uint16Array.from(ending, (letter) => letter.charCodeAt(0));
const [S, U, I] = codesOf("sui") as unknown as readonly [number, number, number];
const PLURALS = ["men", "people", "children"].map(codesOf);
/** Of nouns in -s, beside those in -ss, -us and -is. */
const SINGULARS = ["ics", "news"].map(codesOf);

/** Whether the word from `start` to `end` has this ending. */
const endsIn = (codes: Uint16Array, start: number, end: number, ending: Uint16Array): boolean => {
  const from = end - ending.length;
  if (from < start) return false;
  for (let k = 0; k < ending.length; k++) if (codes[from + k] !== ending[k]) return false;
  return true;
};

/** A noun in -s, or a plural of another form. */
export const isPlural = (scene: Scene, m: Mention): boolean => {
  const { codes, ends, starts, kinds } = scene.tokens;
  const start = starts[m.head]!;
  const end = ends[m.head]!;
  if (kinds[m.head] === CLITIC || end - start < 4) return false;
  if (codes[end - 1] !== S) return PLURALS.some((ending) => endsIn(codes, start, end, ending));
  const before = codes[end - 2];
  return (
    before !== S &&
    before !== U &&
    before !== I &&
    !SINGULARS.some((ending) => endsIn(codes, start, end, ending))
  );
};
