import { openWeights } from "@columnist/label/features";
import { HELD_OUT_LOGITS } from "./models/heldOutLogits.weights.ts";

/** Steps of one unit of log-odds in the table. */
export const LOGIT_STEPS = 64;

/**
 * What an encoder that saw no held-out document says of the sentences of those documents: logits of its heads by
 * `sentenceHash`. Made by `tests/bench/peers/labels/run.sh accurate`; no text is in it.
 */
export const readHeldOutLogits = (): ReadonlyMap<number, Float32Array> => {
  const weights = openWeights(HELD_OUT_LOGITS);
  const keys = weights.int32("keys");
  const logits = weights.int16("logits");
  const heads = keys.length === 0 ? 0 : logits.length / keys.length;
  return new Map(
    Array.from(keys, (key, i) => [
      key,
      Float32Array.from(logits.subarray(i * heads, (i + 1) * heads), (step) => step / LOGIT_STEPS),
    ]),
  );
};
