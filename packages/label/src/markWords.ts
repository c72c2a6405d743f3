/** Looks the words of a text up: what each can be, its class for features, and the word sets that hold it. */
import { FNV_BASIS, FNV_PRIME, hashWord, joinHash } from "./hash.ts";
import { CAPITAL, CLASS, CLITIC, HYPHENED, IS, WORD } from "./kinds.ts";
import type { Tokens } from "./tokens.ts";
import { goesOn, hasSets, isIn, rowOf, SET_WORDS, setsIn } from "./wordTable.ts";

const TO = hashWord("to");

/** A verb form that can report here: not the noun of the same letters. */
const reportsHere = ({ kinds, hashes, is }: Tokens, bits: number, at: number): boolean => {
  if ((bits & (IS.finite | IS.gerund)) !== 0 || at === 0) return true;
  const kind = kinds[at - 1];
  if (kind === CLITIC) return false;
  const before = kind === WORD ? is[at - 1]! : 0;
  // After a determiner or a preposition the letters are a noun; "that", "some", "her" may stand for a subject or object.
  if ((before & IS.preposition) !== 0) return hashes[at - 1] === TO;
  return (before & IS.determiner) === 0 || (before & (IS.object | IS.relative)) !== 0;
};

/** Class of a word by what it can be; the first that fits counts. 0 for a word of none of them. */
const byBits = (is: number): number => {
  if ((is & IS.complementizer) !== 0) return CLASS.complementizer;
  if ((is & IS.subject) !== 0) return CLASS.subject;
  if ((is & IS.determiner) !== 0) return CLASS.determiner;
  if ((is & IS.preposition) !== 0) return CLASS.preposition;
  if ((is & IS.conjunction) !== 0) return CLASS.conjunction;
  if ((is & IS.auxiliary) !== 0) return CLASS.auxiliary;
  if ((is & IS.object) !== 0) return CLASS.object;
  if ((is & IS.time) !== 0) return CLASS.time;
  if ((is & IS.adverb) !== 0) return CLASS.adverb;
  return (is & IS.reports) !== 0 ? CLASS.reports : 0;
};

const [L, Y, E, D, G, N, S] = [108, 121, 101, 100, 103, 110, 115];

const byEnding = (codes: Uint16Array, start: number, end: number): number => {
  if (end - start < 5) return CLASS.plain;
  const last = codes[end - 1];
  const before = codes[end - 2];
  if (last === Y && before === L) return CLASS.ly;
  if (last === D && before === E) return CLASS.ed;
  if (last === G && before === N) return CLASS.ing;
  return last === S ? CLASS.s : CLASS.plain;
};

const addSets = (sets: Int32Array, at: number, row: number): void => {
  if (!hasSets(row)) return;
  for (let k = 0; k < SET_WORDS; k++) sets[at * SET_WORDS + k]! |= setsIn(row, k);
};

const HYPHEN = 45;

/** Adds the word sets of the parts of a hyphenated word that no list has whole: "anti-democratic" is held as "democratic" is. */
const addParts = ({ codes, starts, ends, sets }: Tokens, at: number): void => {
  let hash = FNV_BASIS;
  for (let i = starts[at]!; i <= ends[at]!; i++) {
    if (i < ends[at]! && codes[i] !== HYPHEN) {
      hash = Math.imul(hash ^ codes[i]!, FNV_PRIME);
      continue;
    }
    const row = rowOf(hash);
    addSets(sets, at, row);
    hash = FNV_BASIS;
  }
};

/** Fills `is`, `classes` and `sets`. A phrase marks its first token and never crosses a sentence. Linear. */
export const markWords = (tokens: Tokens): void => {
  const { kinds, hashes, shapes, starts, ends, codes, is, classes, sets, count, ofToken, last } = tokens;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    const hash = hashes[i]!;
    const row = rowOf(hash);
    if (row !== 0) {
      addSets(sets, i, row);
      if (goesOn(row)) {
        const stop = ofToken[i]! < 0 ? i : last[ofToken[i]!]!;
        let joined = hash;
        for (let next = i + 1, more = row; next < stop && goesOn(more); next++) {
          joined = joinHash(joined, hashes[next]!);
          more = rowOf(joined);
          addSets(sets, i, more);
        }
      }
    } else if ((shapes[i]! & HYPHENED) !== 0) addParts(tokens, i);
    if (kind !== WORD) {
      classes[i] = kind;
      continue;
    }
    let bits = isIn(row);
    if ((bits & IS.cueVerb) !== 0 && reportsHere(tokens, bits, i)) bits |= IS.reports;
    is[i] = bits;
    const known = byBits(bits);
    classes[i] =
      known !== 0
        ? known
        : (shapes[i]! & CAPITAL) !== 0
          ? CLASS.capital
          : byEnding(codes, starts[i]!, ends[i]!);
  }
};
