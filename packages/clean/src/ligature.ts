import type { Repair } from "./repair.ts";

/** Ligatures that start no word: what stands before the space before them is their word's beginning. */
const INSIDE = /[\ufb00\ufb03\ufb04]/;

const isBlankAt = (text: string, at: number): boolean => text.charCodeAt(at) === 0x20;

/**
 * The letters of the ligature at `at`. A ligature alone between spaces was parted from its word by a PDF reader: "ﬁ rst",
 * "o ﬃ cials"; its spaces go where letters stand behind them. Adds the repairs, gives where to go on.
 */
export const ligature = (text: string, at: number, repairs: Array<Repair>): number => {
  const made = text.charAt(at).normalize("NFKC");
  const isAlone = (at === 0 || isBlankAt(text, at - 1)) && isBlankAt(text, at + 1);
  const goesOn = isAlone && /\p{Ll}/u.test(text.charAt(at + 2));
  const isInside = isAlone && INSIDE.test(text.charAt(at)) && /\p{L}/u.test(text.charAt(at - 2));
  const start = isInside && (repairs.at(-1)?.end ?? 0) < at ? at - 1 : at;
  const end = goesOn ? at + 2 : at + 1;
  repairs.push({ start, end, text: made, rule: "clean.repair.ligature" });
  return end;
};
