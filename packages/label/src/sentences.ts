import type { BlockKind, SegmentedArticle, SentenceQuotes } from "@columnist/model";
import { RULES } from "./rules.ts";
import type { SentenceView, Vote } from "./sentenceView.ts";
import { readTokens, type Tokens } from "./tokens.ts";

/** The sentences of a text as rules and models see them; all arrays are parallel to `views`. */
export interface SentenceReading {
  readonly tokens: Tokens;
  readonly views: ReadonlyArray<SentenceView>;
  /** Votes of each sentence, parallel to RULES. */
  readonly votes: ReadonlyArray<ReadonlyArray<Vote | null>>;
  /** Index of the block that each sentence starts in, -1 outside all. */
  readonly block: Int32Array;
}

const blocksOf = (input: Pick<SegmentedArticle, "blocks" | "sentences">): Int32Array => {
  const { starts } = input.sentences;
  const found = new Int32Array(starts.length).fill(-1);
  let b = 0;
  for (let i = 0; i < starts.length; i++) {
    while (b < input.blocks.length && input.blocks[b]!.end <= starts[i]!) b++;
    if (b < input.blocks.length && input.blocks[b]!.start <= starts[i]!) found[i] = b;
  }
  return found;
};

const NO_VOTES: ReadonlyArray<Vote | null> = RULES.map(() => null);

const votesOn = (view: SentenceView): ReadonlyArray<Vote | null> => {
  const votes = NO_VOTES.slice();
  for (let r = 0; r < votes.length; r++) votes[r] = RULES[r]!.vote(view);
  return votes;
};

/** Cuts sentences into tokens and lets every rule vote on each. Linear in the text. */
export const readSentences = (
  input: Pick<SegmentedArticle, "text" | "blocks" | "sentences">,
  quotes: ReadonlyArray<SentenceQuotes>,
): SentenceReading => {
  const { starts, ends } = input.sentences;
  const tokens = readTokens(input.text, starts, ends);
  const block = blocksOf(input);
  const views: SentenceView[] = Array.from({ length: starts.length });
  for (let i = starts.length - 1; i >= 0; i--) {
    const from = tokens.first[i]!;
    const to = tokens.first[i + 1]!;
    let bits = 0;
    let shapes = 0;
    for (let t = from; t < to; t++) {
      bits |= tokens.bits[t]!;
      shapes |= 1 << tokens.shape[t]!;
    }
    const kind: BlockKind = block[i]! < 0 ? "paragraph" : input.blocks[block[i]!]!.kind;
    views[i] = {
      text: input.text,
      start: starts[i]!,
      end: ends[i]!,
      tokens,
      from,
      to,
      bits,
      shapes,
      quotes: quotes[i]!,
      block: kind,
      next: views[i + 1] ?? null,
    };
  }
  return { tokens, views, votes: views.map(votesOn), block };
};
