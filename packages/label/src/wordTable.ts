/** Every word list as one hash table: what a word or phrase is, in one look-up without cutting a string. */
import { CUE_ADJECTIVES } from "./data/cueAdjectives.ts";
import { CUE_NOUNS } from "./data/cueNouns.ts";
import { CUE_VERBS } from "./data/cues.ts";
import { FUNCTION_WORDS } from "./data/functionWords.ts";
import { ROLES } from "./data/roles.ts";
import { TITLES } from "./data/titles.ts";
import { WORD_LISTS } from "./data/wordLists.ts";
import { hashWord, joinHash } from "./hash.ts";
import { IS } from "./kinds.ts";
import { LEXICONS } from "./lexicons.ts";

/** Every word set by its id, a bit each: the lexicons first, which models count, then the lists that rules ask for. */
export const SET_IDS: ReadonlyArray<string> = [...LEXICONS, ...WORD_LISTS].map(({ id }) => id);

/** Numbers of 32 bits that hold the word sets of a token. */
export const SET_WORDS = 4;
if (SET_IDS.length > 32 * SET_WORDS)
  throw new Error(`label: ${SET_IDS.length} word sets, but room for ${32 * SET_WORDS}: raise SET_WORDS`);

const IS_OF_CLASS: Readonly<Record<string, number>> = {
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

/** Bits of `IS` of each single word of the lists. */
const classed = new Map<string, number>();
/** Lemma of each cue form. */
const lemmas = new Map<string, string>();

const classify = (words: string, bits: number): void => {
  for (const word of words.split(" ")) classed.set(word, (classed.get(word) ?? 0) | bits);
};

for (const row of FUNCTION_WORDS) classify(row.words, IS_OF_CLASS[row.id] ?? 0);
for (const row of TITLES) classify(row.word, IS.title);
for (const row of ROLES) classify(row.words, IS[row.id]);
for (const row of CUE_VERBS) {
  const tone = row.tone === "loaded" ? IS.loaded : 0;
  for (const word of row.forms.split(" ")) {
    lemmas.set(word, row.lemma);
    // The bare form and the one in -s may be nouns; "read" and "put" are their own past.
    const bare = word === row.lemma || (word.startsWith(row.lemma.slice(0, -1)) && /[^s]s$/.test(word));
    const ing = word.endsWith("ing") && word !== row.lemma;
    classify(word, IS.cueVerb | tone | IS[row.act] | (ing ? IS.gerund : bare ? 0 : IS.finite));
  }
}
for (const row of CUE_NOUNS) classify(row.forms, IS.cueNoun | (row.tone === "loaded" ? IS.loaded : 0));
for (const row of CUE_ADJECTIVES) classify(row.words, IS.cueAdjective);

// Open addressing, at most a quarter full; keys are hashes, and tests hold that no two words share one.
const SLOTS = 1 << 15;
const keys = new Int32Array(SLOTS);
const rows = new Uint16Array(SLOTS);
/** Columns of a row: bits of `IS`, hash of the lemma, GOES_ON and HAS_SETS, then the sets. */
const IS_AT = 0;
const LEMMA_AT = 1;
const FLAGS_AT = 2;
const GOES_ON = 1;
const HAS_SETS = 2;
const SETS_AT = 3;
const WIDTH = SETS_AT + SET_WORDS;
/** Row 0 is that of an unknown word. */
const cells: number[] = Array.from({ length: WIDTH }, () => 0);

const slotOf = (hash: number): number => {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (rows[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  return slot;
};

const rowFor = (hash: number): number => {
  const slot = slotOf(hash);
  if (rows[slot] === 0) {
    keys[slot] = hash;
    rows[slot] = cells.length / WIDTH;
    for (let k = 0; k < WIDTH; k++) cells.push(k === LEMMA_AT ? hash : 0);
  }
  return rows[slot]!;
};

/** A term as tokens: `'s` stands alone, a mark at the end too; hyphens stay inside their word. */
const wordsOf = (term: string): ReadonlyArray<string> =>
  term
    .split(/\s+/u)
    .flatMap((word) =>
      word.length > 2 && word.endsWith("'s")
        ? [word.slice(0, -2), "'s"]
        : /[?,]$/u.test(word)
          ? [word.slice(0, -1), word.slice(-1)]
          : [word],
    );

/** Rows of the first words of phrases, each with the row of one word more; shorter phrases come before longer ones. */
const steps: Array<Array<readonly [number, number]>> = [];

const addTerm = (words: ReadonlyArray<string>, set: number): void => {
  let joined = 0;
  let row = 0;
  for (const [k, word] of words.entries()) {
    joined = k === 0 ? hashWord(word) : joinHash(joined, hashWord(word));
    const next = rowFor(joined);
    if (k > 0) {
      cells[row * WIDTH + FLAGS_AT]! |= GOES_ON;
      (steps[k] ??= []).push([row, next]);
    }
    row = next;
  }
  cells[row * WIDTH + FLAGS_AT]! |= HAS_SETS;
  cells[row * WIDTH + SETS_AT + (set >> 5)]! |= 1 << (set & 31);
};

for (const [word, bits] of classed) {
  const row = rowFor(hashWord(word));
  cells[row * WIDTH + IS_AT] = bits;
  cells[row * WIDTH + LEMMA_AT] = hashWord(lemmas.get(word) ?? word);
}
for (const [set, lexicon] of LEXICONS.entries())
  for (const term of lexicon.terms) {
    const words = wordsOf(term.toLowerCase());
    addTerm(words, set);
    // "long overdue" is met as "long-overdue" too, and "so-called" as "so called".
    if (words.length > 1 && words.every((word) => /\w$/u.test(word) && word !== "'s"))
      addTerm([words.join("-")], set);
    if (term.includes("-")) addTerm(wordsOf(term.toLowerCase().replaceAll("-", " ")), set);
  }
for (const { id, words } of WORD_LISTS)
  for (const word of words.split(" ")) addTerm([word], SET_IDS.indexOf(id));
// Where a phrase stands its first words stand too.
for (const [row, next] of steps.flat()) {
  cells[next * WIDTH + FLAGS_AT]! |= cells[row * WIDTH + FLAGS_AT]! & HAS_SETS;
  for (let k = SETS_AT; k < WIDTH; k++) cells[next * WIDTH + k]! |= cells[row * WIDTH + k]!;
}

const count = cells.length / WIDTH;
if (count > SLOTS / 4)
  throw new Error(`label: ${count} rows for ${SLOTS} slots: double SLOTS in wordTable.ts`);

// Rows with sets come first, so that a row's number says whether it has any; row 0 stays.
const order = Array.from({ length: count }, (_, row) => row);
const isPlain = (row: number): number =>
  row === 0 ? -1 : (cells[row * WIDTH + FLAGS_AT]! & HAS_SETS) === 0 ? 1 : 0;
order.sort((a, b) => isPlain(a) - isPlain(b) || a - b);
const placeOf = new Uint16Array(count);
for (const [place, row] of order.entries()) placeOf[row] = place;
for (let slot = 0; slot < SLOTS; slot++) rows[slot] = placeOf[rows[slot]!]!;

/** Rows of the table, 0 included, and the last of those that have sets. */
export const ROWS = count;
const LAST_WITH_SETS = order.findLastIndex((row) => isPlain(row) === 0);
const table = Int32Array.from(order.flatMap((row) => cells.slice(row * WIDTH, row * WIDTH + SETS_AT)));
const sets = Int32Array.from(
  order.slice(0, LAST_WITH_SETS + 1).flatMap((row) => cells.slice(row * WIDTH + SETS_AT, (row + 1) * WIDTH)),
);

/** Of each set of SET_IDS the rows that it holds. */
export const ROWS_OF_SET: ReadonlyArray<ReadonlyArray<number>> = (() => {
  const held: Array<Array<number>> = SET_IDS.map(() => []);
  for (let row = 1; row <= LAST_WITH_SETS; row++)
    for (let k = 0; k < SET_WORDS; k++)
      for (let bits = sets[row * SET_WORDS + k]!; bits !== 0; bits &= bits - 1)
        held[k * 32 + 31 - Math.clz32(bits & -bits)]!.push(row);
  return held;
})();

/** Row of a word or phrase by its hash; 0 for one of no list. */
export const rowOf = (hash: number): number => {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (;;) {
    const row = rows[slot]!;
    if (row === 0 || keys[slot] === hash) return row;
    slot = (slot + 1) & (SLOTS - 1);
  }
};

/** What the word of a row can be: bits of `IS`. */
export const isIn = (row: number): number => table[row * SETS_AT + IS_AT]!;
/** Whether some phrase goes on after the word or phrase of a row. */
export const goesOn = (row: number): boolean => (table[row * SETS_AT + FLAGS_AT]! & GOES_ON) !== 0;
/** Whether some word set holds the word or phrase of a row. */
export const hasSets = (row: number): boolean => row !== 0 && row <= LAST_WITH_SETS;
/** Number `k` of the word sets of a row that has some: of its word or phrase, and of the first words of that. */
export const setsIn = (row: number, k: number): number => sets[row * SET_WORDS + k]!;

/** Hash of a cue verb's lemma; of the word itself for any other. */
export const lemmaOf = (hash: number): number => {
  const row = rowOf(hash);
  return row === 0 ? hash : table[row * SETS_AT + LEMMA_AT]!;
};
