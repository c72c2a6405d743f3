import {
  UPPER,
  charClass,
  isAlphanumeric,
  isCloser,
  isEmphatic,
  isLineEnd,
  isOpener,
  isStop,
  isWideStop,
} from "./chars.ts";
import type { Scan } from "./scan.ts";

const DOT = 46;

/**
 * What a run of stops is. `emphatic`: it holds ? or !. `wide`: ideographic. `leaders`: the dots of a table of contents.
 * `broken`: one stop whose ellipsis belongs to the next sentence.
 */
export type RunKind = "dot" | "ellipsis" | "leaders" | "emphatic" | "wide" | "broken";

const isBlank = (code: number): boolean => code === 32 || code === 0xa0;

/** Does the paragraph, or what closes the sentence, end at `at`? */
const endsThere = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return at >= text.length || isLineEnd(code) || isCloser(code) || code === 34 || code === 39;
};

/**
 * Does an ellipsis that belongs to the next sentence follow the single stop that ends at `end`? "the turtle. ... love
 * and war", and with spaced dots only before a capital: "compounds. . . . The" (Golden Rule 48).
 */
const isBroken = (text: string, end: number): boolean => {
  if (!isBlank(text.charCodeAt(end))) return false;
  if (text.startsWith("...", end + 1)) return !endsThere(text, end + 4);
  if (text.charCodeAt(end + 1) === 0x2026) return !endsThere(text, end + 2);
  if (!text.startsWith(". . .", end + 1) || text.charCodeAt(end + 6) !== 32) return false;
  const at = isOpener(text.charCodeAt(end + 7)) ? end + 8 : end + 7;
  return charClass(text.charCodeAt(at)) === UPPER;
};

/** Reads the stops from `at`, spaced ones included ("! ! !", ". . ."); sets `scan.resume` to their end. */
export const readRun = (scan: Scan, at: number): RunKind => {
  const { text } = scan;
  let dots = 0;
  let kind: RunKind = "dot";
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === DOT) dots++;
    else if (code === 0x2026) dots += 3;
    else if (isWideStop(code)) kind = "wide";
    else if (isEmphatic(code)) kind = "emphatic";
    else {
      let next = end;
      while (isBlank(text.charCodeAt(next)) && next <= end + 2) next++;
      if (next === end || next > end + 2 || !isStop(text.charCodeAt(next))) break;
      // A stop that stands alone, not the first unit of ".5" or ".NET".
      if (isAlphanumeric(text.charCodeAt(next + 1))) break;
      if (dots === 1 && end === at + 1 && kind === "dot") {
        const isAttached = at > scan.sentence && !isBlank(text.charCodeAt(at - 1));
        if (isAttached && isBroken(text, end)) {
          scan.resume = end;
          return "broken";
        }
      }
      end = next;
      continue;
    }
    end++;
  }
  scan.steps += end - at;
  scan.resume = end;
  if (kind !== "dot" || dots <= 1) return kind;
  return dots > 4 && end - at === dots ? "leaders" : "ellipsis";
};
