import {
  CASELESS,
  DIGIT,
  LOWER,
  OTHER,
  UPPER,
  charClass,
  isAlphanumeric,
  isEmphatic,
  isLineEnd,
  isOpener,
  isQuoteCloser,
  isSpace,
  isStop,
  isWideStop,
} from "./chars.ts";
import { type TokenKind, tokenBefore, tokenKind } from "./abbreviation.ts";
import { readClosers } from "./closers.ts";
import { isFronted } from "./fronted.ts";
import { splitsMissingSpace } from "./missingSpace.ts";
import { isReported } from "./reported.ts";
import type { Scan } from "./scan.ts";
import { isNumber, listed, wordEnd } from "./word.ts";

const DOT = 46;

/** What a run of stops is: `dot`, `ellipsis`, `emphatic` (holds ? or !), `wide` (ideographic). */
type Run = "dot" | "ellipsis" | "emphatic" | "wide";

/** Reads the stops from `at`, spaced ones included; sets scan.resume to their end. */
const readRun = (scan: Scan, at: number): Run => {
  const { text } = scan;
  let dots = 0;
  let run: Run = "dot";
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === DOT) dots++;
    else if (code === 0x2026) dots += 3;
    else if (isWideStop(code)) run = "wide";
    else if (isEmphatic(code)) run = "emphatic";
    else {
      // A spaced run goes on only with a stop that stands alone: "! ! !", ". . .", not " .5" and " .NET".
      let next = end;
      while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 0xa0) next++;
      if (next === end || next > end + 2 || !isStop(text.charCodeAt(next))) break;
      if (isAlphanumeric(text.charCodeAt(next + 1))) break;
      end = next;
      continue;
    }
    end++;
  }
  scan.steps += end - at;
  scan.resume = end;
  if (run !== "dot") return run;
  return dots > 1 ? "ellipsis" : "dot";
};

/**
 * "compounds. . . . The": a stop at a word and three spaced ones before a capital. The stop ends the sentence, the
 * ellipsis opens the next (Golden Rule 48).
 */
const opensWithEllipsis = (scan: Scan, at: number): boolean =>
  scan.resume - at === 7 &&
  scan.text.startsWith(". . . .", at) &&
  at > scan.sentence &&
  isAlphanumeric(scan.text.charCodeAt(at - 1));

/** Does a stop behind a token of this kind end a sentence before a word? `starter`: the word is a common first word. */
const splitsBeforeWord = (scan: Scan, kind: TokenKind, start: number, starter: boolean): boolean => {
  switch (kind) {
    case "word":
    case "last":
    case "unit":
    case "number":
      return true;
    case "title":
    case "inner":
      return false;
    case "clock":
      return starter || !isFronted(scan, start);
    case "degree":
      return starter;
    default:
      return starter;
  }
};

const splitsBeforeNumber = (kind: TokenKind): boolean =>
  kind === "word" || kind === "last" || kind === "degree";

/** One capital: an initial, unless it is a pronoun, a list mark or the name of a thing ("Plan B."). */
const initialKind = (scan: Scan, start: number): TokenKind => {
  const before = tokenBefore(scan, start);
  if (before.end === before.start) return "title";
  const word = scan.text.slice(before.start, before.end);
  if (scan.rules.lettered.has(word)) return "word";
  return "initial";
};

/**
 * Decides the candidate stop at `at` from both sides. True: a sentence ends at `scan.end`. Always sets `scan.resume`
 * past the stops. At a paragraph's end it says false: the line end decides there.
 */
export const decideStop = (scan: Scan, at: number): boolean => {
  const { text, rules } = scan;
  const run = readRun(scan, at);
  const stopsEnd = scan.resume;
  const end = readClosers(scan, stopsEnd);
  scan.end = end;

  // What follows: white space, then marks that open, then a first unit.
  let next = end;
  let lines = 0;
  for (let code = text.charCodeAt(next); isSpace(code); code = text.charCodeAt(++next))
    if (isLineEnd(code)) lines++;
  scan.steps += next - end + 1;
  if (next >= text.length || lines > 1) return false;
  if (run === "wide") return true;
  if (next === end) return splitsMissingSpace(scan, at, stopsEnd, end, run === "emphatic");

  let opened = false;
  let quoted = false;
  const gapEnd = next;
  while (isOpener(text.charCodeAt(next)) && next < gapEnd + 4) {
    opened = true;
    if (
      isQuoteCloser(text.charCodeAt(next)) ||
      text.charCodeAt(next) === 0x201c ||
      text.charCodeAt(next) === 0x2018
    )
      quoted = true;
    next++;
    if (text.charCodeAt(next) === 32) next++;
  }
  const first = charClass(text.charCodeAt(next));

  const before = tokenBefore(scan, at);
  let kind = tokenKind(scan, before.start, before.end);
  if (kind === "initial") kind = initialKind(scan, before.start);

  if (run === "dot" && opensWithEllipsis(scan, at)) return false;

  if (first === LOWER) {
    if (run !== "dot" || kind !== "word" || !opened || end > stopsEnd) return false;
    return quoted;
  }
  if (first === OTHER) {
    if (opened) return kind === "word";
    const code = text.charCodeAt(next);
    // Money, hashtags, handles, dashes that open a line: as a capital would. Commas and the like go on.
    return (code === 36 || code === 0xa3 || code === 0x20ac || code === 35 || code === 64) && kind === "word";
  }
  const wordStop = wordEnd(scan, next);
  const word = listed(text.slice(next, wordStop));
  if (run === "ellipsis") {
    if (opensWithEllipsis(scan, at) && (first === UPPER || first === CASELESS)) {
      scan.end = at + 1;
      return true;
    }
    return !rules.alwaysCapital.has(word);
  }
  if (run === "emphatic") {
    if (end > stopsEnd && isReported(scan, next)) return false;
    const name = text.slice(before.start, stopsEnd);
    return rules.abbreviations.get(name) !== "bang" || rules.starters.has(word);
  }
  if (first === DIGIT) {
    if (kind === "word" && isNumber(text, before.start, before.end) && before.start === scan.sentence)
      return false;
    return splitsBeforeNumber(kind);
  }
  if (first === CASELESS) return kind === "word" || kind === "clock" || kind === "unit" || kind === "last";
  if (end > stopsEnd && kind !== "title" && kind !== "inner") return true;
  return splitsBeforeWord(scan, kind, before.start, rules.starters.has(word) || quoted);
};
