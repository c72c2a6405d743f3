import type { Quote, SegmentedArticle, SentenceQuotes } from "@columnist/model";

/** What reading quotes takes of an article. */
export type QuoteInput = Pick<SegmentedArticle, "text" | "blocks" | "sentences">;

/** The quotes of a text, and what they say of each sentence (`sentences[i]` is for sentence `i`). */
export interface QuoteReading {
  readonly quotes: ReadonlyArray<Quote>;
  readonly sentences: ReadonlyArray<SentenceQuotes>;
}

/** Placeholder until the quote pass lands in this room. */
export const readQuotes = (input: QuoteInput): QuoteReading => ({
  quotes: [],
  sentences: Array.from(input.sentences.starts, () => ({
    rule: null, label: null, quoteKind: "none", quoteShare: 0, voice: "author", scareQuote: false,
    speaker: null, authorEvaluation: false, quotes: [],
  })),
});
