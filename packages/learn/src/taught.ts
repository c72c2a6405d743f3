import { openWeights, REASONS, type WeightFile } from "@columnist/label/features";
import { weightFileText } from "./quantise.ts";

/** Probability that one step of the table stands for. */
const STEP = 1 / 127;

/** A teacher's judgement of one sentence of an op-ed: probabilities of the reasons, in the order of REASONS. */
export interface Taught {
  /** `sentenceHash` of the sentence. */
  readonly hash: number;
  readonly reasons: ArrayLike<number>;
  /** Log-odds of opinion by heads that had seen neither the sentence's own fold nor each of the folds. */
  readonly odds: ReadonlyArray<number>;
}

/** What a table of such judgements says of a sentence. */
export interface TaughtSentence {
  readonly reasons: Float32Array;
  readonly odds: Float32Array;
}

/** Steps of one unit of log-odds. */
const ODDS_STEPS = 16;
const oddsSteps = (odds: ReadonlyArray<number>): ReadonlyArray<number> =>
  odds.map((one) => Math.max(-127, Math.min(127, Math.round(one * ODDS_STEPS))));

/** The generated source of a table of such judgements; no text is in it. */
export const taughtText = (judged: ReadonlyArray<Taught>): string => {
  const rows = new Map(judged.map((sentence) => [sentence.hash, sentence]));
  const keys = Int32Array.from(rows.keys()).toSorted();
  const steps = new Int8Array(keys.length * REASONS.length);
  for (const [n, key] of keys.entries())
    for (let r = 0; r < REASONS.length; r++)
      steps[n * REASONS.length + r] = Math.round(rows.get(key)!.reasons[r]! / STEP);
  return weightFileText(
    "TAUGHT_REASONS",
    "By the accurate model, out of fold: probabilities of reasons by hash of sentences of op-eds; no text.",
    [
      { name: "keys", values: keys },
      { name: "reasons", values: steps },
      { name: "odds", values: Int8Array.from([...keys].flatMap((key) => oddsSteps(rows.get(key)!.odds))) },
    ],
    "@columnist/label/features",
  );
};

/** Reads such a table: by sentence hash. */
export const openTaught = (file: WeightFile): ReadonlyMap<number, TaughtSentence> => {
  const weights = openWeights(file);
  const steps = weights.int8("reasons");
  const keys = weights.int32("keys");
  const odds = weights.int8("odds");
  const folds = keys.length === 0 ? 0 : odds.length / keys.length;
  const R = REASONS.length;
  return new Map(
    Array.from(keys, (key, n) => [
      key,
      {
        reasons: Float32Array.from(steps.subarray(n * R, (n + 1) * R), (step) => step * STEP),
        odds: Float32Array.from(odds.subarray(n * folds, (n + 1) * folds), (step) => step / ODDS_STEPS),
      },
    ]),
  );
};

/** The generated source of a table of log-odds of sentences by hash, a number for each fold; no text is in it. */
export const judgedText = (judged: ReadonlyMap<number, ReadonlyArray<number>>): string => {
  const keys = Int32Array.from(judged.keys()).toSorted();
  const steps = [...keys].flatMap((key) => oddsSteps(judged.get(key)!));
  return weightFileText(
    "JUDGED_SENTENCES",
    "By the accurate model's heads without each fold: log-odds by hash of sentences of other sets; no text.",
    [
      { name: "keys", values: keys },
      { name: "odds", values: Int8Array.from(steps) },
    ],
    "@columnist/label/features",
  );
};

/** Reads such a table: log-odds of each fold by sentence hash. */
export const openJudged = (file: WeightFile): ReadonlyMap<number, Float32Array> => {
  const weights = openWeights(file);
  const keys = weights.int32("keys");
  const steps = weights.int8("odds");
  const folds = keys.length === 0 ? 0 : steps.length / keys.length;
  return new Map(
    Array.from(keys, (key, n) => [
      key,
      Float32Array.from(steps.subarray(n * folds, (n + 1) * folds), (step) => step / ODDS_STEPS),
    ]),
  );
};
