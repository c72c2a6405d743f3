import { CASELESS, LOWER, UPPER, charClass, isSpace } from "./chars.ts";
import type { Scan } from "./scan.ts";
import { listed, tokenStart, wordEnd } from "./word.ts";

/** Signs of an address, a file or code: no sentence ends inside such a token. */
const ADDRESS = /[@/\\_=#<>]|www|http/;

/**
 * Does a sentence end at stops that no space follows ("the end.The next")? Behind a small word, before a common first
 * word, outside addresses; behind ? and ! before any capitalised word.
 */
export const splitsMissingSpace = (
  scan: Scan,
  at: number,
  stopsEnd: number,
  end: number,
  isEmphatic: boolean,
): boolean => {
  const { text, rules } = scan;
  const after = text.charCodeAt(end);
  const kind = charClass(after);
  if (kind === CASELESS) return charClass(text.charCodeAt(at - 1)) === CASELESS && false;
  if (kind !== UPPER) return false;
  const start = tokenStart(scan, at);
  if (at - start < 2 || charClass(text.charCodeAt(at - 1)) !== LOWER) return false;
  if (charClass(text.charCodeAt(at - 2)) !== LOWER) return false;
  const stop = wordEnd(scan, end);
  const word = text.slice(end, stop);
  if (
    ADDRESS.test(text.slice(start, at)) ||
    !(isSpace(text.charCodeAt(stop)) || text.charCodeAt(stop) === 44)
  )
    return false;
  if (text.slice(start, at).includes(".")) return false;
  if (isEmphatic || end > stopsEnd) return true;
  return rules.starters.has(listed(word)) || rules.alwaysCapital.has(listed(word));
};
