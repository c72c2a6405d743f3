import { DIGIT, charClass, isAlphanumeric, isCloser, isLineEnd, isSpace, isStop } from "./chars.ts";
import type { Scan } from "./scan.ts";

/** How far back a straight mark looks for its partner, in UTF-16 units. */
const MAX_LOOK_BACK = 400;

/** Is the number of `mark` units between the sentence's start and `at` odd? Then one at `at` closes. */
const isOpenBefore = (scan: Scan, mark: number, at: number): boolean => {
  const from = Math.max(scan.sentence, at - MAX_LOOK_BACK);
  let isOpen = false;
  for (let i = from; i < at; i++) if (scan.text.charCodeAt(i) === mark) isOpen = !isOpen;
  scan.steps += at - from;
  return isOpen;
};

/** End of a footnote mark "[12]" or "[a]" at `at`, or `at` where there is none. */
const footnoteEnd = (text: string, at: number): number => {
  if (text.charCodeAt(at) !== 91) return at;
  let end = at + 1;
  while (end < at + 5 && charClass(text.charCodeAt(end)) === DIGIT) end++;
  if (end === at + 1 && isAlphanumeric(text.charCodeAt(end))) end++;
  return end > at + 1 && text.charCodeAt(end) === 93 ? end + 1 : at;
};

/** Does the text or the line end at `at`, but for blanks? */
const endsLine = (scan: Scan, at: number): boolean => {
  const { text } = scan;
  let end = at;
  while (text.charCodeAt(end) === 32) end++;
  scan.steps += end - at;
  return end >= text.length || isLineEnd(text.charCodeAt(end));
};

const isSuperscript = (code: number): boolean =>
  code === 0xb9 ||
  code === 0xb2 ||
  code === 0xb3 ||
  (code >= 0x2070 && code <= 0x2079) ||
  code === 0x2020 ||
  code === 0x2021;

/** End of a smiley (":)", ";-)", ":D") at `at` with white space or the text's end behind it, or -1. */
const smileyEnd = (text: string, at: number): number => {
  const eyes = text.charCodeAt(at);
  if (eyes !== 58 && eyes !== 59) return -1;
  const mouth = text.charCodeAt(at + 1) === 45 ? at + 2 : at + 1;
  if (!/[)(DPp]/.test(text.charAt(mouth))) return -1;
  return mouth + 1 >= text.length || isSpace(text.charCodeAt(mouth + 1)) ? mouth + 1 : -1;
};

/** End of what is set off by a space at `at` but closes the sentence all the same, or `at`. */
const spacedCloserEnd = (scan: Scan, at: number): number => {
  const { text } = scan;
  const mark = text.charCodeAt(at + 1);
  const smiley = smileyEnd(text, at + 1);
  if (smiley > 0) return smiley;
  if (mark === 91) {
    const note = footnoteEnd(text, at + 1);
    if (note > at + 1)
      return note >= text.length || isSpace(text.charCodeAt(note)) || text.charCodeAt(note) === 91
        ? note
        : at;
    return text.startsWith("[...]", at + 1) && endsLine(scan, at + 6) ? at + 6 : at;
  }
  if (mark === 0x201d) return at + 2;
  if (mark !== 34 && mark !== 39) return at;
  const isLast = endsLine(scan, at + 2);
  const isFree = isLast || isSpace(text.charCodeAt(at + 2));
  return isLast || (isFree && isOpenBefore(scan, mark, at)) ? at + 2 : at;
};

/** End of what belongs to the sentence behind its stops at `from`: closing marks, brackets, footnote marks. */
export const readClosers = (scan: Scan, from: number): number => {
  const { text } = scan;
  let end = from;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isCloser(code) || isSuperscript(code) || (isStop(code) && end > from)) end++;
    else if (code === 34 || code === 39 || code === 42 || code === 95 || code === 96) {
      if (isAlphanumeric(text.charCodeAt(end + 1)) && !(code === 34 && isOpenBefore(scan, 34, end))) break;
      end++;
    } else {
      const next = code === 32 ? spacedCloserEnd(scan, end) : footnoteEnd(text, end);
      if (next === end) break;
      end = next;
    }
  }
  scan.steps += end - from + 1;
  return end;
};
