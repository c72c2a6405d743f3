import type { ContextInput } from "@columnist/label/features";
import type { Encoded } from "./encode.ts";
import type { GoldDocument } from "./gold.ts";

/** How a sentence was read when the second step judged it. */
export const MODES = ["text", "unmarked", "few", "alone"] as const;
export type Mode = (typeof MODES)[number];

/** Sentences of each document as the second step reads them: whole, without paragraphs, with two before, alone. */
export const eachReading = (
  documents: ReadonlyArray<GoldDocument>,
  whole: Encoded,
  alone: Encoded,
  wholeLogits: Float32Array,
  aloneLogits: Float32Array,
  heads: number,
  visit: (sentence: number, mode: Mode, features: Float32Array) => void,
  read: (input: ContextInput) => Float32Array,
): void => {
  const featuresOf = (
    data: Encoded,
    logits: Float32Array,
    from: number,
    count: number,
    opens: Uint8Array,
  ): Float32Array =>
    read({
      count,
      heads,
      logits: logits.subarray(from * heads, (from + count) * heads),
      opens,
      gate: data.gate.subarray(from, from + count),
    });
  let at = 0;
  for (const document of documents) {
    const n = document.sentences.length;
    if (n > 1) {
      const marked = featuresOf(whole, wholeLogits, at, n, whole.opens.subarray(at, at + n));
      const bare = featuresOf(whole, wholeLogits, at, n, new Uint8Array(n).fill(2));
      const width = marked.length / n;
      for (let i = 0; i < n; i++) {
        visit(at + i, "text", marked.subarray(i * width, (i + 1) * width));
        visit(at + i, "unmarked", bare.subarray(i * width, (i + 1) * width));
        if (i === 0) continue;
        const from = Math.max(0, i - 2);
        const few = featuresOf(
          whole,
          wholeLogits,
          at + from,
          i - from + 1,
          new Uint8Array(i - from + 1).fill(2),
        );
        visit(at + i, "few", few.subarray((i - from) * width, (i - from + 1) * width));
      }
    }
    for (let i = 0; i < n; i++)
      visit(at + i, "alone", featuresOf(alone, aloneLogits, at + i, 1, Uint8Array.of(2)));
    at += n;
  }
};
