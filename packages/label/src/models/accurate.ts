import { guidelinePull } from "../pull.ts";
import { RULE_CLASSES } from "../ruleClasses.ts";
import type { SentenceReading } from "../sentences.ts";
import { ACCURATE_NAMES, accurateFeatures, ENCODER_WIDTH } from "./accurateFeatures.ts";
import { openAccurate, writeReasons, type AccurateHead } from "./accurateHead.ts";
import { ACCURATE_SHAPE, ACCURATE_WEIGHTS } from "./accurate.weights.ts";
import { EDITORIAL, wordWeights } from "./editorial.ts";
import { runHead } from "./headNetwork.ts";
import { readOutputs } from "./headOutputs.ts";
import { FEW, type Judge, type ModelScores, type OpinionModel } from "./model.ts";
import { placesOf } from "./places.ts";

/**
 * What the encoder says of sentences of a text: ENCODER_WIDTH numbers for each that is asked for, in order. Null where it
 * was not asked yet.
 * @param sentences consecutive sentences of one text
 * @param wanted 1 where a sentence is asked for
 */
export type EncoderStates = (sentences: ReadonlyArray<string>, wanted: Uint8Array) => Float32Array | null;

/** What judging a text takes. */
interface Judging {
  readonly head: AccurateHead;
  readonly statesOf: EncoderStates;
  readonly reading: SentenceReading;
  readonly isLone: boolean;
  /** 1 for each sentence to judge. */
  readonly wanted: Uint8Array;
}

type Written = Pick<ModelScores, "logits"> & { readonly rules: Float32Array };

let shipped: AccurateHead | null = null;
const openShipped = (): AccurateHead => (shipped ??= openAccurate(ACCURATE_SHAPE, ACCURATE_WEIGHTS));

/** The features of the sentences to judge, in the order that the head was fitted on. */
const featuresOf = ({ head: { columns }, reading, wanted, isLone }: Judging, count: number): Float32Array => {
  const all = accurateFeatures(reading, isLone);
  const out = new Float32Array(count * columns.length);
  let at = 0;
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] !== 1) continue;
    for (const column of columns) out[at++] = column < 0 ? 0 : all[i * ACCURATE_NAMES.length + column]!;
  }
  return out;
};

/** The states of the sentences to judge: in windows of the text, or each by itself. */
const askFor = ({ reading, wanted, isLone, statesOf }: Judging, count: number): Float32Array | null => {
  const sentences = reading.views.map(({ text, start, end }) => text.slice(start, end));
  if (!isLone) return statesOf(sentences, wanted);
  const out = new Float32Array(count * ENCODER_WIDTH);
  let isKnown = true;
  let at = 0;
  for (const [i, sentence] of sentences.entries()) {
    if (wanted[i] !== 1) continue;
    const states = statesOf([sentence], Uint8Array.of(1));
    if (states === null) isKnown = false;
    else out.set(states, at);
    at += ENCODER_WIDTH;
  }
  return isKnown ? out : null;
};

/** Writes the log-odds of opinion and the reasons of one sentence from what the head says of it. */
const write = (
  head: AccurateHead,
  outputs: Float32Array,
  isLone: boolean,
  pull: number,
  scores: Written,
  index: number,
): void => {
  const judgement = readOutputs(outputs, head.reasonLabels);
  const { scale, shift } = head.calibration[isLone ? "alone" : "text"];
  const logit = (judgement.logit + pull) * scale + shift;
  scores.logits[index] = logit;
  writeReasons(head, judgement.shares, logit, scores.rules, index * RULE_CLASSES.length);
};

/** Judges the sentences that are wanted and writes what is found over `scores`. Nothing where states are not known yet. */
const judge = (judging: Judging, scores: Written): void => {
  const { head, reading, wanted, isLone } = judging;
  const count = wanted.reduce((sum, one) => sum + one, 0);
  if (count === 0) return;
  const states = askFor(judging, count);
  if (states === null) return;
  const features = featuresOf(judging, count);
  const outputs = runHead(head.network, states, features, count);
  const K = head.network.outputs;
  let row = 0;
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] !== 1) continue;
    const own = outputs.subarray(row * K, (row + 1) * K);
    write(head, own, isLone, guidelinePull(reading.votes[i]!), scores, i);
    row++;
  }
};

/** Sentences of a list, and one that stands alone. */
const isLone = ({ views }: SentenceReading, isList: boolean): boolean => isList || views.length === 1;

/**
 * The accurate model: the lower layers of a transformer read the text in windows, outside of this package; here what they
 * say of a sentence meets its words, rules and place. Sentences of a list, and one by itself, are read each alone. The
 * words shown as evidence are those that weighed in the fast model: the transformer gives none.
 */
export const accurateModel = (statesOf: EncoderStates, head: AccurateHead = openShipped()): OpinionModel => ({
  id: "accurate",
  abstainBelow: head.abstainBelow,
  doubt: head.doubt,
  namedAbove: head.namedAbove,
  score: (reading, isList = false) => {
    const n = reading.views.length;
    const scores = { logits: new Float32Array(n), rules: new Float32Array(n * RULE_CLASSES.length) };
    const wanted = new Uint8Array(n).fill(1);
    judge({ head, statesOf, reading, wanted, isLone: isLone(reading, isList) }, scores);
    return {
      ...scores,
      contextWeights: new Float32Array(n),
      tokenWeights: wordWeights(reading, placesOf(reading).dense),
    };
  },
});

/**
 * The balanced model: the fast one judges all, the accurate one again what the fast one is least sure of, and all of a
 * text of few sentences, which leave the fast one little to go by. The border is fixed, so that what a sentence gets
 * never hangs on how much else there is to label.
 */
export const balancedModel = (
  statesOf: EncoderStates,
  head: AccurateHead = openShipped(),
  fast: OpinionModel = EDITORIAL,
): OpinionModel => ({
  id: "balanced",
  abstainBelow: head.abstainBelow,
  doubt: head.doubt,
  namedAbove: head.namedAbove,
  score: (reading, isList = false) => {
    const first = fast.score(reading, isList);
    const n = reading.views.length;
    const isAgain = reading.views.map(
      ({ quotes }, i) =>
        quotes.label !== "quote" && (n <= FEW || Math.abs(first.logits[i]!) < head.sureLogit),
    );
    const scores = {
      logits: first.logits.slice(),
      rules: first.rules?.slice() ?? new Float32Array(n * RULE_CLASSES.length),
    };
    const wanted = Uint8Array.from(isAgain, Number);
    judge({ head, statesOf, reading, wanted, isLone: isLone(reading, isList) }, scores);
    return {
      ...scores,
      tokenWeights: first.tokenWeights,
      contextWeights: first.contextWeights.map((weight, i) => (isAgain[i]! ? 0 : weight)),
      judges: isAgain.map((again): Judge => (again ? head : fast)),
    };
  },
});
