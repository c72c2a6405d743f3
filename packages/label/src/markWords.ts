/** Looks the words of a text up: what each can be, its class for features, and the word sets that hold it. */
import { GIVEN_NAMES } from "./data/givenNames.ts";
import { FNV_BASIS, FNV_PRIME, hashWord, joinHash } from "./hash.ts";
import { CAPITAL, CLASS, CLITIC, COMMA, HYPHENED, IS, WORD } from "./kinds.ts";
import type { Tokens } from "./tokens.ts";
import { goesOn, hasSets, isIn, rowOf } from "./wordTable.ts";

const TO = hashWord("to");

const [L, Y, E, D, G, N, S] = [108, 121, 101, 100, 103, 110, 115];

/** Words between an article and a noun that are looked at. */
const PHRASE = 4;
const NO_ADJECTIVE =
  IS.preposition |
  IS.conjunction |
  IS.complementizer |
  IS.auxiliary |
  IS.subject |
  IS.object |
  IS.reports |
  IS.person |
  IS.body;

/** "The shameful, cowardly report buries …": a noun after adjectives after an article, before what looks like its verb. */
const isSubjectNoun = (tokens: Tokens, at: number): boolean => {
  const { kinds, is, codes, ends, hashes, count } = tokens;
  const next = at + 1;
  if (next >= count || kinds[next] !== WORD) return false;
  const ending = codes[ends[next]! - 1];
  const isVerb = (isIn(rowOf(hashes[next]!)) & IS.auxiliary) !== 0 || ending === S || ending === D;
  if (!isVerb) return false;
  for (let i = at - 1; i >= 0 && i >= at - PHRASE; i--) {
    if (kinds[i] === COMMA && i < at - 1) continue;
    if (kinds[i] !== WORD) return false;
    const bits = is[i]!;
    if ((bits & IS.determiner) !== 0) return i < at - 1 && (bits & (IS.object | IS.relative)) === 0;
    if ((bits & NO_ADJECTIVE) !== 0 || codes[ends[i]! - 1] === S) return false;
  }
  return false;
};

/** A verb form that can report here: not the noun of the same letters. */
const reportsHere = (tokens: Tokens, bits: number, at: number): boolean => {
  const { kinds, hashes, is } = tokens;
  if ((bits & (IS.finite | IS.gerund)) !== 0 || at === 0) return true;
  if ((bits & IS.cueNoun) !== 0 && isSubjectNoun(tokens, at)) return false;
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

const byEnding = (codes: Uint16Array, start: number, end: number): number => {
  if (end - start < 5) return CLASS.plain;
  const last = codes[end - 1];
  const before = codes[end - 2];
  if (last === Y && before === L) return CLASS.ly;
  if (last === D && before === E) return CLASS.ed;
  if (last === G && before === N) return CLASS.ing;
  return last === S ? CLASS.s : CLASS.plain;
};

const HYPHEN = 45;

/** Row of the last part, else of an earlier one, of a hyphenated word that no list has whole: "anti-democratic" is held as "democratic" is. */
const rowOfPart = ({ codes, starts, ends }: Tokens, at: number): number => {
  let found = 0;
  let hash = FNV_BASIS;
  for (let i = starts[at]!; i <= ends[at]!; i++) {
    if (i < ends[at]! && codes[i] !== HYPHEN) {
      hash = Math.imul(hash ^ codes[i]!, FNV_PRIME);
      continue;
    }
    const row = rowOf(hash);
    if (hasSets(row)) found = row;
    hash = FNV_BASIS;
  }
  return found;
};

/** Row of the longest phrase of the lists that starts with token `at`, whose own row is `row`; it never crosses a sentence. */
const rowOfPhrase = ({ hashes, ofToken, last }: Tokens, at: number, row: number): number => {
  if (ofToken[at]! < 0) return row;
  const stop = last[ofToken[at]!]!;
  let joined = hashes[at]!;
  let longest = row;
  for (let next = at + 1; next < stop && goesOn(longest); next++) {
    joined = joinHash(joined, hashes[next]!);
    const more = rowOf(joined);
    if (more === 0) break;
    longest = more;
  }
  return longest;
};

const NAMES = new Set(GIVEN_NAMES.flatMap(({ words }) => words.split(" ")).map(hashWord));
const MAY = hashWord("may");
const WILL = hashWord("will");
/** Row of a month: what "May" is. */
const MONTH = rowOf(hashWord("june"));

const isCapital = ({ kinds, shapes, count }: Tokens, at: number): boolean =>
  at >= 0 && at < count && kinds[at] === WORD && (shapes[at]! & CAPITAL) !== 0;

/**
 * Row of a word of the lists that its capital may make a name or a month: "Bill Orr" is no law and "Theresa May" and
 * "in May" no hedge. "Will Congress act?" asks.
 */
const rowOfCapital = (tokens: Tokens, at: number, row: number): number => {
  const { hashes, ofToken, first } = tokens;
  const hash = hashes[at]!;
  if (hash !== MAY && !NAMES.has(hash)) return row;
  const isFirst = ofToken[at]! >= 0 && first[ofToken[at]!] === at;
  if (isFirst && (hash === MAY || hash === WILL)) return row;
  if (isCapital(tokens, at + 1) || (!isFirst && isCapital(tokens, at - 1))) return 0;
  return hash === MAY ? MONTH : row;
};

/** Fills `is`, `classes` and `rows`. Linear. */
export const markWords = (tokens: Tokens): void => {
  const { kinds, hashes, shapes, starts, ends, codes, is, classes, rows, count } = tokens;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    const row = rowOf(hashes[i]!);
    if (row !== 0) {
      const own = (shapes[i]! & CAPITAL) === 0 ? row : rowOfCapital(tokens, i, row);
      rows[i] = goesOn(own) ? rowOfPhrase(tokens, i, own) : own;
    } else if ((shapes[i]! & HYPHENED) !== 0) rows[i] = rowOfPart(tokens, i);
    if (kind !== WORD) {
      classes[i] = kind;
      continue;
    }
    let bits = isIn(row);
    if ((bits & IS.cueVerb) !== 0 && reportsHere(tokens, bits, i)) bits |= IS.reports;
    is[i] = bits;
    const known = bits === 0 ? 0 : byBits(bits);
    classes[i] =
      known !== 0
        ? known
        : (shapes[i]! & CAPITAL) !== 0
          ? CLASS.capital
          : byEnding(codes, starts[i]!, ends[i]!);
  }
};
