import { FIRST_CLAIM, REASONS } from "@columnist/label/features";

/**
 * What the reasons of REASONS aim at: parallel to the sentences. A label's probability is the sum of its classes'. The gold's label
 * has the share `share[i]` and all of it goes to the gold's class, or, where no class is told, to the label's classes
 * as they stand; what is left goes to the classes of the other label as they stand.
 */
export interface ReasonTargets {
  /** Class of the gold, -1 where it is not told. */
  readonly classes: Int8Array;
  /** Probability of opinion; NaN: no target. */
  readonly opinion: Float32Array;
  readonly weights: Float32Array;
  /** A teacher's probabilities of the reasons, row after row, a row of zeros where it said nothing; null: no teacher. */
  readonly taught: Float32Array | null;
  /** What the teacher counts beside the gold, 0 to 1. */
  readonly taughtShare: number;
}

/** Turns the logits of the classes of sentence `i`, which stand in `values` from `at` on, into the gradient of their loss. */
export const reasonGradient = (
  values: Float64Array,
  at: number,
  { classes, opinion, weights, taught, taughtShare }: ReasonTargets,
  i: number,
): void => {
  let most = -Infinity;
  for (let c = 0; c < REASONS.length; c++) most = Math.max(most, values[at + c]!);
  let opinions = 0;
  let rest = 0;
  for (let c = 0; c < REASONS.length; c++) {
    const power = Math.exp(values[at + c]! - most);
    values[at + c] = power;
    if (c < FIRST_CLAIM) opinions += power;
    else rest += power;
  }
  const told = classes[i]!;
  const row = i * REASONS.length;
  let known = 0;
  if (taught !== null) for (let c = 0; c < REASONS.length; c++) known += taught[row + c]!;
  const heard = known > 0 ? taughtShare : 0;
  for (let c = 0; c < REASONS.length; c++) {
    const isOpinion = c < FIRST_CLAIM;
    const share = isOpinion ? opinion[i]! : 1 - opinion[i]!;
    const isTold = told >= 0 && told < FIRST_CLAIM === isOpinion;
    const target = isTold
      ? c === told
        ? share
        : 0
      : (share * values[at + c]!) / (isOpinion ? opinions : rest);
    const aim = heard === 0 ? target : (1 - heard) * target + (heard * taught![row + c]!) / known;
    values[at + c] = (values[at + c]! / (opinions + rest) - aim) * weights[i]!;
  }
};
