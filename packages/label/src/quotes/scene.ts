/** Everything that reading quotes looks at, laid out once for a text. */
import type { Spans, TextBlock } from "@columnist/model";
import { withBlockQuotes } from "./blockQuotes.ts";
import { readMarks, type Marked } from "./marks.ts";
import { readMentions, type Mention } from "./names.ts";
import { IS } from "./quoteLexicon.ts";
import { readSentenceTokens, type SentenceTokens } from "./sentenceTokens.ts";
import { readReportHeads } from "./reportHeads.ts";
import { readClasses } from "./tokenClasses.ts";
import { tokenize, type Tokens } from "./quoteTokens.ts";

export interface Scene {
  readonly tokens: Tokens;
  /** Bits of `IS` of each token. */
  readonly bits: Int32Array;
  readonly marks: ReadonlyArray<Marked>;
  readonly mentions: ReadonlyArray<Mention>;
  readonly sentences: SentenceTokens;
  /** Outermost stretch of marks that each token stands in, -1 for none. */
  readonly markOf: Int32Array;
  /** Coarse class of each token, for features: its kind, or 20 and more for a word. */
  readonly classes: Uint8Array;
  /** A word's hash, the kind of any other token. */
  readonly values: Int32Array;
  /** First mention at or after each token. */
  readonly mentionFrom: Int32Array;
  /** First token at or after each one that can be the head of a reporting expression. */
  readonly reportFrom: Int32Array;
}

/** Lays out a text and its sentences. Linear in the text. */
export const readScene = (text: string, spans: Spans, blocks: ReadonlyArray<TextBlock> = []): Scene => {
  const tokens = tokenize(text);
  const { bits, classes, values } = readClasses(tokens);
  const marks = withBlockQuotes(tokens, readMarks(tokens), blocks);
  const mentions = readMentions(tokens, bits);
  const laid = new Int32Array(tokens.count * 2 + 1);
  const markOf = laid.subarray(0, tokens.count).fill(-1);
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.parent < 0) markOf.fill(i, mark.first, mark.last);
  }
  const mentionFrom = laid.subarray(tokens.count);
  let at = 0;
  for (let m = 0; m < mentions.length; m++)
    for (const { first } = mentions[m]!; at <= first; at++) mentionFrom[at] = m;
  mentionFrom.fill(mentions.length, at);
  return {
    tokens,
    bits,
    marks,
    mentions,
    classes,
    values,
    sentences: readSentenceTokens(tokens, spans),
    markOf,
    mentionFrom,
    reportFrom: readReportHeads(tokens, bits, markOf),
  };
};

/** A verb form that can report here: not the noun of the same letters. */
export const isCueVerb = (scene: Scene, at: number): boolean => (scene.bits[at]! & IS.reports) !== 0;
