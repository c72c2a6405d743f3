import { guidelinePull } from "../pull.ts";
import type { SentenceReading } from "../sentences.ts";
import { openFastModel, type FastModel } from "./fast.ts";
import { FAST_SHAPE, FAST_WEIGHTS } from "./fast.weights.ts";
import { calibrationFor, type ModelScores, type OpinionModel } from "./model.ts";
import { placesOf } from "./places.ts";
import { sequenceFeatures, sequenceNames } from "./sequenceFeatures.ts";
import { mixGuideline, openSequence, predictSequence, type SequenceNetwork } from "./sequenceNetwork.ts";
import { openWeights } from "./weights.ts";

interface Opened {
  readonly local: FastModel;
  readonly sequence: SequenceNetwork;
}

let opened: Opened | null = null;

// Decoded at the first sentence, not at import: a command that labels nothing pays nothing.
const open = (): Opened => {
  if (opened !== null) return opened;
  opened = {
    local: openFastModel(FAST_SHAPE, FAST_WEIGHTS),
    sequence: openSequence(openWeights(FAST_WEIGHTS), sequenceNames(FAST_SHAPE.heads).length),
  };
  return opened;
};

const score = (reading: SentenceReading): ModelScores => {
  const { local, sequence } = open();
  const { views, votes, tokens } = reading;
  const n = views.length;
  const { dense, gate, opens } = placesOf(reading);
  const { logits: headLogits, tokenWeights } = local.score(views, dense, tokens.count);
  const heads = FAST_SHAPE.heads.length;
  const features = sequenceFeatures({ count: n, heads, logits: headLogits, dense, opens, gate });
  const logits = predictSequence(sequence, features);
  mixGuideline(logits, features, sequence.width, FAST_SHAPE.heads);
  const contextWeights = new Float32Array(n);
  const { scale, shift } = calibrationFor(FAST_SHAPE.calibration, n);
  for (let i = 0; i < n; i++) {
    logits[i] = (logits[i]! + guidelinePull(votes[i]!)) * scale + shift;
    contextWeights[i] = logits[i]! - headLogits[(i + 1) * heads - 1]!;
  }
  return { logits, rules: null, tokenWeights, contextWeights };
};

/** Log-odds towards opinion that the words of a text give, sentence by sentence: parallel to its tokens. */
export const wordWeights = (reading: SentenceReading, dense: Float32Array): Float32Array =>
  open().local.score(reading.views, dense, reading.tokens.count).tokenWeights;

/** The model that ships: words, letters, lexicons and rule votes of a sentence, then its place among the others. */
export const EDITORIAL: OpinionModel = {
  id: "fast",
  abstainBelow: FAST_SHAPE.abstainBelow,
  namedAbove: null,
  score,
};
