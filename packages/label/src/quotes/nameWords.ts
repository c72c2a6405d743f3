/** Which words make a name, and where it starts and ends: by capitals, titles, and what the text writes small elsewhere. */
import { hashWord } from "../hash.ts";
import {
  CAPITAL,
  CLITIC,
  COLON,
  COMMA,
  DASH,
  IS,
  MARK,
  NUMBER,
  OTHER,
  SPACED,
  STOP,
  UPPER,
  WORD,
} from "../kinds.ts";
import type { Tokens } from "../tokens.ts";
import { GIVEN_NAMES } from "../data/givenNames.ts";
import { WordFlags } from "./wordFlags.ts";

const CONNECTORS = new Set(
  ["de", "da", "del", "der", "di", "la", "le", "van", "von", "bin", "al", "el", "ter"].map(hashWord),
);
const BODY_CONNECTORS = new Set(["of", "for"].map(hashWord));
const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"].map(hashWord));
const THE = hashWord("the");
const AND = hashWord("and");
const TODAY = hashWord("today");
const FOR = hashWord("for");
const AMERICA = hashWord("america");
const SLASH = hashWord("/");

/** Words that no noun phrase can hold. */
export const CLOSED =
  IS.subject | IS.object | IS.preposition | IS.conjunction | IS.complementizer | IS.auxiliary | IS.determiner;
const NAMED = CAPITAL | UPPER;
const ROLE = IS.person | IS.body | IS.title;
const REPORTED = IS.cueVerb | IS.finite;

const given = new Set(GIVEN_NAMES.flatMap(({ words }) => words.split(" ")).map(hashWord));

/** Whether a word is a given name of the lists. */
export const isGivenName = (hash: number): boolean => given.has(hash);

/** "Jr.", "III": not the last name of its bearer. */
export const isSuffix = (hash: number): boolean => SUFFIXES.has(hash);

/** A word of more than five letters in -ly. */
export const isAdverb = ({ text, starts, ends }: Tokens, i: number): boolean => {
  const end = ends[i]!;
  return end - starts[i]! > 5 && text.charCodeAt(end - 1) === 121 && text.charCodeAt(end - 2) === 108;
};

/** Whether a sentence, a clause after a colon or a dash, or a stretch of marks starts at `i`. */
export const startsSentence = (tokens: Tokens, i: number): boolean => {
  if (i === 0) return true;
  const before = tokens.kinds[i - 1]!;
  return before === STOP || before === COLON || before >= DASH;
};

/** A word with a capital opens a sentence somewhere. */
const OPENS = 1;
/** It has its capital inside a sentence somewhere: a capital that means something. */
const INSIDE = 2;
/** It opens a sentence somewhere and is written small elsewhere. */
const SMALL = 4;
/** Inside a sentence it has no other capital before it: a name that needs no first word. */
const ALONE = 8;

/** Names of one text: what it writes with a capital inside sentences, and what it writes small, tell them from mere first words. */
export class NameWords {
  private readonly tokens: Tokens;
  private readonly bits: Int32Array;
  /** How the text writes the words that have a capital somewhere. */
  private readonly seen: WordFlags;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.bits = tokens.is;
    const { kinds, shapes, hashes, count } = tokens;
    const seen = new WordFlags();
    this.seen = seen;
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== WORD) continue;
      const looks = shapes[i]! & NAMED;
      if (looks === 0) continue;
      if (startsSentence(tokens, i)) seen.add(hashes[i]!, OPENS);
      else if (looks === CAPITAL && kinds[i - 1] !== MARK) {
        const isAlone = (shapes[i - 1]! & CAPITAL) === 0 && kinds[i - 1] === WORD;
        seen.add(hashes[i]!, isAlone ? INSIDE | ALONE : INSIDE);
      }
    }
    for (let i = 0; i < count; i++)
      if (kinds[i] === WORD && (shapes[i]! & NAMED) === 0) seen.addTo(hashes[i]!, OPENS, SMALL);
  }

  /** Whether the word at `i` can start or go on a name. */
  isName(i: number, fresh: boolean): boolean {
    const { kinds, shapes } = this.tokens;
    const shape = shapes[i]!;
    if (kinds[i] !== WORD || (shape & CAPITAL) === 0) return false;
    const is = this.bits[i]!;
    if ((is & (CLOSED | IS.adverb)) !== 0) return (shape & UPPER) !== 0 && (is & IS.subject) === 0 && !fresh;
    return (is & IS.time) === 0;
  }

  /** The first word of a sentence before a name, which only its place gives a capital: "Leftist Marten Roe", "Keep Christ". */
  isMereOpener(i: number): boolean {
    const { tokens, bits } = this;
    const hash = tokens.hashes[i]!;
    if (!startsSentence(tokens, i) || !this.isName(i + 1, false) || isGivenName(hash)) return false;
    if ((bits[i]! & ROLE) !== 0 || this.seen.has(hash, INSIDE)) return false;
    if (this.seen.has(hash, SMALL) || (bits[i]! & IS.cueVerb) !== 0) return true;
    // "Tie Obama …" where the text says "Obama" elsewhere.
    return this.seen.has(tokens.hashes[i + 1]!, ALONE) && !this.isName(i + 2, false);
  }

  /**
   * Whether a lone capital that opens a sentence is no name ("Slowly the board …", "Making sure …"): nothing else in the
   * text bears it out, no possessive or reporting verb follows, and it is no known given name, title or role.
   */
  isMereCapital(i: number): boolean {
    const { tokens, bits } = this;
    const hash = tokens.hashes[i]!;
    if ((bits[i]! & (IS.cueVerb | IS.cueNoun)) !== 0) return true;
    if (this.seen.has(hash, INSIDE) || (bits[i]! & ROLE) !== 0) return false;
    const next = i + 1;
    if (next >= tokens.count || tokens.kinds[next] === CLITIC) return false;
    const verbal = (bits[next]! & IS.auxiliary) !== 0 || (bits[next]! & REPORTED) === REPORTED;
    if (!verbal || this.seen.has(hash, SMALL)) return true;
    return !isGivenName(hash) && tokens.text.startsWith("ing", tokens.ends[i]! - 3);
  }

  /** Whether a stop at `i` belongs to a name: "Mr. Osei", "J. Osei", "U.S." */
  private isNameStop(i: number): boolean {
    const { kinds, shapes, starts, ends, count } = this.tokens;
    if (kinds[i] !== STOP || ends[i]! - starts[i]! !== 1 || i + 1 >= count || i === 0) return false;
    if (kinds[i + 1] !== WORD || (shapes[i + 1]! & CAPITAL) === 0) return false;
    if ((shapes[i + 1]! & SPACED) === 0) return true;
    const length = ends[i - 1]! - starts[i - 1]!;
    return length === 1 || (this.bits[i - 1]! & IS.title) !== 0;
  }

  /** "Democratic Socialists of America", "Americans for Prosperity": people who joined for something. */
  private isMovement(first: number, at: number): boolean {
    const { text, ends, starts, hashes } = this.tokens;
    const end = ends[at - 1]!;
    if (hashes[at] !== FOR && hashes[at + 1] !== AMERICA) return false;
    for (let i = first; i < at - 1; i++) if (isGivenName(hashes[i]!)) return false;
    return end - starts[at - 1]! > 5 && text.charCodeAt(end - 1) === 115 && text.charCodeAt(end - 2) !== 115;
  }

  /** Where the name that starts at `i` ends, exclusive. */
  end(i: number): number {
    const { kinds, shapes, hashes, count } = this.tokens;
    let at = i + 1;
    let of = false;
    while (at < count) {
      if (this.isNameStop(at)) {
        at++;
        continue;
      }
      if (this.isName(at, false) && (shapes[at]! & SPACED) !== 0) {
        at++;
        continue;
      }
      if (kinds[at] === WORD && kinds[at - 1] === STOP && (shapes[at]! & SPACED) === 0) {
        at++;
        continue;
      }
      // "Article 4", "Section 12"
      if (kinds[at] === NUMBER && (this.bits[at - 1]! & IS.body) !== 0) {
        at++;
        continue;
      }
      // "WSJ/NBC", "USA Today"
      const isSlash = kinds[at] === OTHER && hashes[at] === SLASH && (shapes[at]! & SPACED) === 0;
      if (isSlash && at + 1 < count && this.isName(at + 1, false)) {
        at += 2;
        continue;
      }
      if (hashes[at] === TODAY && (shapes[at]! & CAPITAL) !== 0 && (shapes[at - 1]! & UPPER) !== 0) {
        at++;
        continue;
      }
      const joins = CONNECTORS.has(hashes[at]!) || BODY_CONNECTORS.has(hashes[at]!);
      if (kinds[at] === WORD && joins && at + 1 < count) {
        const next = hashes[at + 1] === THE && at + 2 < count ? at + 2 : at + 1;
        const body =
          (this.bits[at - 1]! & ROLE) !== 0 || CONNECTORS.has(hashes[at]!) || this.isMovement(i, at);
        if (body && this.isName(next, false)) {
          of = true;
          at = next + 1;
          continue;
        }
      }
      // "the Department of Health and Human Services"
      if (
        of &&
        hashes[at] === AND &&
        (this.bits[i]! & IS.body) !== 0 &&
        at + 1 < count &&
        this.isName(at + 1, false)
      ) {
        at += 2;
        continue;
      }
      break;
    }
    if (kinds[at] === COMMA && at + 1 < count && isSuffix(hashes[at + 1]!)) at += 2;
    while (at - 1 > i && kinds[at - 1] === STOP) at--;
    return at;
  }
}
