import { LONGEST_CLIPPED } from "./abbreviation.ts";
import { LOWER, UPPER, charClass } from "./chars.ts";
import type { Scan } from "./scan.ts";

const STOP = 46;
const SPACE = 32;

/**
 * The way of most stops, without the rest's work: one full stop behind a word in small letters, or a longer one with a
 * capital, that no list holds; then one space and a capital. Where it says true, the long way says the same.
 */
export const isPlainEnd = ({ text, rules, sentence }: Scan, at: number): boolean => {
  if (text.charCodeAt(at + 1) !== SPACE || text.charCodeAt(at) !== STOP) return false;
  if (charClass(text.charCodeAt(at + 2)) !== UPPER) return false;
  const limit = Math.max(sentence, at - rules.abbreviations.longest - 1);
  let start = at;
  while (start > limit && charClass(text.charCodeAt(start - 1)) === LOWER) start--;
  const length = at - start;
  if (length > rules.abbreviations.longest) return true;
  if (length < 2) return false;
  const before = start === sentence ? SPACE : text.charCodeAt(start - 1);
  if (before === SPACE) return !rules.abbreviations.has(text, start, at);
  if (charClass(before) !== UPPER || length < LONGEST_CLIPPED || text.charCodeAt(start - 2) !== SPACE)
    return false;
  return start - 1 > sentence && !rules.abbreviations.has(text, start - 1, at);
};
