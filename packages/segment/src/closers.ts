import { DIGIT, SPACE, charClass, isAlphanumeric, isCloser, isStop } from "./chars.ts";
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

const isSuperscript = (code: number): boolean =>
  code === 0xb9 ||
  code === 0xb2 ||
  code === 0xb3 ||
  (code >= 0x2070 && code <= 0x2079) ||
  code === 0x2020 ||
  code === 0x2021;

/** End of what belongs to the sentence behind its stops at `from`: closing marks, brackets, footnote marks. */
export const readClosers = (scan: Scan, from: number): number => {
  const { text } = scan;
  let end = from;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isCloser(code) || isSuperscript(code)) end++;
    else if (code === 34 || code === 39 || code === 42 || code === 95) {
      const after = text.charCodeAt(end + 1);
      const closes = !isAlphanumeric(after) || (code === 34 && isOpenBefore(scan, 34, end));
      if (!closes) break;
      end++;
    } else if (isStop(code) && end > from) end++;
    else {
      const footnote = footnoteEnd(text, end);
      if (footnote > end) end = footnote;
      else if (charClass(code) === SPACE && code !== 10) {
        // Set off by a space: ' . "' closes where one is open; "[1]" belongs to what it documents.
        const mark = text.charCodeAt(end + 1);
        const note = footnoteEnd(text, end + 1);
        if (note > end + 1 && charClass(text.charCodeAt(note)) === SPACE) end = note;
        else if (mark === 0x201d) end += 2;
        else if (mark === 34 && charClass(text.charCodeAt(end + 2)) !== SPACE && end + 2 < text.length) break;
        else if (mark === 34 && isOpenBefore(scan, 34, end)) end += 2;
        else break;
      } else break;
    }
  }
  scan.steps += end - from + 1;
  return end;
};
