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
  const first = new Int32Array(n);
  const last = new Int32Array(n);
  const ofToken = new Int32Array(tokens.count).fill(-1);
  const paragraph = new Int32Array(tokens.count);
  let at = 0;
  let block = 0;
  for (let s = 0; s < n; s++) {
    const start = sentences.starts[s]!;
    const end = sentences.ends[s]!;
    while (at < tokens.count && tokens.starts[at]! < start) {
      if (tokens.kinds[at] === BREAK) block++;
      paragraph[at++] = block;
    }
    first[s] = at;
    while (at < tokens.count && tokens.starts[at]! < end) {
      ofToken[at] = s;
      if (tokens.kinds[at] === BREAK) block++;
      paragraph[at++] = block;
    }
    last[s] = at;
  }
  while (at < tokens.count) {
    if (tokens.kinds[at] === BREAK) block++;
    paragraph[at++] = block;
  }
  return { first, last, ofToken, paragraph };
};
