import { LOWER, SPACE, UPPER, charClass, isBullet, isLineEnd } from "./chars.ts";
import { readMarker } from "./markers.ts";
import type { Scan } from "./scan.ts";
import { wordEnd } from "./word.ts";

/** Columns between which text is taken for hard-wrapped, in UTF-16 units. */
const NARROWEST_WRAP = 50;
const WIDEST_WRAP = 100;
/** A column of print is narrower; there a line must also be seen to run on. */
const NARROWEST_COLUMN = 20;
/** Letters of the longest word that no line ends a sentence with. */
const MAX_DANGLING = 7;

/** Does the line that ends at `lineEnd` end with a word that joins what follows: "of the", "late on"? */
const isDangling = (scan: Scan, lineEnd: number): boolean => {
  const { text, rules } = scan;
  let start = lineEnd;
  while (start > lineEnd - MAX_DANGLING && charClass(text.charCodeAt(start - 1)) === LOWER) start--;
  scan.steps += lineEnd - start + 1;
  return charClass(text.charCodeAt(start - 1)) === SPACE && rules.dangling.has(text, start, lineEnd);
};

/** The longest line of the paragraph, in UTF-16 units; measured once, at the first line end that asks. */
const paragraphWidth = (scan: Scan, next: number): number => {
  const { text } = scan;
  if (next < scan.wrapEnd) return scan.wrapWidth;
  let start = scan.line;
  let at = start;
  let longest = 0;
  let runsOn = false;
  for (; at < text.length; at++) {
    if (text.charCodeAt(at) !== 10) continue;
    // A blank line, or one with a carriage return alone.
    if (at <= start + 1 && at > next) break;
    longest = Math.max(longest, at - start);
    start = at + 1;
    if (charClass(text.charCodeAt(start)) === LOWER) runsOn = true;
  }
  scan.steps += at - scan.line;
  scan.wrapEnd = at;
  scan.wrapWidth = Math.max(longest, at - start);
  scan.wrapRunsOn = runsOn;
  return scan.wrapWidth;
};

/**
 * Does a sentence end at a single line end, before the line that starts at `next`? `lineEnd` is the end of the text
 * of the line before. Yes before a list mark, and where the first word of the next line is capitalised and either is
 * a common first word or would have fitted on the line before; text behind a comma or before a small letter goes on.
 */
export const decideLine = (scan: Scan, lineEnd: number, next: number): boolean => {
  const { text, rules } = scan;
  const code = text.charCodeAt(next);
  if (isBullet(code) || readMarker(text, next) !== null) return true;
  if ((code === 45 || code === 42 || code === 0x2013 || code === 0x2014) && text.charCodeAt(next + 1) === 32)
    return true;
  const last = text.charCodeAt(lineEnd - 1);
  if (last === 44 || last === 59 || last === 45 || last === 0x2013 || last === 0x2014 || last === 46)
    return false;
  let first = next;
  while (first < next + 3 && charClass(text.charCodeAt(first)) < LOWER) first++;
  const kind = charClass(text.charCodeAt(first));
  if (kind === LOWER || isDangling(scan, lineEnd)) return false;
  const end = wordEnd(scan, first);
  if (kind === UPPER && rules.starters.has(text, first, end)) return true;
  const width = paragraphWidth(scan, next);
  if (width > WIDEST_WRAP || width < NARROWEST_COLUMN || (width < NARROWEST_WRAP && !scan.wrapRunsOn))
    return true;
  return lineEnd - scan.line + 1 + (end - next) <= width;
};

/** What lies from the line end at `at`: `lines` of them, with white space between, up to `next`. */
export const readLineEnds = (scan: Scan, at: number): { lines: number; next: number } => {
  const { text } = scan;
  let next = at;
  let lines = 0;
  for (; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (isLineEnd(code)) {
      if (code === 13 && text.charCodeAt(next + 1) === 10) continue;
      lines += code === 0x2029 || code === 0x0c ? 2 : 1;
    } else if (charClass(code) !== SPACE) break;
  }
  scan.steps += next - at;
  return { lines, next };
};
