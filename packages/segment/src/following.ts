import { charClass, isLineEnd, isOpener, isSpace } from "./chars.ts";
import type { Scan } from "./scan.ts";
import { wordEnd } from "./word.ts";

/** What follows a stop and its closing marks. */
export interface Following {
  /** Offset of the first unit that is no white space. */
  readonly gapEnd: number;
  /** Line ends in the white space. */
  readonly lines: number;
  /** Offset of the first unit that is no opening mark either. */
  readonly start: number;
  /** Marks opened in between. */
  readonly opened: boolean;
  /** One of them was a quotation mark. */
  readonly quoted: boolean;
}

/** More opening marks than these in a row are no sentence's start. */
const MAX_OPENERS = 4;

const isBracket = (code: number): boolean => code === 40 || code === 91 || code === 123;

export const readFollowing = (scan: Scan, end: number): Following => {
  const { text } = scan;
  let gapEnd = end;
  let lines = 0;
  for (let code = text.charCodeAt(gapEnd); isSpace(code); code = text.charCodeAt(++gapEnd))
    if (isLineEnd(code) && !(code === 13 && text.charCodeAt(gapEnd + 1) === 10)) lines++;
  scan.steps += gapEnd - end + 1;
  let start = gapEnd;
  let quoted = false;
  while (isOpener(text.charCodeAt(start)) && start < gapEnd + MAX_OPENERS) {
    if (!isBracket(text.charCodeAt(start))) quoted = true;
    start++;
    if (text.charCodeAt(start) === 32) start++;
  }
  return { gapEnd, lines, start, opened: start > gapEnd, quoted };
};

/** The word at `start` as the lists spell it, "" where there is none. */
export const wordAt = (scan: Scan, start: number): string => scan.text.slice(start, wordEnd(scan, start));

/** Is the word at `start` a common first word, or I? "A." and "No." before a number are none. */
export const isStarter = (scan: Scan, start: number, word: string): boolean => {
  const { text, rules } = scan;
  if (!rules.starters.has(word) && !rules.alwaysCapital.has(word)) return false;
  if (text.charCodeAt(start + word.length) !== 46) return true;
  return word.length > 1 && !rules.abbreviations.has(word);
};

/** Is the first letter at `start` small and the second a capital, as in iPhone? */
export const isCamel = (text: string, start: number): boolean => charClass(text.charCodeAt(start + 1)) === 3;
