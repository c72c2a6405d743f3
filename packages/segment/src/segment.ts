import type { Spans } from "@columnist/model";

import { isBullet, isLineEnd, isSpace, isStop } from "./chars.ts";
import { datelineStart } from "./dateline.ts";
import { english } from "./english.ts";
import { decideLine, readLineEnds } from "./lines.ts";
import { type LocalePack, rulesOf } from "./locale.ts";
import { nextMarker, readMarker } from "./markers.ts";
import { type Scan, scanOf } from "./scan.ts";
import { skipSpace } from "./word.ts";
import { decideStop } from "./stop.ts";

/** The only units at which something can happen: stops, line ends, bullets. Everything between is jumped over. */
const CANDIDATE = /[.?!…‽⁇⁈⁉。｡．！？\n\r\u2028\u2029\f\v\x85•‣⁃▪▫◦●○■□►▶➢➤∙]/g;

/** The sentences found so far. */
export interface Cuts {
  readonly starts: number[];
  readonly ends: number[];
}

/** Ends the sentence being read at `end` (trimmed) and starts the next one at the first text from `next`. */
const cut = (scan: Scan, cuts: Cuts, end: number, next: number): void => {
  let last = end;
  while (last > scan.sentence && isSpace(scan.text.charCodeAt(last - 1))) last--;
  if (last > scan.sentence) {
    cuts.starts.push(scan.sentence);
    cuts.ends.push(last);
  }
  scan.steps += end - last + 1;
  scan.sentence = skipSpace(scan, next);
};

/** Ends the sentence at a paragraph's end; a date that stands there alone is one of its own. */
const cutParagraph = (scan: Scan, cuts: Cuts, end: number, next: number): void => {
  let last = end;
  while (last > scan.sentence && isSpace(scan.text.charCodeAt(last - 1))) last--;
  const date = datelineStart(scan.text, scan.sentence, last);
  if (date > scan.sentence) cut(scan, cuts, date, date);
  cut(scan, cuts, end, next);
};

/** Finds every sentence of `scan.text`. */
export const scanSentences = (scan: Scan): Cuts => {
  const { text } = scan;
  const cuts: Cuts = { starts: [], ends: [] };
  scan.sentence = skipSpace(scan, 0);
  scan.line = scan.sentence;
  let item = -1;
  const startItem = (): number => {
    const marker = readMarker(text, scan.sentence);
    if (marker === null) return scan.sentence;
    item = nextMarker(scan, marker);
    return marker.end;
  };
  CANDIDATE.lastIndex = startItem();
  for (;;) {
    const at = CANDIDATE.test(text) ? CANDIDATE.lastIndex - 1 : text.length;
    if (item >= 0 && at >= item) {
      cut(scan, cuts, item, item);
      item = -1;
      CANDIDATE.lastIndex = startItem();
      continue;
    }
    if (at === text.length) break;
    const code = text.charCodeAt(at);
    if (isStop(code)) {
      const isEnd = decideStop(scan, at);
      if (isEnd) {
        const end = scan.end;
        cut(scan, cuts, end, end);
        CANDIDATE.lastIndex = scan.sentence;
        if (item >= 0 && scan.sentence >= item) {
          item = -1;
          CANDIDATE.lastIndex = startItem();
        } else if (isLineEnd(text.charCodeAt(scan.sentence - 1))) {
          scan.line = scan.sentence;
          CANDIDATE.lastIndex = startItem();
        }
      } else CANDIDATE.lastIndex = scan.resume;
    } else if (isLineEnd(code)) {
      const { lines, next } = readLineEnds(scan, at);
      if (lines > 1 || (next < text.length && decideLine(scan, at, next))) {
        if (lines > 1) cutParagraph(scan, cuts, at, next);
        else cut(scan, cuts, at, next);
        item = -1;
        CANDIDATE.lastIndex = startItem();
      } else CANDIDATE.lastIndex = next;
      scan.line = next;
    } else {
      if (isBullet(code) && at > scan.sentence && isSpace(text.charCodeAt(at - 1))) {
        cut(scan, cuts, at, at);
        CANDIDATE.lastIndex = Math.max(startItem(), at + 1);
      }
    }
  }
  cutParagraph(scan, cuts, text.length, text.length);
  return cuts;
};

/**
 * Cuts a text into sentences.
 *
 * Spans are UTF-16 offsets into `text`, trimmed, ordered, never empty, never across a paragraph (a blank line); spans and
 * the white space between them tile the text. Any string gives a result, in linear time; nothing is thrown.
 */
export const segment = (text: string, locale: LocalePack = english): Spans => {
  const rules = rulesOf(locale);
  const cuts = scanSentences(scanOf(text, rules));
  const count = cuts.starts.length;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    starts[i] = cuts.starts[i]!;
    ends[i] = cuts.ends[i]!;
  }
  return { starts, ends };
};
