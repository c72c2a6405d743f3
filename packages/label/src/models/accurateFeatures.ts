import { sequenceFeatures, sequenceNames, type SequenceInput } from "./sequenceFeatures.ts";

/** Data sets whose sentences the encoder can tell apart by their manner, each with a head of its own opinion. */
const ORIGINS = ["webis", "babe", "checkthat", "mpqa", "gold"];

/** Heads of the encoder, in the order of its logits. `from.…`: how like the sentences of a set a sentence is. */
export const ENCODER_HEADS: ReadonlyArray<string> = [
  "webis",
  "babe",
  "checkthat",
  "mpqa",
  "multidimnews",
  "gold",
  "genre",
  ...ORIGINS.map((origin) => `from.${origin}`),
  "all",
];

const OPINION_HEADS = ENCODER_HEADS.filter((head) => !head.startsWith("from."));
const OPINION_COLUMNS = OPINION_HEADS.map((head) => ENCODER_HEADS.indexOf(head));
const ORIGIN_COLUMNS = ORIGINS.map((origin) => ENCODER_HEADS.indexOf(`from.${origin}`));
const OWN_COLUMNS = ORIGINS.map((origin) => ENCODER_HEADS.indexOf(origin));

/** Names of the features of the accurate model's second step, in order. */
export const ACCURATE_NAMES: ReadonlyArray<string> = [
  ...sequenceNames(OPINION_HEADS),
  ...ORIGINS.map((origin) => `origin.${origin}`),
  ...ORIGINS.map((origin) => `manner.${origin}`),
  "mix",
];

/** Sentences of one text are of one origin, but not independent of each other: so many count at most. */
const MOST_SENTENCES = 12;

interface Manner {
  /** Mean log-probability of each origin among the text's sentences, less of it in short texts. */
  readonly means: Float64Array;
  /** Share of each origin: numbers that sum to 1. */
  readonly shares: Float64Array;
}

/** What the sentences of a text are like, taken together: ORIGINS.length numbers each. */
const mannerOf = (logits: Float32Array, count: number): Manner => {
  const heads = ENCODER_HEADS.length;
  const sum = new Float64Array(ORIGINS.length);
  for (let i = 0; i < count; i++) {
    let total = 0;
    for (const column of ORIGIN_COLUMNS) total += Math.exp(Math.min(30, logits[i * heads + column]!));
    for (const [k, column] of ORIGIN_COLUMNS.entries())
      sum[k]! += logits[i * heads + column]! - Math.log(total);
  }
  const weight = Math.min(count, MOST_SENTENCES) / Math.max(1, count);
  const best = Math.max(...sum);
  const powers = sum.map((value) => Math.exp((value - best) * weight));
  const whole = powers.reduce((all, power) => all + power, 0);
  return { means: sum.map((value) => value / (count + 2)), shares: powers.map((power) => power / whole) };
};

/**
 * What the second step of the accurate model sees: one row a sentence, ACCURATE_NAMES.length numbers wide. To the
 * sequence features it adds what the text is like, and the opinion of each set's head by that share.
 * @param input logits are those of the encoder, ENCODER_HEADS.length a sentence
 */
export const accurateFeatures = (input: Omit<SequenceInput, "heads">): Float32Array => {
  const { count, logits } = input;
  const heads = ENCODER_HEADS.length;
  const own = new Float32Array(count * OPINION_HEADS.length);
  for (let i = 0; i < count; i++)
    for (const [k, column] of OPINION_COLUMNS.entries())
      own[i * OPINION_HEADS.length + k] = logits[i * heads + column]!;
  const rows = sequenceFeatures({ ...input, heads: OPINION_HEADS.length, logits: own });
  const width = ACCURATE_NAMES.length;
  const narrow = width - 2 * ORIGINS.length - 1;
  const { means, shares } = mannerOf(logits, count);
  const out = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    out.set(rows.subarray(i * narrow, (i + 1) * narrow), i * width);
    let mix = 0;
    for (const [k, column] of OWN_COLUMNS.entries()) mix += shares[k]! * logits[i * heads + column]!;
    out.set(shares, i * width + narrow);
    out.set(means, i * width + narrow + ORIGINS.length);
    out[(i + 1) * width - 1] = mix / 4;
  }
  return out;
};
