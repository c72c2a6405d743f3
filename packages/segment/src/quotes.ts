import { QUOTE_OPEN_AFTER, QUOTE_OPEN_BEFORE } from "@columnist/model";

import { LOWER, charClass, isAlphanumeric, isOpener, isSpace } from "./chars.ts";
import type { Rules } from "./locale.ts";

const MARK = /["“”„«»'‘’]/g;

const APOSTROPHE = 39;
const DOUBLE = 34;
const LEFT_SINGLE = 0x2018;
const RIGHT_SINGLE = 0x2019;

const isOpeningDouble = (code: number): boolean => code === 0x201c || code === 0x201e || code === 0xab;
const isClosingDouble = (code: number): boolean => code === 0x201d || code === 0xbb;

/** Does the mark at `at` stand where one opens: behind a space, an opening mark or a dash, and before text? */
const standsOpening = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  const isFree =
    at === 0 ||
    isSpace(before) ||
    isOpener(before) ||
    before === 0x2014 ||
    before === 0x2013 ||
    before === 45;
  return isFree && at + 1 < text.length && !isSpace(text.charCodeAt(at + 1));
};

const standsClosing = (text: string, at: number): boolean =>
  at > 0 && !isSpace(text.charCodeAt(at - 1)) && !isAlphanumeric(text.charCodeAt(at + 1));

/** Does a word with a dropped first letter, or a year, follow the mark at `at` ("’tis", "’90s")? */
const isElision = (text: string, at: number, rules: Rules): boolean => {
  let end = at + 1;
  while (end < at + 8 && isAlphanumeric(text.charCodeAt(end))) end++;
  return rules.elisions.has(text, at + 1, end) || /^\d\ds?$/.test(text.slice(at + 1, end));
};

/** Is the mark at `at` the second one of a word with both ends dropped, as in “rock ’n’ roll”? */
const endsElision = (text: string, at: number, rules: Rules): boolean => {
  const before = text.charCodeAt(at - 2);
  return (before === APOSTROPHE || before === RIGHT_SINGLE) && rules.elisions.has(text, at - 1, at);
};

/** A possessive before a noun, "the dogs’ bowls": a mark behind an s that closes nothing if another one follows. */
const isPossessive = (text: string, at: number): boolean =>
  text.charCodeAt(at - 1) === 115 &&
  isSpace(text.charCodeAt(at + 1)) &&
  charClass(text.charCodeAt(at + 2)) === LOWER;

/** How far a single mark looks for its closing partner, in UTF-16 units. */
const MAX_SINGLE = 600;

/** Answers whether a single mark closes within reach of an offset; offsets must ascend, so that each unit is read once. */
const closerFinder = (text: string): ((from: number) => boolean) => {
  let next = 0;
  const isClosing = (at: number): boolean => {
    const code = text.charCodeAt(at);
    if (code !== APOSTROPHE && code !== RIGHT_SINGLE) return false;
    return standsClosing(text, at) && !isPossessive(text, at);
  };
  return (from) => {
    next = Math.max(next, from);
    while (next < text.length && next < from + MAX_SINGLE && !isClosing(next)) next++;
    return next < text.length && next < from + MAX_SINGLE;
  };
};

/** Which quotations are open, as the marks are read one by one. */
interface Open {
  double: boolean;
  /** A quotation in single marks that stands in no double one. */
  single: boolean;
}

/** Reads the mark at `at`; true where it closes a double quotation that was not open. */
const readMark = (
  text: string,
  at: number,
  isFirst: boolean,
  open: Open,
  rules: Rules,
  closesSoon: (from: number) => boolean,
): boolean => {
  const code = text.charCodeAt(at);
  if (isOpeningDouble(code)) open.double = true;
  else if (isClosingDouble(code) || code === DOUBLE) {
    if (code === DOUBLE && standsOpening(text, at)) {
      open.double = true;
      return false;
    }
    const isOrphan = !open.double;
    // A straight mark between letters or between spaces may be either: it turns the state over.
    open.double = code === DOUBLE && isOrphan && !standsClosing(text, at);
    open.single = false;
    return isOrphan && !open.double;
  } else if (open.double) return false;
  else if (open.single) {
    const closes = code !== LEFT_SINGLE && standsClosing(text, at) && !endsElision(text, at, rules);
    if (closes && !(isPossessive(text, at) && closesSoon(at + 1))) open.single = false;
  } else if (code !== RIGHT_SINGLE && standsOpening(text, at) && !isElision(text, at, rules))
    open.single = isFirst || closesSoon(at + 1);
  return false;
};

/**
 * The quote state of each sentence, one byte each: `QUOTE_OPEN_BEFORE`, `QUOTE_OPEN_AFTER`. Reads double marks of any
 * shape, and single ones that are no apostrophes. `paragraphs` holds the index of each paragraph's first sentence.
 *
 * At a paragraph's end an open quotation goes on where the next paragraph opens it again, or closes a double one that it
 * never opened; else it was a slip and ends there. So the state behind a sentence is the state before the next one.
 */
export const quoteStates = (
  text: string,
  starts: Int32Array,
  ends: Int32Array,
  paragraphs: ReadonlyArray<number>,
  rules: Rules,
): Uint8Array => {
  const states = new Uint8Array(starts.length);
  const open: Open = { double: false, single: false };
  const closesSoon = closerFinder(text);
  /** First sentence of a paragraph behind one that left a double quotation open; -1 where none is. */
  let waiting = -1;
  let paragraph = 1;
  MARK.lastIndex = 0;
  let at = MARK.test(text) ? MARK.lastIndex - 1 : text.length;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    if (paragraphs[paragraph] === i) {
      while (paragraphs[paragraph] === i) paragraph++;
      const first = text.charCodeAt(start);
      const reopens = open.double
        ? first === DOUBLE || isOpeningDouble(first)
        : open.single && (first === APOSTROPHE || first === LEFT_SINGLE);
      if (reopens) states[i]! |= QUOTE_OPEN_BEFORE;
      else if (i > 0) states[i - 1]! &= ~QUOTE_OPEN_AFTER;
      waiting = open.double && !reopens ? i : -1;
      open.double = false;
      open.single = false;
    } else if (open.double || open.single) states[i]! |= QUOTE_OPEN_BEFORE;
    for (const end = ends[i]!; at < end; at = MARK.test(text) ? MARK.lastIndex - 1 : text.length) {
      const isOrphan = readMark(text, at, at === start, open, rules, closesSoon);
      if (waiting < 0) continue;
      if (isOrphan)
        for (let k = waiting; k <= i; k++) {
          states[k - 1]! |= QUOTE_OPEN_AFTER;
          states[k]! |= QUOTE_OPEN_BEFORE;
        }
      if (isOrphan || open.double) waiting = -1;
    }
    if (open.double || open.single) states[i]! |= QUOTE_OPEN_AFTER;
  }
  if (states.length > 0) states[states.length - 1]! &= ~QUOTE_OPEN_AFTER;
  return states;
};
