import type { QuoteSpanKind } from "@columnist/model";

/** A quote while it is being put together: what the gate needs beside the public record. */
export interface Draft {
  readonly pieces: Array<readonly [number, number]>;
  kind: QuoteSpanKind;
  /** Mention that speaks, -1 for nobody. */
  readonly speaker: number;
  readonly speakerName: string | null;
  readonly method: string;
  /** Tokens of the cue, null for none. */
  readonly cue: readonly [number, number] | null;
  parent: number;
  closed: boolean;
  readonly confidence: number;
  /** Two straight singles for a mark: read like any other, but counted as reported, not quoted, words. */
  readonly doubled: boolean;
  /** First tokens of pieces that re-open the quote in a new paragraph. */
  readonly reopened: Array<number>;
}
