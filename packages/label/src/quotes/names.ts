/**
 * Who is mentioned where: names by capital shape with their titles, pronouns, and noun phrases that can speak. One pass
 * over the tokens; no parser.
 */
import { IS } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { CAPITAL, CLITIC, COMMA, MARK, NUMBER, SPACED, STOP, UPPER, WORD } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";

export const NAME = 1;
export const PRONOUN = 2;
export const NOUN = 3;

/** One mention: tokens from `first` to `last`, exclusive; the possessive `'s` left out. */
export interface Mention {
  readonly kind: number;
  readonly first: number;
  readonly last: number;
  /** Token of the head: a name's last word, the noun, the pronoun. */
  readonly head: number;
  /** Bits of `IS` of the head, and of a title or role before a name. */
  readonly bits: number;
  readonly possessive: boolean;
  /** First token of a role or title before a name ("former prime minister Rishi Sunak"), else `first`. */
  readonly outer: number;
}

const CONNECTORS = new Set(
  ["de", "da", "del", "der", "di", "la", "le", "van", "von", "bin", "al", "el", "ter"].map(hashWord),
);
const BODY_CONNECTORS = new Set(["of", "for"].map(hashWord));
const QUANTITIES = new Set(
  [
    "some",
    "many",
    "others",
    "most",
    "several",
    "both",
    "few",
    "all",
    "one",
    "another",
    "those",
    "neither",
    "none",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
  ].map(hashWord),
);
const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"].map(hashWord));
const THE = hashWord("the");
const OF = hashWord("of");

const CLOSED =
  IS.subject | IS.object | IS.preposition | IS.conjunction | IS.complementizer | IS.auxiliary | IS.determiner;
const NOT_NOUN = CLOSED | IS.adverb | IS.negation | IS.agreement | IS.judging;
const AFTER_SPEAKER = IS.auxiliary | IS.adverb | IS.negation | IS.relative;
const CAN_SPEAK = IS.person | IS.body;
const REPORTED = IS.cueVerb | IS.finite;

/** Whether the word at `i` can start or go on a name. */
const isNameWord = (tokens: Tokens, i: number, fresh: boolean): boolean => {
  const shape = tokens.shapes[i]!;
  if (tokens.kinds[i] !== WORD || (shape & CAPITAL) === 0) return false;
  const is = tokens.is[i]!;
  if ((is & (CLOSED | IS.adverb)) !== 0) return (shape & UPPER) !== 0 && (is & IS.subject) === 0 && !fresh;
  if ((is & IS.time) !== 0) return false;
  return true;
};

/** Whether a stop at `i` belongs to a name: "Mr. Osei", "J. Osei", "U.S." */
const isNameStop = (tokens: Tokens, i: number): boolean => {
  const { kinds, shapes, starts, ends, count } = tokens;
  if (kinds[i] !== STOP || ends[i]! - starts[i]! !== 1 || i + 1 >= count || i === 0) return false;
  if (kinds[i + 1] !== WORD || (shapes[i + 1]! & CAPITAL) === 0) return false;
  if ((shapes[i + 1]! & SPACED) === 0) return true;
  const length = ends[i - 1]! - starts[i - 1]!;
  return length === 1 || (tokens.is[i - 1]! & IS.title) !== 0;
};

/** Where the name that starts at `i` ends, exclusive. */
const nameEnd = (tokens: Tokens, i: number): number => {
  const { kinds, shapes, hashes, count } = tokens;
  let at = i + 1;
  while (at < count) {
    if (isNameStop(tokens, at)) {
      at++;
      continue;
    }
    if (isNameWord(tokens, at, false) && (shapes[at]! & SPACED) !== 0) {
      at++;
      continue;
    }
    if (kinds[at] === WORD && kinds[at - 1] === STOP && (shapes[at]! & SPACED) === 0) {
      at++;
      continue;
    }
    const joins = CONNECTORS.has(hashes[at]!) || (BODY_CONNECTORS.has(hashes[at]!) && at - i >= 1);
    if (kinds[at] === WORD && joins && at + 1 < count) {
      const next = hashes[at + 1] === THE && at + 2 < count ? at + 2 : at + 1;
      const body =
        (tokens.is[at - 1]! & (IS.body | IS.person | IS.title)) !== 0 || CONNECTORS.has(hashes[at]!);
      if (body && isNameWord(tokens, next, false)) {
        at = next + 1;
        continue;
      }
    }
    break;
  }
  if (kinds[at] === COMMA && at + 1 < count && SUFFIXES.has(hashes[at + 1]!)) at += 2;
  while (at - 1 > i && kinds[at - 1] === STOP) at--;
  return at;
};

/** A word of more than five letters in -ly. */
const isAdverb = ({ text, starts, ends }: Tokens, i: number): boolean => {
  const end = ends[i]!;
  return end - starts[i]! > 5 && text.charCodeAt(end - 1) === 121 && text.charCodeAt(end - 2) === 108;
};

const startsSentence = (tokens: Tokens, i: number): boolean => {
  if (i === 0) return true;
  const before = tokens.kinds[i - 1]!;
  return before === STOP || before >= 7;
};

const NAMED = CAPITAL | UPPER;

/** Hashes of words that have a capital inside a sentence somewhere in the text: a capital that means something. */
const capitalsInside = (tokens: Tokens): ReadonlySet<number> => {
  const { kinds, shapes, hashes, count } = tokens;
  const seen = new Set<number>();
  for (let i = 1; i < count; i++) {
    if (kinds[i] !== WORD || (shapes[i]! & NAMED) !== CAPITAL) continue;
    if (!startsSentence(tokens, i) && kinds[i - 1] !== MARK) seen.add(hashes[i]!);
  }
  return seen;
};

/**
 * Whether a lone capital that opens a sentence is no name ("Slowly the board …", "Making sure …"): nothing else in the
 * text bears it out, no possessive or reporting verb follows, and it is no known given name, title or role.
 */
const isSentenceCapital = (tokens: Tokens, inside: ReadonlySet<number>, i: number): boolean => {
  if (QUANTITIES.has(tokens.hashes[i]!)) return true;
  if (inside.has(tokens.hashes[i]!) || (tokens.is[i]! & (CAN_SPEAK | IS.title)) !== 0) return false;
  const next = i + 1;
  if (next >= tokens.count || tokens.kinds[next] === CLITIC) return false;
  const verbal =
    (tokens.is[next]! & IS.auxiliary) !== 0 || (tokens.is[next]! & (IS.cueVerb | IS.finite)) === REPORTED;
  return !verbal || isAdverb(tokens, i) || tokens.text.startsWith("ing", tokens.ends[i]! - 3);
};

/** Every mention of the text, ordered by `first`, none overlapping. Linear in the number of tokens. */
export const readMentions = (tokens: Tokens): ReadonlyArray<Mention> => {
  const { kinds, shapes, hashes, count } = tokens;
  const inside = capitalsInside(tokens);
  const out: Array<Mention> = [];
  let i = 0;
  while (i < count) {
    if (kinds[i] !== WORD && kinds[i] !== NUMBER) {
      i++;
      continue;
    }
    const is = tokens.is[i]!;
    if (isNameWord(tokens, i, startsSentence(tokens, i))) {
      const end = nameEnd(tokens, i);
      // "Union chief", "Trump adviser": the noun is who speaks; a name right after it takes both as its role.
      let role2 = end;
      while (
        role2 < count &&
        role2 < end + 3 &&
        kinds[role2] === WORD &&
        (shapes[role2]! & (CAPITAL | SPACED)) === SPACED
      ) {
        if ((tokens.is[role2]! & (NOT_NOUN | IS.cueVerb)) !== 0) break;
        role2++;
        if ((tokens.is[role2 - 1]! & IS.person) !== 0) break;
      }
      if (role2 > end && (tokens.is[role2 - 1]! & IS.person) !== 0) {
        const named = role2 < count && isNameWord(tokens, role2, false) && (shapes[role2]! & SPACED) !== 0;
        const stop = named ? nameEnd(tokens, role2) : role2;
        out.push({
          kind: named ? NAME : NOUN,
          first: named ? role2 : i,
          last: stop,
          head: stop - 1,
          bits: tokens.is[role2 - 1]! & CAN_SPEAK,
          possessive: stop < count && kinds[stop] === CLITIC,
          outer: i,
        });
        i = stop;
        continue;
      }
      const lone =
        end - i === 1 &&
        startsSentence(tokens, i) &&
        ((is & (IS.cueVerb | IS.cueNoun)) !== 0 || isSentenceCapital(tokens, inside, i));
      if (!lone) {
        let role = 0;
        for (let at = i; at < end; at++) role |= tokens.is[at]! & (CAN_SPEAK | IS.title);
        out.push({
          kind: NAME,
          first: i,
          last: end,
          head: end - 1,
          bits: role,
          possessive: end < count && kinds[end] === CLITIC,
          outer: i,
        });
      }
      i = end;
      continue;
    }
    if ((is & (IS.subject | IS.crowd)) !== 0 || ((is & IS.thirdPerson) !== 0 && kinds[i] === WORD)) {
      out.push({
        kind: PRONOUN,
        first: i,
        last: i + 1,
        head: i,
        bits: is,
        possessive: (is & IS.determiner) !== 0 || ((is & IS.firstPerson) !== 0 && (is & IS.subject) === 0),
        outer: i,
      });
      // "his", "her" also open a noun phrase.
      if ((is & IS.determiner) === 0) {
        i++;
        continue;
      }
    }
    // A noun phrase: an optional determiner and words of no closed class, up to eight.
    const first = i;
    let at = i;
    if ((is & IS.determiner) !== 0) at++;
    let role = 0;
    let head = -1;
    while (at < count && at - first < 9) {
      if (kinds[at] === NUMBER) {
        at++;
        continue;
      }
      if (kinds[at] !== WORD) break;
      const word = tokens.is[at]!;
      if ((word & NOT_NOUN) !== 0 || isAdverb(tokens, at)) break;
      if (at > first && isNameWord(tokens, at, false)) break;
      if (
        (word & IS.cueVerb) !== 0 &&
        (word & (IS.finite | IS.gerund)) !== 0 &&
        (word & (CAN_SPEAK | IS.cueNoun)) === 0
      )
        break;
      if (at > first && (shapes[at]! & SPACED) === 0) break;
      // A word that is both noun and verb after a plural noun that can speak: "officials claim".
      if (head >= 0 && (word & IS.cueVerb) !== 0 && (role & CAN_SPEAK) !== 0) break;
      // Past a person only another who can speak goes on: "party chairman", but "the mayor opened".
      if ((role & IS.person) !== 0 && (word & CAN_SPEAK) === 0) break;
      role = word & CAN_SPEAK;
      head = at;
      at++;
    }
    if (head >= 0 || (at > first && QUANTITIES.has(hashes[first]!))) {
      const end = head >= 0 ? head + 1 : at;
      const nextName = end < count && isNameWord(tokens, end, false) && (shapes[end]! & SPACED) !== 0;
      if (nextName && (role & IS.person) !== 0) {
        const stop = nameEnd(tokens, end);
        out.push({
          kind: NAME,
          first: end,
          last: stop,
          head: stop - 1,
          bits: role,
          possessive: stop < count && kinds[stop] === CLITIC,
          outer: first,
        });
        i = stop;
        continue;
      }
      const before = first > 0 ? tokens.is[first - 1]! : 0;
      const after = end < count ? tokens.is[end]! : 0;
      const said =
        ((before | after) & IS.cueVerb) !== 0 ||
        (after & AFTER_SPEAKER) !== 0 ||
        (before & IS.preposition) !== 0;
      if (role === 0 && !said && !QUANTITIES.has(hashes[first]!)) {
        i = at;
        continue;
      }
      out.push({
        kind: NOUN,
        first,
        last: end,
        head: head >= 0 ? head : first,
        bits: role | (QUANTITIES.has(hashes[first]!) ? IS.person : 0),
        possessive: end < count && kinds[end] === CLITIC,
        outer: first,
      });
    }
    i = Math.max(at, first + 1);
    if (i < count && hashes[i] === OF && kinds[i] === WORD) i++;
  }
  return out;
};
