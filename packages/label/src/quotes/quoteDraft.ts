import type { QuoteSpanKind, SpeakerKind } from "@columnist/model";

/** A quote while it is being put together: what the gate needs beside the public record. */
export interface Draft {
  readonly pieces: Array<readonly [number, number]>;
  kind: QuoteSpanKind;
  /** Mention that speaks, -1 for nobody. */
  readonly speaker: number;
  readonly speakerName: string | null;
  /** What speaks; null for nobody. */
  readonly speakerKind: SpeakerKind | null;
  /** Who speaks, as index of the text's entities; -1 for nobody and for the author. */
  readonly entity: number;
  readonly method: string;
  /** Tokens of the cue, null for none. */
  readonly cue: readonly [number, number] | null;
  parent: number;
  closed: boolean;
  /** Probability that the marks quote somebody and that the speaker is right, as the rankers have it: not calibrated. */
  readonly confidence: number;
  /** Log-odds that it quotes or reports somebody. */
  readonly odds: number;
  /** Two straight singles for a mark: read like any other, but counted as reported, not quoted, words. */
  readonly doubled: boolean;
  /** First tokens of pieces that re-open the quote in a new paragraph. */
  readonly reopened: Array<number>;
}
