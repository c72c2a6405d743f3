/** Which tokens can be the head of a reporting expression: from the lexicon, by the word after them. */
import { hashWord } from "../hash.ts";
import { BREAK, COLON, IS, WORD } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";

const TO = hashWord("to");
const ACCORDING = hashWord("according");
const LINKS = new Set(["that", "to", "of", "about", "on", "for", "over", "against", "from"].map(hashWord));
const NOUN_OR_ADJECTIVE = IS.cueNoun | IS.cueAdjective;

const isHead = ({ kinds, hashes, is: bits, count }: Tokens, at: number): boolean => {
  const kind = kinds[at];
  // "Union chief: No deal": a colon near the head of a sentence may stand for "said".
  if (kind === COLON) return at + 1 < count && kinds[at + 1] !== BREAK;
  if (kind !== WORD) return false;
  const is = bits[at]!;
  if ((is & IS.reports) !== 0) return true;
  const isAccording = hashes[at] === ACCORDING;
  if (!isAccording && (is & NOUN_OR_ADJECTIVE) === 0) return false;
  const next = at + 1 < count ? hashes[at + 1]! : 0;
  if (isAccording) return next === TO;
  return (is & IS.cueAdjective) !== 0 || LINKS.has(next);
};

/**
 * For each token, and the end, the first one at or after it that can be the head of a reporting expression outside
 * marks; the number of tokens where none is.
 * @param markOf -1 for tokens outside marks
 */
export const readReportHeads = (tokens: Tokens, markOf: Int32Array): Int32Array => {
  const from = new Int32Array(tokens.count + 1);
  let next = tokens.count;
  from[next] = next;
  for (let at = next - 1; at >= 0; at--) {
    if (markOf[at] === -1 && isHead(tokens, at)) next = at;
    from[at] = next;
  }
  return from;
};
