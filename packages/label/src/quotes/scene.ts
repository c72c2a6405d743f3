/** Everything that reading quotes looks at, laid out once for a text. */
import type { TextBlock } from "@columnist/model";
import { withBlockQuotes } from "./blockQuotes.ts";
import { readMarks, type Marked } from "./marks.ts";
import { readMentions, type Mention } from "./names.ts";
import { IS } from "../kinds.ts";
import { readReportHeads } from "./reportHeads.ts";
import type { Tokens } from "../tokens.ts";

export interface Scene {
  readonly tokens: Tokens;
  readonly marks: ReadonlyArray<Marked>;
  readonly mentions: ReadonlyArray<Mention>;
  /** Outermost stretch of marks that each token stands in, -1 for none. */
  readonly markOf: Int32Array;
  /** First mention at or after each token. */
  readonly mentionFrom: Int32Array;
  /** First token at or after each one that can be the head of a reporting expression. */
  readonly reportFrom: Int32Array;
}

/** Lays out the tokens of a text. Linear in their number. */
export const readScene = (tokens: Tokens, blocks: ReadonlyArray<TextBlock> = []): Scene => {
  const marks = withBlockQuotes(tokens, readMarks(tokens), blocks);
  const mentions = readMentions(tokens);
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
    marks,
    mentions,
    markOf,
    mentionFrom,
    reportFrom: readReportHeads(tokens, markOf),
  };
};

/** A verb form that can report here: not the noun of the same letters. */
export const isCueVerb = (scene: Scene, at: number): boolean => (scene.tokens.is[at]! & IS.reports) !== 0;
