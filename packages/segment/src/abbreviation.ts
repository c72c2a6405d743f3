import { LOWER, UPPER, charClass, isLetter } from "./chars.ts";
import type { AbbreviationKind } from "./locale.ts";
import type { Scan } from "./scan.ts";
import { tokenStart } from "./word.ts";

/**
 * What stands before a stop: a listed kind; `initial` (one capital), `acronym` (U.S, J.R.R), `clipped` (no vowel: Bldg),
 * `word` (anything else).
 */
export type TokenKind = AbbreviationKind | "initial" | "acronym" | "clipped" | "word";

/** Letters beyond ASCII count as vowels: what is not plain English is left alone. */
const VOWELS = /[aeiouyAEIOUY\d\u0080-\uffff]/;
/** Murmurs have no vowel and are no abbreviations. */
const MURMUR = /^(?:[hms]+|[bp]?[rfsht]+|[tp]s+[kt]?)$/i;
const DOTTED = /^\p{L}{1,3}(?:\.\p{L}{1,3})+$/u;

/** Longest token that may pass for a clipped form by having no vowel. */
export const LONGEST_CLIPPED = 5;

/** A longer token is an ordinary word, in UTF-16 units. */
const MAX_TOKEN = 14;

/** Is there a dot or a hyphen in the token? Then a part of it may be an abbreviation. */
const hasInnerMark = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 45) return true;
  }
  return false;
};

/** Is the token a word that begins with a capital and lost its vowels, like Bldg? */
const isClipped = (text: string, start: number, end: number): boolean => {
  if (end - start > LONGEST_CLIPPED || charClass(text.charCodeAt(start + 1)) !== LOWER) return false;
  const token = text.slice(start, end);
  return !VOWELS.test(token) && !MURMUR.test(token);
};

/** Reads the token that ends at `end` (the stop itself left out). */
export const tokenKind = (scan: Scan, start: number, end: number): TokenKind => {
  const { text, rules } = scan;
  const first = charClass(text.charCodeAt(start));
  const known = rules.abbreviations.get(text, start, end);
  if (known !== undefined) return known;
  if (end - start <= 1) return first === UPPER ? "initial" : "word";
  if (end - start > MAX_TOKEN) return "word";
  let letter = start;
  if (first === LOWER || first === UPPER) {
    if (!hasInnerMark(text, start, end))
      return first === UPPER && isClipped(text, start, end) ? "clipped" : "word";
  } else {
    // "7a.m", "5:30p.m": read from the first letter on.
    while (letter < end && !isLetter(text.charCodeAt(letter))) letter++;
    const kind = rules.abbreviations.get(text, letter, end);
    if (kind !== undefined) return kind;
  }
  const token = text.slice(letter, end);
  const hyphen = token.lastIndexOf("-") + 1;
  const kind = hyphen > 0 ? rules.abbreviations.get(text, letter + hyphen, end) : undefined;
  return kind ?? (DOTTED.test(token.slice(hyphen)) ? "acronym" : "word");
};

/** Start of the token before a stop at `at`, one space between them allowed ("Mr . Okoro"). */
export const tokenBefore = (scan: Scan, at: number): { start: number; end: number } => {
  let end = at;
  while (end > scan.sentence && charClass(scan.text.charCodeAt(end - 1)) === 1) end--;
  scan.steps += at - end;
  return { start: tokenStart(scan, end), end };
};
