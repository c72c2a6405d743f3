import { type TokenKind, tokenBefore, tokenKind } from "./abbreviation.ts";
import { CASELESS, DIGIT, LOWER, UPPER, charClass, isOpener, isQuoteCloser } from "./chars.ts";
import { readClosers } from "./closers.ts";
import { type Following, isCamel, isStarter, readFollowing, wordAt } from "./following.ts";
import { isFronted } from "./fronted.ts";
import { missingSpaceEnd } from "./missingSpace.ts";
import { isReported } from "./reported.ts";
import { isPlainEnd } from "./plainEnd.ts";
import { readRun } from "./run.ts";
import type { Scan } from "./scan.ts";
import { isNumber } from "./word.ts";

const ROMAN = /^[IVXLC]{2,7}$/;
const ZONE = /^[A-Z]{2,4}$/;

/** A token before a stop, with what it is. */
interface Token {
  readonly start: number;
  readonly end: number;
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
const isLabel = (scan: Scan, { start, end }: Token): boolean => {
  if (end - start > 7) return false;
  const { text, rules } = scan;
  const sentence = isOpener(text.charCodeAt(scan.sentence)) ? scan.sentence + 1 : scan.sentence;
  const isOrdinal = isNumber(text, start, end) && end - start <= 2;
  if (start === sentence) return isOrdinal || end - start === 1 || ROMAN.test(text.slice(start, end));
  if (!isOrdinal) return false;
  if (isListing(text.charCodeAt(start - 2)) || isListing(text.charCodeAt(start - 3))) return true;
  if (start - sentence > 12) return false;
  const before = tokenBefore(scan, start);
  return before.start === sentence && rules.lettered.has(text.slice(before.start, before.end));
};

/** Does a sentence end behind `token` before a word that begins with a capital? */
const splitsBeforeWord = (scan: Scan, token: Token, word: string, starter: boolean): boolean => {
  const { rules } = scan;
  switch (token.kind) {
    case "word":
    case "unit":
    case "count":
      return true;
    case "number":
      return !(ROMAN.test(word) || (word.length === 1 && word !== "A"));
    case "title":
    case "inner":
      return false;
    case "month":
      return !rules.calendar.has(word);
    case "clock": {
      if (rules.calendar.has(word)) return false;
      if (starter) return true;
      const before = previousWord(scan, token.start);
      const isTime =
        charClass(before.charCodeAt(0)) === DIGIT || charClass(scan.text.charCodeAt(token.start)) === DIGIT;
      return isTime && !ZONE.test(word) && !isFronted(scan, token.start);
    }
    case "degree":
      return starter || charClass(previousWord(scan, token.start).charCodeAt(0)) === LOWER;
    case "initial":
      return starter || rules.lettered.has(previousWord(scan, token.start));
    default:
      return starter;
  }
};

/** Does a sentence end behind `token` before a number? */
const splitsBeforeNumber = (scan: Scan, token: Token): boolean => {
  if (token.kind === "clock") {
    const before = previousWord(scan, token.start);
    return charClass(before.charCodeAt(0)) === DIGIT && !isFronted(scan, token.start);
  }
  return token.kind === "word" || token.kind === "degree";
};

/** Does a sentence end before a symbol? Money, tags, a long dash before a capital open one; commas and the like go on. */
const splitsBeforeSymbol = (scan: Scan, { gapEnd, start }: Following): boolean => {
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
const isFullWord = (scan: Scan, { start, end }: Token, opened: boolean): boolean =>
  (opened ? SHORT_WORD : FULL_WORD).test(scan.text.slice(start, end)) && !isBracketed(scan, start);

const hasQuoteCloser = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (isQuoteCloser(text.charCodeAt(at))) return true;
  return false;
};

/** The other short way: a full stop before a small letter ("a.m", an address), or at a paragraph's end. */
const isInner = (text: string, at: number): boolean => {
  if (text.charCodeAt(at) !== 46) return false;
  const next = text.charCodeAt(at + 1);
  return charClass(next) === LOWER || (next === 10 && text.charCodeAt(at + 2) === 10);
};

/**
 * Decides the candidate stop at `at` from both sides. True: a sentence ends at `scan.end`. Always sets `scan.resume`
 * past the stops. At a paragraph's end it says false: the line end decides there.
 */
export const decideStop = (scan: Scan, at: number): boolean => {
  const { text, rules } = scan;
  if (isPlainEnd(scan, at)) {
    scan.end = at + 1;
    scan.resume = at + 1;
    return true;
  }
  if (isInner(text, at)) {
    scan.resume = at + 1;
    return false;
  }
  const run = readRun(scan, at);
  const stopsEnd = scan.resume;
  if (run === "broken") {
    scan.end = stopsEnd;
    return true;
  }
  const end = readClosers(scan, stopsEnd);
  scan.end = end;
  const following = readFollowing(scan, end);
  if (following.gapEnd >= text.length || following.lines > 1) return false;
  // A quotation inside a sentence: 「行く。」と言った.
  if (run === "wide") return end === stopsEnd || charClass(text.charCodeAt(end)) !== CASELESS;
  // An ellipsis that opens the sentence, and marks alone in brackets: "[...]", "(!)".
  if (at === scan.sentence) return false;
  const beforeRun = text.charCodeAt(at - 1);
  if (beforeRun === 40 || beforeRun === 91) {
    const isOmission = run === "ellipsis" && end === stopsEnd + 1 && following.gapEnd > end;
    return isOmission && isStarter(scan, following.start, wordAt(scan, following.start));
  }
  if (following.gapEnd === end) {
    scan.end = missingSpaceEnd(scan, at, stopsEnd, end, run === "emphatic");
    return scan.end >= 0;
  }

  const { start, opened, quoted } = following;
  const before = tokenBefore(scan, at);
  const kind = run === "dot" ? tokenKind(scan, before.start, before.end) : "word";
  const token: Token = { start: before.start, end: before.end, kind };
  const isPlain = kind === "word";
  const first = charClass(text.charCodeAt(start));

  if (run === "dot" && isLabel(scan, token)) return false;
  if (first === LOWER && !isCamel(text, start))
    return run === "dot" && isPlain && end === stopsEnd && (quoted || isFullWord(scan, token, opened));
  if (first < LOWER) return isPlain && (opened || splitsBeforeSymbol(scan, following));

  if (run === "dot" && first === UPPER && token.kind === "word") return true;
  const word = wordAt(scan, start);
  const isQuoteEnd = end > stopsEnd && hasQuoteCloser(text, stopsEnd, end);
  switch (run) {
    case "leaders":
      return first !== DIGIT;
    case "ellipsis":
      return !rules.alwaysCapital.has(word) && !(isQuoteEnd && isReported(scan, start));
    case "emphatic": {
      if (isQuoteEnd && isReported(scan, start)) return false;
      const name = text.slice(before.start, stopsEnd);
      return rules.abbreviations.get(name) !== "bang" || isStarter(scan, start, word);
    }
    case "dot":
  }
  if (first === DIGIT) return splitsBeforeNumber(scan, token);
  if (first === CASELESS) return isPlain || token.kind === "clock" || token.kind === "unit";
  const starter = isStarter(scan, start, word) || (quoted && token.kind !== "initial") || isQuoteEnd;
  return splitsBeforeWord(scan, token, word, starter);
};
