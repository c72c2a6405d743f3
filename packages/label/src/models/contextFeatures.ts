import { RULE_CLASSES } from "../ruleClasses.ts";

/** Classes of reasons that a model tells apart: those of opinion, then those of claim. Quotes are the gate's. */
export const REASONS: ReadonlyArray<string> = RULE_CLASSES.filter(({ label }) => label !== "quote").map(
  ({ rule, label }) => `${label}.${rule}`,
);
/** The first reason that is claim's. */
export const FIRST_CLAIM: number = RULE_CLASSES.findIndex(({ label }) => label === "claim");

/** What is known of the sentences of one text besides their words; arrays are parallel to the sentences. */
export interface ContextInput {
  /** Sentences. */
  readonly count: number;
  /** Heads of the local network, whose logits stand before those of the reasons. */
  readonly heads: number;
  /** Of sentence `i`, from `i * (heads + REASONS.length)` on: logits of opinion of each head, then of each reason. */
  readonly logits: Float32Array;
  /** 1 where the sentence opens a paragraph, 0 where not, 2 where paragraphs are unknown. */
  readonly opens: Uint8Array;
  /** 1 where the quote gate says quote. */
  readonly gate: Uint8Array;
}

const PLACES = [
  "alone",
  "few",
  "length",
  "position",
  "first",
  "last",
  "opens",
  "inside",
  "before",
  "after",
  "quotedBefore",
  "quotedAfter",
  "quotedShare",
] as const;

/** Reasons that say something of the sentence beside: a report runs on, a story too, a question is answered. */
const TELLING = ["opinion.O1", "opinion.O4", "claim.R1", "claim.C7"];
const TELLING_REASONS = TELLING.map((reason) => REASONS.indexOf(reason));

/** Names of the context features of a model with these heads, in order. */
export const contextNames = (heads: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...REASONS.map((reason) => `own.${reason}`),
  ...heads.map((head) => `own.${head}`),
  "own",
  "before",
  "after",
  "before2",
  "after2",
  "text",
  ...TELLING.flatMap((reason) => [`before.${reason}`, `after.${reason}`]),
  ...REASONS.map((reason) => `text.${reason}`),
  ...PLACES.map((place) => `place.${place}`),
];

/** Logarithms of probabilities below this say no more. */
const LEAST_LOG = -6;
const SCALE = 4;

/**
 * Of each sentence the probabilities of its reasons, the logarithm of what they were divided by, and the log-odds of
 * opinion: the mean of what the sums of the reasons and the first head say.
 */
const localOf = ({ count, heads, logits }: ContextInput) => {
  const R = REASONS.length;
  const shares = new Float32Array(count * R);
  const odds = new Float32Array(count);
  const sums = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const at = i * (heads + R);
    let most = -Infinity;
    for (let r = 0; r < R; r++) most = Math.max(most, logits[at + heads + r]!);
    let opinion = 0;
    let claim = 0;
    for (let r = 0; r < R; r++) {
      const power = Math.exp(logits[at + heads + r]! - most);
      shares[i * R + r] = power;
      if (r < FIRST_CLAIM) opinion += power;
      else claim += power;
    }
    for (let r = 0; r < R; r++) shares[i * R + r]! /= opinion + claim;
    sums[i] = most + Math.log(opinion + claim);
    odds[i] = (logits[at]! + Math.log(opinion / claim)) / 2;
  }
  return { shares, odds, sums };
};

/**
 * What neighbours, position and the whole text say of each sentence beside its own words: one row a sentence,
 * `contextNames` numbers wide. Log-odds are divided by 4, so that all numbers are of one order.
 */
export const contextFeatures = (input: ContextInput): Float32Array => {
  const { count: n, heads: K, logits } = input;
  const R = REASONS.length;
  const { shares, odds, sums } = localOf(input);
  const width = R + K + 6 + 2 * TELLING.length + R + PLACES.length;
  const out = new Float32Array(n * width);
  const mean = new Float64Array(R);
  let sum = 0;
  let quoted = 0;
  for (let i = 0; i < n; i++) {
    sum += odds[i]!;
    quoted += input.gate[i]!;
    for (let r = 0; r < R; r++) mean[r]! += shares[i * R + r]!;
  }
  for (let i = 0; i < n; i++) {
    let at = i * width;
    for (let r = 0; r < R; r++)
      out[at++] = Math.max(LEAST_LOG, logits[i * (K + R) + K + r]! - sums[i]!) / SCALE;
    for (let k = 0; k < K; k++) out[at++] = logits[i * (K + R) + k]! / SCALE;
    out[at++] = odds[i]! / SCALE;
    out[at++] = i > 0 ? odds[i - 1]! / SCALE : 0;
    out[at++] = i + 1 < n ? odds[i + 1]! / SCALE : 0;
    out[at++] = i > 1 ? odds[i - 2]! / SCALE : 0;
    out[at++] = i + 2 < n ? odds[i + 2]! / SCALE : 0;
    // Shrunk towards 0 in short texts, where the mean says little.
    out[at++] = (sum - odds[i]!) / (SCALE * (n + 2));
    for (const r of TELLING_REASONS) {
      out[at++] = i > 0 ? shares[(i - 1) * R + r]! : 0;
      out[at++] = i + 1 < n ? shares[(i + 1) * R + r]! : 0;
    }
    for (let r = 0; r < R; r++) out[at++] = (3 * (mean[r]! - shares[i * R + r]!)) / (n + 2);
    out[at++] = n === 1 ? 1 : 0;
    out[at++] = n > 1 && n <= 4 ? 1 : 0;
    out[at++] = Math.min(1, Math.log2(n) / 6);
    out[at++] = n > 1 ? i / (n - 1) : 0;
    out[at++] = n > 4 && i === 0 ? 1 : 0;
    out[at++] = n > 4 && i === n - 1 ? 1 : 0;
    out[at++] = input.opens[i] === 1 ? 1 : 0;
    out[at++] = input.opens[i] === 0 ? 1 : 0;
    out[at++] = i > 0 ? 1 : 0;
    out[at++] = i + 1 < n ? 1 : 0;
    out[at++] = i > 0 ? input.gate[i - 1]! : 0;
    out[at++] = i + 1 < n ? input.gate[i + 1]! : 0;
    out[at++] = quoted / (n + 2);
  }
  return out;
};
