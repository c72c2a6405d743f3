/** The most probable reason of a label that was right, and whether the annotator gave it. */
export interface Reasoned {
  /** Number among the classes. */
  readonly reason: number;
  /** Its share of its label. */
  readonly share: number;
  readonly isRight: boolean;
}

/** A reason is named where it is the annotator's at least so often. */
const RIGHT = 0.75;
/** Fewer cases say nothing of how often that is. */
const LEAST_CASES = 20;

/**
 * For each reason the least share at which it was right three times of four; null for one that never was.
 * @param cases judged by fits that did not see them
 * @param share how often it has to be right, 0 to 1
 */
export const nameableAbove = (
  cases: ReadonlyArray<Reasoned>,
  reasons: number,
  share: number = RIGHT,
): ReadonlyArray<number | null> =>
  Array.from({ length: reasons }, (_, reason) => {
    const own = cases.filter((one) => one.reason === reason).toSorted((a, b) => b.share - a.share);
    let right = 0;
    let least: number | null = null;
    for (const [i, one] of own.entries()) {
      if (one.isRight) right++;
      if (i + 1 >= LEAST_CASES && right >= share * (i + 1)) least = one.share;
    }
    return least === null ? null : Math.floor(least * 1000) / 1000;
  });
