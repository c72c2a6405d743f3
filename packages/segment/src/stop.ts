import type { Span } from "@columnist/model";

import { tokenBefore, tokenKind } from "./abbreviation.ts";
import { CASELESS, DIGIT, LOWER, UPPER, charClass, isQuoteCloser } from "./chars.ts";
import { readClosers } from "./closers.ts";
import { isCamel, isStarter, isWebAddress, readFollowing } from "./following.ts";
import { missingSpaceEnd } from "./missingSpace.ts";
import { isPlainEnd } from "./plainEnd.ts";
import { isReported } from "./reported.ts";
import { readRun } from "./run.ts";
import type { Scan } from "./scan.ts";
import {
  type Token,
  isFullWord,
  isLabel,
  isSmallStart,
  splitsBeforeNumber,
  splitsBeforeSymbol,
  splitsBeforeWord,
} from "./splits.ts";
import { wordEnd } from "./word.ts";

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
    return isOmission && isStarter(scan, following.start, wordEnd(scan, following.start));
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
  if (first === LOWER && !isCamel(text, start)) {
    if (isWebAddress(text, start)) return isPlain && !opened;
    if (!isPlain || end !== stopsEnd) return false;
    if (run === "dot" && (quoted || isFullWord(scan, token, opened))) return true;
    return (run === "dot" || run === "emphatic") && !opened && isSmallStart(scan, start);
  }
  if (first < LOWER) return isPlain && (opened || splitsBeforeSymbol(scan, following));

  if (run === "dot" && first === UPPER && token.kind === "word") return true;
  const word: Span = { start, end: wordEnd(scan, start) };
  const starter = isStarter(scan, word.start, word.end);
  const isQuoteEnd = end > stopsEnd && hasQuoteCloser(text, stopsEnd, end);
  switch (run) {
    case "leaders":
      return first !== DIGIT;
    case "ellipsis":
      return !rules.alwaysCapital.has(text, word.start, word.end) && !(isQuoteEnd && isReported(scan, start));
    case "emphatic": {
      if (isQuoteEnd && isReported(scan, start)) return false;
      // A title with its year: "Oh Calcutta! (1969)".
      if (first === DIGIT && opened && !quoted) return false;
      return starter || rules.abbreviations.get(text, before.start, stopsEnd) !== "bang";
    }
    case "dot":
  }
  if (first === DIGIT) return splitsBeforeNumber(scan, token);
  if (first === CASELESS) return isPlain || token.kind === "clock" || token.kind === "unit";
  const isStart = starter || (quoted && token.kind !== "initial") || isQuoteEnd;
  return splitsBeforeWord(scan, token, word, isStart);
};
