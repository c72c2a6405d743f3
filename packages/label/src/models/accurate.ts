import { guidelinePull } from "../pull.ts";
import type { SentenceReading } from "../sentences.ts";
import { ACCURATE_SHAPE, ACCURATE_WEIGHTS } from "./accurate.weights.ts";
import { wordWeights } from "./editorial.ts";
import { calibrationFor, type ModelScores, type OpinionModel } from "./model.ts";
import { placesOf } from "./places.ts";
import { ACCURATE_NAMES, accurateFeatures, ENCODER_HEADS } from "./accurateFeatures.ts";
import { openSequence, predictSequence, type SequenceNetwork } from "./sequenceNetwork.ts";
import { openWeights } from "./weights.ts";

/**
 * What the encoder says of a sentence by itself: the logits of its heads, in the order of ENCODER_HEADS.
 * Null where it was not asked yet.
 */
export type EncoderLogits = (sentence: string) => Float32Array | null;

let opened: SequenceNetwork | null = null;

const open = (): SequenceNetwork =>
  (opened ??= openSequence(openWeights(ACCURATE_WEIGHTS), ACCURATE_NAMES.length));

const scoreBy =
  (logitsOf: EncoderLogits) =>
  (reading: SentenceReading): ModelScores => {
    const { views, votes } = reading;
    const n = views.length;
    const heads = ENCODER_HEADS.length;
    const own = new Float32Array(n * heads);
    for (const [i, { text, start, end }] of views.entries()) {
      const found = logitsOf(text.slice(start, end));
      if (found !== null) own.set(found.subarray(0, heads), i * heads);
    }
    const places = placesOf(reading);
    const logits = predictSequence(open(), accurateFeatures({ count: n, logits: own, ...places }));
    const contextWeights = new Float32Array(n);
    const { scale, shift } = calibrationFor(ACCURATE_SHAPE.calibration, n);
    for (let i = 0; i < n; i++) {
      logits[i] = (logits[i]! + guidelinePull(votes[i]!)) * scale + shift;
      contextWeights[i] = logits[i]! - own[(i + 1) * heads - 1]!;
    }
    return { logits, rules: null, tokenWeights: wordWeights(reading, places.dense), contextWeights };
  };

/**
 * The accurate model: a small transformer reads each sentence by itself, outside of this package; here its logits meet
 * the neighbours, the place and the guideline. The words shown as evidence are those that weighed in the fast model:
 * the transformer gives none.
 */
export const accurateModel = (logitsOf: EncoderLogits): OpinionModel => ({
  id: "accurate",
  abstainBelow: ACCURATE_SHAPE.abstainBelow,
  namedAbove: null,
  doubt: null,
  score: scoreBy(logitsOf),
});
