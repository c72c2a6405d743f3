import { DENSE_NAMES, fillDense } from "../features.ts";
import type { SentenceReading } from "../sentences.ts";

/** What the second step of a model takes of the sentences of a text besides their logits; arrays are parallel to them. */
export interface Places {
  /** Dense features, DENSE_NAMES.length a sentence. */
  readonly dense: Float32Array;
  /** 1 where the quote gate says quote. */
  readonly gate: Uint8Array;
  /** 1 where the sentence opens a paragraph, 0 where not, 2 where paragraphs are unknown. */
  readonly opens: Uint8Array;
}

export const placesOf = ({ views, votes, block }: SentenceReading): Places => {
  const n = views.length;
  const width = DENSE_NAMES.length;
  const dense = new Float32Array(n * width);
  const gate = new Uint8Array(n);
  const opens = new Uint8Array(n).fill(2);
  let blocks = 0;
  for (let i = 0; i < n; i++) {
    fillDense(views[i]!, votes[i]!, dense, i * width);
    if (views[i]!.quotes.label === "quote") gate[i] = 1;
    if (i === 0 || block[i] !== block[i - 1]) blocks++;
  }
  // One block for a whole text says that paragraphs are unknown.
  if (blocks > 1) for (let i = 0; i < n; i++) opens[i] = i === 0 || block[i] !== block[i - 1] ? 1 : 0;
  return { dense, gate, opens };
};
