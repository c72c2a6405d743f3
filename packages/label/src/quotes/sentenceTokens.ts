/** Which tokens each sentence has, and which sentence and paragraph each token stands in. */
import type { Spans } from "@columnist/model";
import { BREAK, type Tokens } from "./quoteTokens.ts";

export interface SentenceTokens {
  /** First token of each sentence, and one more: the end of the last. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Sentence of each token; -1 in a gap. */
  readonly ofToken: Int32Array;
  /** Paragraph of each token, from 0: line ends divide. */
  readonly paragraph: Int32Array;
}

/** Lays sentences over tokens; a token belongs to the sentence that holds its first unit. Linear. */
export const readSentenceTokens = (tokens: Tokens, sentences: Spans): SentenceTokens => {
  const n = sentences.starts.length;
  const { count, starts, kinds } = tokens;
  const laid = new Int32Array(2 * (n + count));
  const first = laid.subarray(0, n);
  const last = laid.subarray(n, 2 * n);
  const ofToken = laid.subarray(2 * n, 2 * n + count).fill(-1);
  const paragraph = laid.subarray(2 * n + count);
  let at = 0;
  for (let s = 0; s < n; s++) {
    const start = sentences.starts[s]!;
    const end = sentences.ends[s]!;
    while (at < count && starts[at]! < start) at++;
    first[s] = at;
    while (at < count && starts[at]! < end) ofToken[at++] = s;
    last[s] = at;
  }
  let block = 0;
  for (let i = 0; i < count; i++) {
    if (kinds[i] === BREAK) block++;
    paragraph[i] = block;
  }
  return { first, last, ofToken, paragraph };
};
