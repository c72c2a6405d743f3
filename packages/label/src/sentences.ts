import type { BlockKind, Quote, SegmentedArticle } from "@columnist/model";
import { YEAR } from "./kinds.ts";
import { breaksInList } from "./listBreaks.ts";
import { readQuotes, type QuoteReading } from "./quotes/quotes.ts";
import { RULES } from "./rules.ts";
import type { SentenceView, Vote } from "./sentenceView.ts";
import { readTokens, type Tokens } from "./tokens.ts";
import { setsOfSentences } from "./wordSets.ts";

/** A text cut into sentences. */
export type TextInput = Pick<SegmentedArticle, "text" | "blocks" | "sentences"> & {
  /** The sentences came as a list and may have nothing to do with each other: no quote runs far over them. */
  readonly isList?: boolean;
};

/** The sentences of a text as rules and models see them; all arrays are parallel to `views`. */
export interface SentenceReading {
  readonly tokens: Tokens;
  readonly quotes: ReadonlyArray<Quote>;
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

/** Rule after rule, each over all sentences: its code and lists are at hand then, which halves the time. */
const votesOn = (views: ReadonlyArray<SentenceView>): ReadonlyArray<ReadonlyArray<Vote | null>> => {
  const votes = views.map(() => NO_VOTES.slice());
  for (let r = 0; r < RULES.length; r++) {
    const rule = RULES[r]!;
    for (let i = 0; i < views.length; i++) {
      const vote = rule.vote(views[i]!);
      if (vote !== null) votes[i]![r] = vote;
    }
  }
  return votes;
};

/**
 * Lets every rule vote on each sentence. Linear in the text.
 * @param tokens those of the text and its sentences
 * @param reading what the quote reader says of it
 */
export const voteOnSentences = (input: TextInput, tokens: Tokens, reading: QuoteReading): SentenceReading => {
  const { starts, ends } = input.sentences;
  const sets = setsOfSentences(tokens);
  const block = blocksOf(input);
  const views: SentenceView[] = Array.from({ length: starts.length });
  for (let i = starts.length - 1; i >= 0; i--) {
    const from = tokens.first[i]!;
    const to = tokens.last[i]!;
    let kinds = 0;
    let shapes = 0;
    for (let t = from; t < to; t++) {
      if ((tokens.shapes[t]! & YEAR) === 0) kinds |= 1 << tokens.kinds[t]!;
      shapes |= tokens.shapes[t]!;
    }
    const kind: BlockKind = block[i]! < 0 ? "paragraph" : input.blocks[block[i]!]!.kind;
    views[i] = {
      text: input.text,
      start: starts[i]!,
      end: ends[i]!,
      tokens,
      from,
      to,
      index: i,
      sets,
      kinds,
      shapes,
      quotes: reading.sentences[i]!,
      block: kind,
      next: views[i + 1] ?? null,
    };
  }
  return { tokens, quotes: reading.quotes, views, votes: votesOn(views), block };
};

/** Reads a text once: its words, from them the quotes, and from both the votes of every rule. Linear in the text. */
export const readSentences = (input: TextInput): SentenceReading => {
  const breaks = input.isList === true ? breaksInList(input) : [];
  const tokens = readTokens(input.text, input.sentences, breaks);
  return voteOnSentences(input, tokens, readQuotes(input, tokens));
};
