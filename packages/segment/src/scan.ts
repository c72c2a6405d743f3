import type { Rules } from "./locale.ts";

/**
 * Where the scanner stands. One object a text, changed in place: deciding allocates nothing but words to look up.
 * All offsets are UTF-16 units into `text`.
 */
export interface Scan {
  readonly text: string;
  readonly rules: Rules;
  /** Start of the sentence being read. */
  sentence: number;
  /** Start of the line being read. */
  line: number;
  /** Set by a decision for a boundary: the end of the sentence, exclusive. */
  end: number;
  /** Set by every decision: where to go on looking for candidates. */
  resume: number;
  /** Longest line of the paragraph that ends at `wrapEnd`: measured for hard-wrapped text, once a paragraph. */
  wrapWidth: number;
  wrapEnd: number;
  /** One of its lines starts with a small letter. */
  wrapRunsOn: boolean;
  /** Units looked at outside the candidate search: what tests of linear time count. */
  steps: number;
}

export const scanOf = (text: string, rules: Rules): Scan => ({
  text,
  rules,
  sentence: 0,
  line: 0,
  end: 0,
  resume: 0,
  wrapWidth: 0,
  wrapEnd: 0,
  wrapRunsOn: false,
  steps: 0,
});
