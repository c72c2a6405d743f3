import { openWeights } from "@columnist/label/features";
import { SOFT_LABELS } from "./models/softLabels.weights.ts";
import { START_VECTORS } from "./models/startVectors.weights.ts";
import type { Aids } from "./targets.ts";

/** Steps of one unit of log-odds in the table of soft labels. */
export const SOFT_STEPS = 16;

/**
 * What a fit may lean on beside the gold: word vectors to begin from, and a teacher's judgements by sentence hash.
 * Both were made by scripts in tests/bench/peers/labels; no text is in them.
 */
export const readAids = (): Aids => {
  const vectors = openWeights(START_VECTORS);
  const scale = vectors.float32("scale");
  const H = scale.length;
  const soft = openWeights(SOFT_LABELS);
  const logits = soft.int8("logits");
  const keys = soft.int32("keys");
  const heads = keys.length === 0 ? 0 : logits.length / keys.length;
  return {
    vectors: {
      keys: vectors.int32("keys"),
      values: Float32Array.from(vectors.int8("vectors"), (step, i) => step * scale[i % H]!),
    },
    soft: new Map(
      Array.from(keys, (key, i) => [
        key,
        Float32Array.from(logits.subarray(i * heads, (i + 1) * heads), (step) => step / SOFT_STEPS),
      ]),
    ),
  };
};
