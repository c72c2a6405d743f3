import { countWords } from "@columnist/model";
import { DANGLING_WORDS } from "../data/pageWords.ts";
import type { Lines } from "./lines.ts";
import { endsWithStop, type Unit, WORD_LIMIT } from "./unit.ts";

const danglingWords = new Set(DANGLING_WORDS);

const isLower = (char: string): boolean => /^\p{Ll}$/u.test(char);

/** Lower-case letter at `at`: ASCII first, since nearly all are. */
const startsLower = (raw: string, at: number): boolean => {
  const code = raw.charCodeAt(at);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  return isLower(raw.charAt(at));
};

const LAST_WORD = /([\p{L}'’]+)$/u;

const lastWord = (raw: string, start: number, end: number): string =>
  LAST_WORD.exec(raw.slice(Math.max(start, end - 24), end))?.[1] ?? "";

const firstWordLength = (raw: string, start: number, end: number): number => {
  let at = start;
  while (at < end && raw.charCodeAt(at) > 0x20) at++;
  return at - start;
};

/** A stop or a colon at the end: the line may end its paragraph. */
const closes = (raw: string, start: number, end: number): boolean =>
  endsWithStop(raw.slice(Math.max(start, end - 8), end)) || raw.charCodeAt(end - 1) === 0x3a;

/** Starts of lines that are lower case and yet no continuation: bylines, counters, marks of a page. */
const OWN_LINE =
  /^(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:second|minute|min|hour|hr|day|week|month|year)s? ago|just now|yesterday|last (?:night|week)|updated |published |posted |by |words by |via |x$|https?:|www\.|@|#)/;

/** No column is narrower, in UTF-16 units. */
const NARROWEST = 18;

/**
 * The width that a text was hard-wrapped to, in UTF-16 units; 0 where it was not. Evidence: lines that surely run on
 * (the next starts lower case) are many and nearly fill the width of the longest of them.
 */
export const wrapWidth = (raw: string, lines: Lines): number => {
  let width = 0;
  let runsOn = 0;
  let pairs = 0;
  // A few hundred lines show it; a longer text is wrapped alike.
  const seen = Math.min(lines.count, 2000);
  for (let i = 0; i + 1 < seen; i++) {
    if (lines.blankBefore[i + 1] === 1) continue;
    pairs++;
    const end = lines.ends[i]!;
    const start = lines.starts[i]!;
    if (end - start > 200 || !startsLower(raw, lines.starts[i + 1]!) || closes(raw, start, end)) continue;
    runsOn++;
    width = Math.max(width, end - start);
  }
  if (runsOn < 4 || runsOn * 4 < pairs || width < NARROWEST) return 0;
  // A column of a scan: few words a line, so its edge is ragged, and more lines must show it.
  const isNarrow = width < 30;
  if (isNarrow && (runsOn < 10 || runsOn * 2 < pairs)) return 0;
  let full = 0;
  for (let i = 0; i + 1 < seen; i++) {
    const length = lines.ends[i]! - lines.starts[i]!;
    if (lines.blankBefore[i + 1] === 1 || length > width || !startsLower(raw, lines.starts[i + 1]!)) continue;
    if (length >= width * (isNarrow ? 0.6 : 0.75)) full++;
  }
  return full >= runsOn * 0.7 ? width : 0;
};

/**
 * Paragraphs are told by the indent of their first line alone: such lines are followed by others that start lower case at
 * the margin, and no line that starts lower case is indented.
 */
const partsByIndent = (raw: string, lines: Lines): boolean => {
  let shown = 0;
  const seen = Math.min(lines.count, 2000);
  for (let i = 0; i + 1 < seen; i++) {
    if (!startsLower(raw, lines.starts[i + 1]!) || lines.blankBefore[i + 1] === 1) continue;
    if (lines.indents[i + 1]! > 0) return false;
    if (lines.indents[i]! > 0 && lines.ends[i]! - lines.starts[i]! >= 30) shown++;
  }
  return shown >= 2;
};

/** Line `i + 1` goes on with the paragraph of line `i`; `isOpen`: that paragraph is already of several lines. */
const goesOn = (raw: string, lines: Lines, i: number, width: number, isOpen: boolean): boolean => {
  if (lines.blankBefore[i + 1] === 1) return false;
  const start = lines.starts[i]!;
  const end = lines.ends[i]!;
  const nextStart = lines.starts[i + 1]!;
  const nextEnd = lines.ends[i + 1]!;
  const length = end - start;
  if (width > 0 && length <= width && length >= width * 0.5) {
    if (length + 1 + firstWordLength(raw, nextStart, nextEnd) > width) return true;
  }
  if (length > 400) return false;
  if (closes(raw, start, end)) return false;
  const isNextLower = startsLower(raw, nextStart);
  // Most lines of a body end in a stop and were decided above; what follows is for the few that do not.
  if (!isNextLower && !isOpen && !danglingWords.has(lastWord(raw, start, end))) return false;
  const next = raw.slice(nextStart, Math.min(nextEnd, nextStart + 80));
  if (OWN_LINE.test(next)) return false;
  // The name of an icon read out ("timer2 min. read"), or a line under a date, goes on with nothing.
  if (/^\p{Ll}{3,}\d{1,3} ?\p{Ll}/u.test(next)) return false;
  if (
    !isOpen &&
    width === 0 &&
    length <= 40 &&
    /(?:[ /.]\d{4}|\d[:.]\d{2}(?: ?[ap]\.?m\.?)?)$/i.test(raw.slice(start, end))
  )
    return false;
  const nextCloses = closes(raw, nextStart, nextEnd);
  const nextWords = countWords(next, 8);
  if (isNextLower) {
    // "share", "0 likes": a word or two without a stop stands for itself.
    if (nextWords <= 2 && !nextCloses) return isOpen && width > 0;
    return countWords(raw.slice(start, Math.min(end, start + 80)), 8) >= 3 || isOpen;
  }
  // "Log in" over a paragraph: so short a first line was not wrapped.
  if (!isOpen && countWords(raw.slice(start, end), 8) < 5) return false;
  return nextCloses && nextWords >= 3;
};

/** Lines joined to paragraphs where they were wrapped; a line of its own otherwise. */
export const unitsOf = (raw: string, lines: Lines): ReadonlyArray<Unit> => {
  const width = wrapWidth(raw, lines);
  const byIndent = partsByIndent(raw, lines);
  const units: Array<Unit> = [];
  let i = 0;
  while (i < lines.count) {
    const first = i;
    const isIndented = byIndent && lines.indents[first]! > 0;
    while (
      i + 1 < lines.count &&
      (isIndented
        ? lines.blankBefore[i + 1] === 0 && lines.indents[i + 1] === 0
        : goesOn(raw, lines, i, width, i > first))
    )
      i++;
    const start = lines.starts[first]!;
    const end = lines.ends[i]!;
    const text = raw.slice(start, end);
    units.push({
      start,
      end,
      text,
      // So many units hold more words than any rule asks about.
      words: text.length > 400 ? WORD_LIMIT : countWords(text, WORD_LIMIT),
      hasStop: endsWithStop(text),
      blankBefore: lines.blankBefore[first] === 1,
      indent: lines.indents[first]!,
    });
    i++;
  }
  return units;
};
