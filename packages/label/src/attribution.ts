/** Indirect speech, thought and belief: what a reporting verb reports without marks. */
import type { Scene } from "./scene.ts";

/** One attribution without marks. */
export interface Indirect {
  /** Content as token ranges, ascending, last exclusive; two where the source stands in the middle. */
  readonly pieces: ReadonlyArray<readonly [number, number]>;
  /** Tokens of the reporting expression. */
  readonly cue: readonly [number, number];
  /** Mention that is the source; -1 for an implied one. */
  readonly source: number;
  readonly confidence: number;
}

/** Placeholder until the extents are learned. */
export const readIndirect = (_scene: Scene): ReadonlyArray<Indirect> => [];
