import type { Label } from "@columnist/model";

/** What a head says of one sentence. */
export interface HeadJudgement {
  /** Log-odds of opinion against claim. */
  readonly logit: number;
  /** Share of each reason among those of its label. */
  readonly shares: Float64Array;
}

/**
 * Reads the outputs of a head: the label first, then a number for each reason. The label by itself and the sum of its
 * reasons err differently, so the log-odds are the mean of both.
 * @param labels of each reason, the label that it is given for
 */
export const readOutputs = (outputs: Float32Array, labels: ReadonlyArray<Label>): HeadJudgement => {
  let most = -Infinity;
  for (let k = 0; k < labels.length; k++) most = Math.max(most, outputs[1 + k]!);
  const shares = Float64Array.from(labels, (_, k) => Math.exp(outputs[1 + k]! - most));
  let opinion = 1e-9;
  let claim = 1e-9;
  for (const [k, label] of labels.entries())
    if (label === "opinion") opinion += shares[k]!;
    else claim += shares[k]!;
  for (const [k, label] of labels.entries()) shares[k]! /= label === "opinion" ? opinion : claim;
  return { logit: (outputs[0]! + Math.log(opinion) - Math.log(claim)) / 2, shares };
};
