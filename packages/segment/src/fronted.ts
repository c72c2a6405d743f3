import type { Scan } from "./scan.ts";
import { wordEnd } from "./word.ts";

/** A time phrase in front of a clause is no longer than this, in UTF-16 units. */
const MAX_PHRASE = 48;

/**
 * Is the token at `tokenStart` in a phrase in front of its clause ("At 5 a.m. Mr Okoro left", "He wrote: In 44 B.C. Caesar
 * fell")? It is where the sentence, or what follows its last colon, begins with a fronting word and is short.
 */
export const isFronted = (scan: Scan, tokenStart: number): boolean => {
  const { text, rules } = scan;
  const from = Math.max(scan.sentence, tokenStart - MAX_PHRASE);
  const colon = text.slice(from, tokenStart).lastIndexOf(": ");
  scan.steps += tokenStart - from;
  let start = colon >= 0 ? from + colon + 2 : scan.sentence;
  if (tokenStart - start > MAX_PHRASE) return false;
  while (start < tokenStart && text.charCodeAt(start) < 48) start++;
  return rules.fronting.has(text, start, wordEnd(scan, start));
};
