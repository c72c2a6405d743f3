import { DIGIT, LOWER, SPACE, UPPER, charClass, isSpace } from "./chars.ts";
import { isStarter } from "./following.ts";
import type { Scan } from "./scan.ts";
import { tokenStart, wordEnd } from "./word.ts";

/** Signs of an address, a file or code: no sentence ends inside such a token. */
const ADDRESS = /[@/\\_=#<>.]|www|http/;

/** End of a footnote number that touches the stop ("as before.12 The"), or -1. */
const footnoteEnd = (scan: Scan, at: number, end: number): number => {
  const { text, rules } = scan;
  let note = end;
  while (note < end + 3 && charClass(text.charCodeAt(note)) === DIGIT) note++;
  if (charClass(text.charCodeAt(note)) !== SPACE || charClass(text.charCodeAt(note + 1)) !== UPPER) return -1;
  const start = tokenStart(scan, at);
  const token = text.slice(start, at);
  return token.length > 3 && !ADDRESS.test(token) && !rules.abbreviations.has(text, start, at) ? note : -1;
};

/**
 * End of the sentence at stops that no space follows ("the end.The next"), or -1 where none ends. One ends behind a small
 * word or a number and before a common first word or a title; behind ? and ! or a closing mark before any capitalised
 * word; and at a footnote number; never in an address.
 */
export const missingSpaceEnd = (
  scan: Scan,
  at: number,
  stopsEnd: number,
  end: number,
  isEmphatic: boolean,
): number => {
  const { text, rules } = scan;
  let next = end;
  let kind = charClass(text.charCodeAt(next));
  const last = charClass(text.charCodeAt(at - 1));
  if (kind === DIGIT && last === LOWER && end === stopsEnd) return footnoteEnd(scan, at, end);
  const code = text.charCodeAt(next);
  if (code === 0x201c || code === 0x2018 || code === 34) kind = charClass(text.charCodeAt(++next));
  if (kind !== UPPER) return -1;
  const start = tokenStart(scan, at);
  if (last === LOWER ? at - start < 2 || charClass(text.charCodeAt(at - 2)) !== LOWER : last !== DIGIT)
    return -1;
  const stop = wordEnd(scan, next);
  const after = text.charCodeAt(stop);
  const isWhole = stop >= text.length || isSpace(after) || after === 44;
  const isTitle = after === 46 && rules.abbreviations.get(text, next, stop) === "title";
  if (!(isWhole || isTitle) || ADDRESS.test(text.slice(start, at))) return -1;
  const isSplit =
    isTitle ||
    isStarter(scan, next, stop) ||
    (last === LOWER && (isEmphatic || end > stopsEnd || next > end));
  return isSplit ? end : -1;
};
