import {
  DIGIT,
  LOWER,
  SPACE,
  UPPER,
  charClass,
  isAlphanumeric,
  isBullet,
  isLineEnd,
  isOpener,
} from "./chars.ts";
import type { Scan } from "./scan.ts";

/** A list mark at the start of a sentence: "1.", "2)", "3.)", "a.", "(b)", "• 9.". */
export interface Marker {
  /** Offset past the mark. */
  readonly end: number;
  /** The mark that would come next in the same list; null after a bullet. */
  readonly next: string | null;
}

const MARKER = /(\()?(?:(\d{1,2})(?:\.\d{1,2})*|([a-zA-Z]))(\.\)|\.|\))(?=\s)/y;

/** The list mark at `at`, or null. A capital letter needs a bracket: "A. Lutz" is a name. */
export const readMarker = (text: string, at: number): Marker | null => {
  const code = text.charCodeAt(at);
  if (isBullet(code)) {
    let end = at + 1;
    while (charClass(text.charCodeAt(end)) === SPACE && !isLineEnd(text.charCodeAt(end))) end++;
    const inner = isBullet(text.charCodeAt(end)) ? null : readMarker(text, end);
    return { end: inner?.end ?? end, next: null };
  }
  if (charClass(code) < LOWER && code !== 40) return null;
  if (charClass(code) !== DIGIT && code !== 40 && isAlphanumeric(text.charCodeAt(at + 1))) return null;
  MARKER.lastIndex = at;
  const match = MARKER.exec(text);
  if (match === null) return null;
  const [whole, open = "", digits, letter, close] = match;
  if ((open === "(") !== (close === ")") && open === "(") return null;
  if (letter !== undefined && charClass(letter.charCodeAt(0)) === UPPER && !close!.includes(")")) return null;
  const ordinal =
    digits !== undefined ? String(Number(digits) + 1) : String.fromCharCode(letter!.charCodeAt(0) + 1);
  return { end: at + whole.length, next: ` ${open}${ordinal}${close} ` };
};

/** How far the next mark of a list is looked for, in UTF-16 units. */
const MAX_ITEM = 600;

/** Offset of the next mark of the list in the same paragraph before a capital or an opening mark, or -1. */
export const nextMarker = (scan: Scan, marker: Marker): number => {
  const { text } = scan;
  if (marker.next === null) return -1;
  const window = text.slice(marker.end, marker.end + MAX_ITEM);
  scan.steps += window.length;
  const found = window.indexOf(marker.next);
  if (found < 0) return -1;
  const after = window.charCodeAt(found + marker.next.length);
  if (charClass(after) !== UPPER && !isOpener(after)) return -1;
  const blank = window.indexOf("\n\n");
  return blank >= 0 && blank < found ? -1 : marker.end + found + 1;
};
