import { charClass, isLineEnd, isOpener, isSpace } from "./chars.ts";
import type { Scan } from "./scan.ts";

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

/** Is the word from `start` to `end` a common first word, or I? "A." and "No." before a number are none. */
export const isStarter = (scan: Scan, start: number, end: number): boolean => {
  const { text, rules } = scan;
  if (!rules.starters.has(text, start, end) && !rules.alwaysCapital.has(text, start, end)) return false;
  if (text.charCodeAt(end) !== 46) return true;
  return end - start > 1 && !rules.abbreviations.has(text, start, end);
};

/** Is the first letter at `start` small and the second a capital, as in iPhone? */
export const isCamel = (text: string, start: number): boolean => charClass(text.charCodeAt(start + 1)) === 3;
