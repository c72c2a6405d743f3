import { QUOTE_OPEN_AFTER, QUOTE_OPEN_BEFORE } from "@columnist/model";

import { charClass, isAlphanumeric, isOpener, isSpace } from "./chars.ts";
import type { Rules } from "./locale.ts";

const MARK = /["“”„«»'‘’`]/g;
const isQuoteOpen = (code: number): boolean => code === 0x201c || code === 0x201e || code === 0xab;

/** Does a mark at `at` stand where one opens: before text, behind a space, an opening mark or a dash? */
const standsOpening = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  const isFree =
    at === 0 ||
    isSpace(before) ||
    isOpener(before) ||
    before === 0x2014 ||
    before === 0x2013 ||
    before === 45;
  return isFree && at + 1 < text.length && !isSpace(after);
};

const standsClosing = (text: string, at: number): boolean =>
  at > 0 && !isSpace(text.charCodeAt(at - 1)) && !isAlphanumeric(text.charCodeAt(at + 1));

/** Does a word with a dropped first letter or a year follow ("’tis", "’90s")? */
const isElision = (text: string, at: number, rules: Rules): boolean => {
  let end = at + 1;
  while (end < at + 8 && isAlphanumeric(text.charCodeAt(end))) end++;
  const word = text.slice(at + 1, end);
  return rules.elisions.has(word) || /^\d\ds?$/.test(word);
};

/** How far a single mark looks for its closing partner, in UTF-16 units. */
const MAX_SINGLE = 600;

/** Is there a closing single mark between `from` and `limit`? */
const closesLater = (text: string, from: number, limit: number): boolean => {
  const end = Math.min(limit, from + MAX_SINGLE);
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code === 39 || code === 0x2019) && standsClosing(text, at)) return true;
  }
  return false;
};

/**
 * The quote state of each sentence, one byte each (`QUOTE_OPEN_BEFORE`, `QUOTE_OPEN_AFTER`). Double marks of any shape
 * and single ones that are no apostrophes. At a paragraph's end an open quotation stays open where the next paragraph
 * opens it again or closes it without opening; else it is taken for a slip and ends there.
 */
export const quoteStates = (
  text: string,
  starts: Int32Array,
  ends: Int32Array,
  paragraphs: ReadonlyArray<number>,
  rules: Rules,
): Uint8Array => {
  const states = new Uint8Array(starts.length);
  let isDouble = false;
  let isSingle = false;
  /** First sentence of a paragraph that began behind an open quotation; -1 where none waits for its close. */
  let waiting = -1;
  let paragraph = 1;
  MARK.lastIndex = 0;
  let at = MARK.test(text) ? MARK.lastIndex - 1 : text.length;
  for (let i = 0; i < starts.length; i++) {
    if (paragraphs[paragraph] === i) {
      while (paragraphs[paragraph] === i) paragraph++;
      if (isDouble || isSingle) {
        const first = text.charCodeAt(starts[i]!);
        const reopens = isDouble ? first === 34 || isQuoteOpen(first) : first === 39 || first === 0x2018;
        if (!reopens) {
          if (isDouble) waiting = i;
          isDouble = false;
          isSingle = false;
          states[i - 1]! &= ~QUOTE_OPEN_AFTER;
        } else {
          // The mark that opens again counts once.
          isDouble = false;
          isSingle = false;
          states[i]! |= QUOTE_OPEN_BEFORE;
          waiting = -1;
        }
      } else waiting = -1;
    } else if (isDouble || isSingle) states[i]! |= QUOTE_OPEN_BEFORE;
    const end = ends[i]!;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (isQuoteOpen(code)) isDouble = true;
      else if (code === 0x201d || code === 0xbb) {
        if (!isDouble && waiting >= 0) {
          for (let k = waiting; k <= i; k++) states[k]! |= QUOTE_OPEN_BEFORE;
          for (let k = waiting - 1; k < i; k++) states[k]! |= QUOTE_OPEN_AFTER;
        }
        waiting = -1;
        isDouble = false;
        isSingle = false;
      } else if (code === 34) {
        if (standsOpening(text, at)) isDouble = true;
        else if (standsClosing(text, at)) {
          isDouble = false;
          isSingle = false;
        } else isDouble = !isDouble;
      } else if (!isDouble && code !== 96) {
        if (isSingle) {
          if (code !== 0x2018 && standsClosing(text, at)) {
            const after = text.charCodeAt(at + 1);
            const isPlural =
              text.charCodeAt(at - 1) === 115 && isSpace(after) && charClass(text.charCodeAt(at + 2)) === 2;
            if (!isPlural || !closesLater(text, at + 1, text.length)) isSingle = false;
          }
        } else if ((code === 0x2018 || code === 39) && standsOpening(text, at) && !isElision(text, at, rules))
          isSingle = at === starts[i] || closesLater(text, at + 1, text.length);
      }
      at = MARK.test(text) ? MARK.lastIndex - 1 : text.length;
    }
    if (isDouble || isSingle) states[i]! |= QUOTE_OPEN_AFTER;
  }
  if (states.length > 0) states[states.length - 1]! &= ~QUOTE_OPEN_AFTER;
  return states;
};
