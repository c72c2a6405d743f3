/** What one quotation mark is and which way it can face, by the signs around it. */
import { hashWord } from "../hash.ts";
import {
  BREAK,
  CAPITAL,
  COLON,
  COMMA,
  DASH,
  MARK,
  PAREN_CLOSE,
  PAREN_OPEN,
  SEMICOLON,
  SPACED,
  STOP,
  WORD,
} from "../kinds.ts";
import type { Tokens } from "../tokens.ts";

/** Which marks pair with which: straight, curly and low-9 doubles are one family, since texts mix them. */
export type MarkFamily = "double" | "single" | "guillemet" | "doubled" | "corner" | "block";

/** Ways a mark can face; `EITHER` where its surroundings do not tell. */
export const OPENS = 1;
export const CLOSES = 2;
export const EITHER = 3;

/** Words that an apostrophe opens: 'em, 'tis. */
export const ELISIONS = new Set(
  ["em", "til", "tis", "twas", "cause", "n", "bout", "round", "cos", "ere", "kay", "nuff"].map(hashWord),
);

/** `markCode` of two straight singles typed as one mark. */
const DOUBLED = 1;
/** `markCode` of two back-quotes. */
export const DOUBLED_OPEN = 2;

/** The UTF-16 unit that a mark is written with; DOUBLED or DOUBLED_OPEN for two typed as one. */
export const markCode = ({ text, starts, ends }: Tokens, at: number): number => {
  const code = text.charCodeAt(starts[at]!);
  return ends[at]! - starts[at]! < 2 ? code : code === 96 ? DOUBLED_OPEN : DOUBLED;
};

/** Family of a mark by its `markCode`. */
export const familyOf = (code: number): MarkFamily => {
  switch (code) {
    case DOUBLED:
    case DOUBLED_OPEN:
      return "doubled";
    case 39:
    case 96:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
      return "single";
    case 0xab:
    case 0xbb:
    case 0x2039:
    case 0x203a:
      return "guillemet";
    case 0x300c:
    case 0x300d:
    case 0x300e:
    case 0x300f:
      return "corner";
    default:
      return "double";
  }
};

/** Which way the mark at token `at` can face by the white space and signs around it. */
export const facing = (tokens: Tokens, at: number): number => {
  const { kinds, shapes, count, text, starts } = tokens;
  const before = at > 0 ? kinds[at - 1]! : BREAK;
  const after = at + 1 < count ? kinds[at + 1]! : BREAK;
  const gapBefore = (shapes[at]! & SPACED) !== 0 || at === 0;
  const gapAfter = at + 1 >= count || (shapes[at + 1]! & SPACED) !== 0;
  const left = gapBefore || before === BREAK || before === PAREN_OPEN || before === DASH;
  const right =
    gapAfter ||
    after === BREAK ||
    after === COMMA ||
    after === SEMICOLON ||
    after === COLON ||
    after === PAREN_CLOSE ||
    after === DASH ||
    (after === STOP && text.charCodeAt(starts[at + 1]!) !== 0x2026 && !left);
  if (left && !right) return OPENS;
  if (right && !left) return CLOSES;
  return EITHER;
};

/** A plural's apostrophe inside single marks: "the voters' will". */
export const isSingleApostrophe = (tokens: Tokens, at: number): boolean => {
  const { kinds, shapes, text, ends, count } = tokens;
  if (kinds[at - 1] !== WORD || (shapes[at]! & SPACED) !== 0) return false;
  if ((text.charCodeAt(ends[at - 1]! - 1) | 32) !== 115) return false;
  if (at + 1 >= count || kinds[at + 1] !== WORD || (shapes[at + 1]! & CAPITAL) !== 0) return false;
  // The voters' will: an apostrophe where the stretch is closed by a later mark.
  for (let i = at + 1; i < count && i < at + 60 && kinds[i] !== BREAK; i++) {
    if (kinds[i] !== MARK || familyOf(markCode(tokens, i)) !== "single") continue;
    return facing(tokens, i) === CLOSES;
  }
  return false;
};
