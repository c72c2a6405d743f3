import { MAC_ROMAN, WINDOWS_1252 } from "./data/misreadings.ts";

/** Byte that a unit stands for when UTF-8 was read as windows-1252 or Latin-1 (mixed, as web pages are); -1: none. */
const windowsByte = (code: number): number => {
  if (code >= 0x80 && code <= 0xff) return code;
  return WINDOWS_1252[code] ?? -1;
};

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

/**
 * Mends the UTF-8 that was read as a single-byte encoding and starts at `at`: "â€™" gives "’", "Ã©" gives "é". Null where
 * nothing is broken there. Doubly broken text is mended twice by calling again on the result. `isWhole`: only sequences of
 * which no byte was lost.
 */
export const mendAt = (text: string, at: number, isWhole = false): Mended | null => {
  const code = text.charCodeAt(at);
  // "â€" whose last byte (0x9d, no character in windows-1252) was lost stands for a closing mark.
  const windows = sequence(text, at, windowsByte);
  if (windows !== null) {
    const length = windows.end - at;
    if (length >= 3 || isLikely(windows.point))
      return { end: windows.end, text: String.fromCodePoint(windows.point) };
  }
  if (!isWhole && code === 0xe2 && text.charCodeAt(at + 1) === 0x20ac) {
    const next = text.charCodeAt(at + 2);
    if (next === 0xfffd) return { end: at + 3, text: "”" };
    if (Number.isNaN(next) || next <= 0x20 || /[.,;:!?)\]]/.test(text.charAt(at + 2)))
      return { end: at + 2, text: "”" };
  }
  // "Ã " for "à": its second byte 0xa0 became a space.
  if (
    !isWhole &&
    code === 0xc3 &&
    text.charCodeAt(at + 1) === 0x20 &&
    /[\s]/.test(text.charAt(at - 1) || " ") &&
    /^\p{L}/u.test(text.slice(at + 2, at + 4))
  )
    return { end: at + 2, text: "à " };
  const mac = sequence(text, at, macByte);
  if (mac !== null && mac.end - at >= 3) return { end: mac.end, text: String.fromCodePoint(mac.point) };
  if (mac !== null && (code === 0x221a || code === 0x00ac) && isLikely(mac.point))
    return { end: mac.end, text: String.fromCodePoint(mac.point) };
  return null;
};

/** Units that a misread sequence can start with: C2 to F4 in windows-1252 and Latin-1; √ ¬ ‚ in Mac OS Roman. */
export const isMisreadLead = (code: number): boolean =>
  (code >= 0xc2 && code <= 0xf4) || code === 0x221a || code === 0xac || code === 0x201a;
