import { LOWER, UPPER, charClass, isLineEnd, isOpener, isSpace } from "./chars.ts";
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

/** How far into a word a capital or an inner dot shows that it is a name, in UTF-16 units. */
const CAMEL_REACH = 12;

/** A name written small: with a capital inside, as in iPhone and wikiHow, or with dots, as in will.i.am. */
export const isCamel = (text: string, start: number): boolean => {
  let at = start + 1;
  while (at < start + CAMEL_REACH && charClass(text.charCodeAt(at)) === LOWER) at++;
  const kind = charClass(text.charCodeAt(at));
  if (kind === UPPER) return charClass(text.charCodeAt(at + 1)) === LOWER || at === start + 1;
  return at > start + 3 && text.charCodeAt(at) === 46 && /^\p{Ll}\.\p{Ll}/u.test(text.slice(at + 1, at + 4));
};

/** Does an address of the web start there? It begins a sentence of its own, or the line of a source. */
export const isWebAddress = (text: string, start: number): boolean =>
  text.startsWith("http://", start) || text.startsWith("https://", start) || text.startsWith("www.", start);
