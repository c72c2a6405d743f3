import type { Span } from "@columnist/model";

import { type TokenKind, tokenBefore } from "./abbreviation.ts";
import { DIGIT, LOWER, SPACE, UPPER, charClass, isOpener, isQuoteCloser } from "./chars.ts";
import type { Following } from "./following.ts";
import { isFronted } from "./fronted.ts";
import type { Scan } from "./scan.ts";
import { isNumber, wordEnd } from "./word.ts";

const ROMAN = /^[IVXLC]{2,7}$/;
/** "II", and sections: "4.1", "2.10.3". */
const ORDINAL = /^(?:[IVXLC]{2,7}|\d{1,2}(?:\.\d{1,2})+)$/;
const ZONE = /^[A-Z]{2,4}$/;

/** A token before a stop, with what it is. */
export interface Token extends Span {
  readonly kind: TokenKind;
}

/** The token before the one at `start`, as text; "" at a sentence's start. */
const previousWord = (scan: Scan, start: number): string => {
  const before = tokenBefore(scan, start);
  return scan.text.slice(before.start, before.end);
};

/** Does this mark stand before the items of a list inside a sentence: "three things: 1. a gate; 2. a tap"? */
const isListing = (code: number): boolean => code === 58 || code === 59;

/** "1.", "II.", "a." at a sentence's start, "1." behind a colon or semicolon and "Figure 1." label what follows. */
export const isLabel = (scan: Scan, { start, end }: Token): boolean => {
  if (end - start > 7) return false;
  const { text, rules } = scan;
  const sentence = isOpener(text.charCodeAt(scan.sentence)) ? scan.sentence + 1 : scan.sentence;
  const isOrdinal = isNumber(text, start, end) && end - start <= 2;
  if (start === sentence) return isOrdinal || end - start === 1 || ORDINAL.test(text.slice(start, end));
  if (!isOrdinal) return false;
  if (isListing(text.charCodeAt(start - 2)) || isListing(text.charCodeAt(start - 3))) return true;
  if (start - sentence > 12) return false;
  const before = tokenBefore(scan, start);
  return before.start === sentence && rules.lettered.has(text, before.start, before.end);
};

/** Is the word a number in letters: IV, B, but not the article A? */
const isOrdinalWord = (text: string, { start, end }: Span): boolean =>
  end - start === 1 ? text.charCodeAt(start) !== 65 : ROMAN.test(text.slice(start, end));

/** Does a noun that takes a letter as its name stand before the token? */
const isLettered = (scan: Scan, { start }: Span): boolean => {
  const before = tokenBefore(scan, start);
  return scan.rules.lettered.has(scan.text, before.start, before.end);
};

/** Verbs by which a clause is seen to be whole, and words of an office, which go on with a firm's name. */
const TOLD =
  /\s(?:is|are|was|were|has|had|have|will|would|can|could|did|does|do|said|says|left|met|went|bought|sold|made|built|\p{Ll}{3,}ed)(?:\s|$)/u;
const NAME_AND_VERB =
  /^\p{Lu}[\p{L}'’-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von)){0,3} (?:is|are|was|were|has|had|have|will|would|can|could|did|does|said|says|left|went|bought|sold|made|built|stayed|\p{Ll}{3,}ed)\b/u;
const OFFICE =
  /^(?:C[A-Z]O|Chair\p{Ll}*|Chief|Chiefs|Co-?\p{Lu}?\p{Ll}*|Deputy|Director|Executive|Founder|General|Head|Lead|Manager|Managing|Officer|Owner|President|Senior|Sr|Spokes\p{Ll}+|Vice|Analyst|Building|Center|Tower|Stadium|Field|Park|Hall)\b/u;

/** How much of a sentence is looked at for its verb, in UTF-16 units. */
const CLAUSE = 120;

/** Does what stands before a firm's name tell something already ("She works for Lutz Inc.")? */
const isToldBefore = (scan: Scan, { start }: Span): boolean => {
  const from = Math.max(scan.sentence, start - CLAUSE);
  scan.steps += start - from;
  return TOLD.test(scan.text.slice(from, start));
};

/** Does what follows begin a clause of its own: a name that is no office, and a verb? */
const isToldBehind = (scan: Scan, { start }: Span): boolean => {
  const ahead = scan.text.slice(start, start + CLAUSE);
  scan.steps += ahead.length;
  return NAME_AND_VERB.test(ahead) && !OFFICE.test(ahead);
};

/** Is the word an article or the like, with no comma behind it ("a Ph.D.", and not "the minister, M.S. Vale")? */
const isSmallWord = (word: string): boolean =>
  charClass(word.charCodeAt(0)) === LOWER && charClass(word.charCodeAt(word.length - 1)) === LOWER;

/** Does a sentence end behind `token` before a word that begins with a capital? */
export const splitsBeforeWord = (scan: Scan, token: Token, word: Span, starter: boolean): boolean => {
  const { text, rules } = scan;
  switch (token.kind) {
    case "word":
    case "unit":
    case "count":
      return true;
    case "number":
      return !isOrdinalWord(text, word);
    case "title":
    case "inner":
      return false;
    case "month":
      return !rules.calendar.has(text, word.start, word.end);
    case "clock": {
      if (rules.calendar.has(text, word.start, word.end)) return false;
      if (starter) return true;
      const before = previousWord(scan, token.start);
      const isTime =
        charClass(before.charCodeAt(0)) === DIGIT || charClass(scan.text.charCodeAt(token.start)) === DIGIT;
      return isTime && !ZONE.test(text.slice(word.start, word.end)) && !isFronted(scan, token.start);
    }
    case "degree":
      return starter || isSmallWord(previousWord(scan, token.start));
    case "initial":
      return starter || isLettered(scan, token);
    case "firm":
      return starter || (isToldBefore(scan, token) && isToldBehind(scan, word));
    default:
      return starter;
  }
};

/** Does a sentence end behind `token` before a number? */
export const splitsBeforeNumber = (scan: Scan, token: Token): boolean => {
  if (token.kind === "clock") {
    const before = previousWord(scan, token.start);
    return charClass(before.charCodeAt(0)) === DIGIT && !isFronted(scan, token.start);
  }
  return token.kind === "word" || token.kind === "degree";
};

/** Does a sentence end before a symbol? Money, tags, a long dash before a capital open one; commas and the like go on. */
export const splitsBeforeSymbol = (scan: Scan, { gapEnd, start }: Following): boolean => {
  const { text } = scan;
  const code = text.charCodeAt(start);
  if (code === 0x2014) {
    const at = text.charCodeAt(start + 1) === 32 ? start + 2 : start + 1;
    return charClass(text.charCodeAt(at)) === UPPER;
  }
  if (code === 45 || code === 0x2013) {
    // An item of a list, and not the name under a motto.
    const isItem = text.charCodeAt(start + 1) === 32 && !isQuoteCloser(text.charCodeAt(gapEnd - 2));
    return isItem && charClass(text.charCodeAt(start + 2)) === UPPER;
  }
  return code === 36 || code === 0xa3 || code === 0x20ac || code === 0xa5 || code === 35 || code === 64;
};

/** Letters that a word needs to be no clipped form that the lists lack ("lv.", "spec.", "arrv."). */
const FULL_WORD = /^\p{Ll}{5,}$/u;
/** The same before an opening bracket, which seldom follows a clipped form. */
const SHORT_WORD = /^\p{Ll}{4,}$/u;

/** How far back an open bracket is looked for, in UTF-16 units. */
const MAX_BRACKET = 200;

/** Does `at` stand in brackets that were opened in the same sentence? */
const isBracketed = (scan: Scan, at: number): boolean => {
  const from = Math.max(scan.sentence, at - MAX_BRACKET);
  const before = scan.text.slice(from, at);
  scan.steps += at - from;
  return (
    before.lastIndexOf("(") > before.lastIndexOf(")") ||
    before.lastIndexOf("[") > before.lastIndexOf("]") ||
    before.lastIndexOf("{") > before.lastIndexOf("}")
  );
};

/** Does a stop behind this token end a sentence even before a small letter, as in text written without capitals? */
export const isFullWord = (scan: Scan, { start, end }: Token, opened: boolean): boolean =>
  (opened ? SHORT_WORD : FULL_WORD).test(scan.text.slice(start, end)) && !isBracketed(scan, start);

/**
 * In a text that is written without capitals ("i never go there. nobody does. why would they?"): the sentence being read
 * began with a small letter too, and a common first word follows.
 */
export const isSmallStart = (scan: Scan, start: number): boolean => {
  const { text, rules } = scan;
  if (charClass(text.charCodeAt(scan.sentence)) !== LOWER) return false;
  const end = wordEnd(scan, start);
  return rules.smallStarters.has(text, start, end) && charClass(text.charCodeAt(end)) === SPACE;
};
