import { DIGIT, SPACE, charClass, isTokenBreak } from "./chars.ts";
import type { Scan } from "./scan.ts";

/** No word of a language that matters here is longer; a bound on looking back and ahead, in UTF-16 units. */
const MAX_WORD = 40;

/** Start of the token that ends at `end`: back to white space, an opening mark, a dash or a slash. */
export const tokenStart = (scan: Scan, end: number): number => {
  const { text } = scan;
  const limit = Math.max(scan.sentence, end - MAX_WORD);
  let start = end;
  while (start > limit && !isTokenBreak(text.charCodeAt(start - 1))) start--;
  scan.steps += end - start + 1;
  return start;
};

/** End of the word that starts at `start`: letters, digits and apostrophes inside. */
export const wordEnd = (scan: Scan, start: number): number => {
  const { text } = scan;
  const limit = Math.min(text.length, start + MAX_WORD);
  let end = start;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (charClass(code) >= 2) end++;
    else if ((code === 39 || code === 0x2019) && end > start && charClass(text.charCodeAt(end + 1)) >= 2)
      end++;
    else break;
  }
  scan.steps += end - start + 1;
  return end;
};

/** First offset at or after `from` that is no white space; stops at a line end after `lines` of them. */
export const skipSpace = (scan: Scan, from: number): number => {
  const { text } = scan;
  let at = from;
  while (at < text.length && charClass(text.charCodeAt(at)) === SPACE) at++;
  scan.steps += at - from + 1;
  return at;
};

/** Are all units of the range digits? False for an empty range. */
export const isNumber = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if (charClass(text.charCodeAt(at)) !== DIGIT) return false;
  return end > start;
};
