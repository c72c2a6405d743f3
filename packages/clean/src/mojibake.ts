import { DOS_437, MAC_ROMAN, WINDOWS_1251, WINDOWS_1252 } from "./data/misreadings.ts";

/** Byte that a unit stands for when UTF-8 was read as windows-1252 or Latin-1 (mixed, as web pages are); -1: none. */
const windowsByte = (code: number): number => {
  if (code >= 0x80 && code <= 0xff) return code;
  return WINDOWS_1252[code] ?? -1;
};

const dosByte = (code: number): number => DOS_437[code] ?? -1;
const cyrillicByte = (code: number): number => WINDOWS_1251[code] ?? -1;
const macByte = (code: number): number => MAC_ROMAN[code] ?? -1;

/** A repaired stretch of text. UTF-16 offsets. */
export interface Mended {
  readonly end: number;
  readonly text: string;
}

const isTail = (byte: number): boolean => byte >= 0x80 && byte < 0xc0;

/** Code point of the UTF-8 sequence that starts at `at` when units are read as bytes; null where there is none. */
const sequence = (
  text: string,
  at: number,
  byteOf: (code: number) => number,
): { readonly point: number; readonly end: number } | null => {
  const lead = byteOf(text.charCodeAt(at));
  if (lead < 0xc2 || lead > 0xf4) return null;
  const tails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let point = lead & (0x3f >> tails);
  let end = at + 1;
  for (let i = 0; i < tails; i++, end++) {
    let byte = end < text.length ? byteOf(text.charCodeAt(end)) : -1;
    // A no-break space (0xa0) is often turned into a plain space on the way.
    if (byte < 0 && text.charCodeAt(end) === 0x20 && i === tails - 1 && tails === 2) byte = 0xa0;
    if (!isTail(byte)) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  if (tails === 2 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) return null;
  if (tails === 3 && (point < 0x10000 || point > 0x10ffff)) return null;
  return { point, end };
};

/** Letters, marks and signs that western text holds: what a two-byte sequence must give to be believed. */
const isLikely = (point: number): boolean =>
  (point >= 0xa0 && point <= 0x17f) ||
  (point >= 0x391 && point <= 0x3c9) ||
  (point >= 0x400 && point <= 0x45f);

/** Marks, signs and Latin letters beyond two bytes: what a sequence of three may give in a text of any language. */
const isCommonSign = (point: number): boolean =>
  (point >= 0x1e00 && point <= 0x1eff) ||
  (point >= 0x2000 && point <= 0x2bff) ||
  (point >= 0xfb00 && point <= 0xfb06) ||
  point === 0xfe0f ||
  point === 0xfeff ||
  point === 0xfffd ||
  (point >= 0x1f000 && point <= 0x1fbff);

const isClosing = (unit: string): boolean => /[…‘’“”–—]/.test(unit);

/**
 * Whether the reading explains the text better than the text itself does: "passé…”" ends in an accented letter and two
 * marks, whose bytes happen to make one Chinese character, and “Å” is a letter in marks. Letters of another script are
 * believed only beside another that was misread alike.
 */
const isBelieved = (text: string, at: number, end: number, point: number): boolean => {
  const behind = text.charAt(at - 1);
  if (end - at === 2) return isLikely(point) && !(/["“‘]/.test(behind) && isClosing(text.charAt(at + 1)));
  if (isCommonSign(point))
    return !(/\p{L}/u.test(behind) && isClosing(text.charAt(at + 1)) && isClosing(text.charAt(at + 2)));
  const next = sequence(text, end, windowsByte);
  if (next !== null && next.end - end >= 3) return true;
  const before = at >= 3 ? sequence(text, at - 3, windowsByte) : null;
  return before !== null && before.end === at;
};

/**
 * Mends the UTF-8 that was read as a single-byte encoding and starts at `at`: "â€™" gives "’", "Ã©" gives "é". Null where
 * nothing is broken there. Doubly broken text is mended twice by calling again on the result. `isWhole`: only sequences of
 * which no byte was lost.
 */
export const mendAt = (text: string, at: number, isWhole = false): Mended | null => {
  const code = text.charCodeAt(at);
  // "â€" whose last byte (0x9d, no character in windows-1252) was lost stands for a closing mark.
  const windows = sequence(text, at, windowsByte);
  if (windows !== null && isBelieved(text, at, windows.end, windows.point))
    return { end: windows.end, text: String.fromCodePoint(windows.point) };
  if (!isWhole && code === 0xe2 && text.charCodeAt(at + 1) === 0x20ac) {
    const next = text.charCodeAt(at + 2);
    if (next === 0xfffd) return { end: at + 3, text: "”" };
    if (Number.isNaN(next) || next <= 0x20 || /[.,;:!?)\]]/.test(text.charAt(at + 2)))
      return { end: at + 2, text: "”" };
  }
  // "Ã " for "à": its second byte 0xa0 became a space; of two spaces the second is the word's.
  if (!isWhole && code === 0xc3 && text.charCodeAt(at + 1) === 0x20) {
    if (text.charCodeAt(at + 2) === 0x20) return { end: at + 2, text: "à" };
    if (/\s/.test(text.charAt(at - 1) || " ") && /^\p{L}/u.test(text.slice(at + 2, at + 4)))
      return { end: at + 2, text: "à " };
  }
  return mendOther(text, at);
};

/** Mac OS Roman, DOS and Cyrillic Windows: three bytes make a mark in all of them, two a letter where the lead is telling. */
const mendOther = (text: string, at: number): Mended | null => {
  const code = text.charCodeAt(at);
  for (const byteOf of [macByte, dosByte, cyrillicByte]) {
    const found = sequence(text, at, byteOf);
    if (found === null) continue;
    const isMark = found.end - at === 3 && found.point >= 0x2010 && found.point <= 0x2212;
    const isLetter = found.end - at === 2 && isLikely(found.point) && OTHER_LEADS.has(code);
    if (isMark || isLetter) return { end: found.end, text: String.fromCodePoint(found.point) };
  }
  return null;
};

/** √ ¬ of Mac OS Roman, ├ ┬ of DOS: what C3 and C2 turn into, never inside a word. */
const OTHER_LEADS = new Set([0x221a, 0xac, 0x251c, 0x252c]);

/** Units of a misread stretch that are looked at together. */
const MAX_RUN = 300;

/** Decodes units as bytes of UTF-8 from the start as far as they go: the text, and where each unit of it ends. */
const decodeRun = (run: string): { readonly text: string; readonly ends: ReadonlyArray<number> } => {
  let text = "";
  const ends: Array<number> = [];
  let at = 0;
  while (at < run.length) {
    const found = sequence(run, at, windowsByte);
    if (found === null) break;
    const made = String.fromCodePoint(found.point);
    text += made;
    for (let i = 0; i < made.length; i++) ends.push(found.end);
    at = found.end;
  }
  return { text, ends };
};

/**
 * Mends text that was misread twice or more: the whole stretch is decoded, and what comes out decoded again. Null where a
 * second decoding gives nothing (then the stretch was misread once at most).
 */
export const mendDeeply = (text: string, at: number, depth = 0): Mended | null => {
  let stop = at;
  while (stop < text.length && stop - at < MAX_RUN && windowsByte(text.charCodeAt(stop)) >= 0x80) stop++;
  if (stop - at < 4) return null;
  const once = decodeRun(text.slice(at, stop));
  if (once.text.length < 2 || !isMisreadLead(once.text.charCodeAt(0))) return null;
  const again = (depth < 2 ? mendDeeply(once.text, 0, depth + 1) : null) ?? mendStretch(once.text);
  return again === null ? null : { end: at + once.ends[again.end - 1]!, text: again.text };
};

/** The stretch at the start that decodes, strictly. */
const mendStretch = (text: string): Mended | null => {
  let end = 0;
  let made = "";
  while (end < text.length) {
    const next = mendAt(text, end, true);
    if (next === null) break;
    made += next.text;
    end = next.end;
  }
  return end === 0 ? null : { end, text: made };
};

/** Units that a misread sequence can start with: C2 to F4 in windows-1252 and Latin-1; √ ¬ ‚ (Mac), Γ ├ ┬ (DOS), в (Cyrillic). */
export const isMisreadLead = (code: number): boolean =>
  (code >= 0xc2 && code <= 0xf4) ||
  code === 0x221a ||
  code === 0xac ||
  code === 0x201a ||
  code === 0x393 ||
  code === 0x251c ||
  code === 0x252c ||
  code === 0x432;
