import { openWeights } from "@columnist/label/features";
import { JUDGED_SENTENCES } from "./models/judgedSentences.weights.ts";
import { START_VECTORS } from "./models/startVectors.weights.ts";
import { TAUGHT_REASONS } from "./models/taughtReasons.weights.ts";
import { openJudged, openTaught } from "./taught.ts";
import type { Aids } from "./targets.ts";

/**
 * What a fit may lean on beside the gold: word vectors to begin from, and a teacher's judgements by sentence hash. They
 * were made by scripts in tests/bench/peers/labels; no text is in them.
 */
export const readAids = (): Aids => {
  const vectors = openWeights(START_VECTORS);
  const scale = vectors.float32("scale");
  const H = scale.length;
  return {
    vectors: {
      keys: vectors.int32("keys"),
      values: Float32Array.from(vectors.int8("vectors"), (step, i) => step * scale[i % H]!),
    },
    taught: openTaught(TAUGHT_REASONS),
    judged: openJudged(JUDGED_SENTENCES),
  };
};

/** Nothing to lean on. */
export const NO_AIDS: Aids = { vectors: null, taught: null, judged: null };
