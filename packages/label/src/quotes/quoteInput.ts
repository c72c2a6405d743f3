/** Sentences as the input of the quote reader: what a test or a caller with text cut already has. */
import type { TextBlock } from "@columnist/model";
import type { QuoteInput } from "./quotes.ts";

/** Joins paragraphs of sentences: sentences by a space, paragraphs by a blank line. */
export const quoteInputOf = (
  paragraphs: ReadonlyArray<ReadonlyArray<string>>,
  kind: TextBlock["kind"] = "paragraph",
): QuoteInput => {
  const starts: Array<number> = [];
  const ends: Array<number> = [];
  const blocks: Array<TextBlock> = [];
  let text = "";
  paragraphs.forEach((sentences, p) => {
    if (p > 0) text += "\n\n";
    const start = text.length;
    sentences.forEach((sentence, s) => {
      if (s > 0) text += " ";
      starts.push(text.length);
      text += sentence;
      ends.push(text.length);
    });
    blocks.push({ kind, start, end: text.length });
  });
  return {
    text,
    blocks,
    sentences: {
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    },
  };
};
