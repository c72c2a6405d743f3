import { FIRST_CLAIM, REASONS, ruleClassOf } from "@columnist/label/features";
import type { Encoded } from "./encode.ts";
import type { Targets } from "./fit.ts";
import type { GoldSet } from "./gold.ts";
import type { TaughtSentence } from "./taught.ts";
import type { ReasonTargets } from "./reasonLoss.ts";
import { sigmoid } from "./calibrate.ts";

/** Vectors to begin from, and judgements of a larger model to learn from beside the gold. Both may be empty. */
export interface Aids {
  readonly vectors: { readonly keys: Int32Array; readonly values: Float32Array } | null;
  /** A teacher's probabilities of the reasons of op-eds' sentences, by hash: none by one that was fitted on the document. */
  readonly taught: ReadonlyMap<number, TaughtSentence> | null;
  /**
   * A teacher's log-odds of opinion, as the guideline has it, of sentences of other sets by hash: one for each fold, by
   * heads that were fitted without the fold's op-eds.
   */
  readonly judged: ReadonlyMap<number, Float32Array> | null;
}

/** Head of what the guideline calls opinion: op-eds, the own gold, invented sentences. The first head. */
const GUIDELINE = "guideline";
const BY_GUIDELINE: ReadonlySet<GoldSet> = new Set(["opeds", "gold", "invented"]);
/** Sets that mean something else by opinion, each with a head of its own. */
const OTHERS: ReadonlyArray<GoldSet> = ["webis", "babe", "checkthat", "mpqa"];

/** Heads of the local network. The guideline's decides; the others are helpers, and what the second step reads beside it. */
export const headsOf = (sets: ReadonlySet<GoldSet>): ReadonlyArray<string> => [
  GUIDELINE,
  ...OTHERS.filter((set) => sets.has(set)),
];

/** How much a sentence of each set counts: small and careful sets more, crowd labels less. */
export const SET_WEIGHT: Readonly<Record<GoldSet, number>> = {
  opeds: 1,
  webis: 0.5,
  babe: 0.75,
  checkthat: 1,
  mpqa: 0.5,
  multidimnews: 0.25,
  gold: 2,
  invented: 1,
};
/** What a reason counts beside a head. */
const REASON_WEIGHT = 0.5;

/** 32-bit hash of a sentence, for the tables of what a teacher said. */
export const sentenceHash = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash;
};

/** Opinion or claim: what the model decides; quotes are the gate's. */
export const isOpen = (label: string | null): boolean => label === "opinion" || label === "claim";

/** What the given label counts where the annotator was not sure and named the other: arguable, and a coin toss. */
const SHARE_OF_CERTAINTY: Readonly<Record<number, number>> = { 2: 0.75, 1: 0.6 };

/** Probability of opinion that sentence `i` is taught with; NaN where it has no such label. */
export const opinionShare = (data: Encoded, i: number): number => {
  const [label, second] = [data.labels[i]!, data.seconds[i]!];
  if (!isOpen(label)) return Number.NaN;
  const share = isOpen(second) && second !== label ? (SHARE_OF_CERTAINTY[data.certainties[i]!] ?? 1) : 1;
  return label === "opinion" ? share : 1 - share;
};

/** The reason of sentence `i` among REASONS, -1 where the gold tells none. */
export const reasonOf = (data: Encoded, i: number): number => {
  const found = data.ruleClasses[i]!;
  return found < REASONS.length ? found : -1;
};

/** Class of a rule that a record names for its label; -1 where it names none that the guideline knows. */
export const classOf = (rule: string, label: string | null): number =>
  label === "opinion" || label === "claim" || label === "quote" ? ruleClassOf(rule, label) : -1;

/** What the teacher counts beside the gold. */
export const TAUGHT_SHARE = 0.5;

/** Reasons of a sentence; for a fold's fit the labels' shares are those of heads that had not seen that fold either. */
const reasonsWithout = ({ reasons, odds }: TaughtSentence, fold: number | null): Float32Array => {
  if (fold === null) return reasons;
  let opinion = 0;
  let claim = 0;
  for (let r = 0; r < REASONS.length; r++)
    if (r < FIRST_CLAIM) opinion += reasons[r]!;
    else claim += reasons[r]!;
  if (opinion === 0 || claim === 0) return reasons;
  const share = sigmoid(odds[fold]!);
  return reasons.map((reason, r) =>
    r < FIRST_CLAIM ? (reason * share) / opinion : (reason * (1 - share)) / claim,
  );
};

/** The teacher's rows for some sentences; zeros where it said nothing. */
export const taughtRows = (
  data: Encoded,
  sentences: ReadonlyArray<number>,
  taught: Aids["taught"],
  fold: number | null,
): Float32Array | null => {
  if (taught === null) return null;
  const rows = new Float32Array(sentences.length * REASONS.length);
  for (const [n, i] of sentences.entries()) {
    const found = data.sets[i] === "opeds" ? taught.get(sentenceHash(data.texts[i]!)) : undefined;
    if (found !== undefined) rows.set(reasonsWithout(found, fold), n * REASONS.length);
  }
  return rows;
};

/** What a sentence of another set counts that only a teacher has judged by the guideline. */
const JUDGED_WEIGHT = 0.5;

/** The teacher's probability of opinion by the guideline: of heads without a fold, or of all; NaN where it said nothing. */
export const judgedShare = (
  data: Encoded,
  i: number,
  judged: Aids["judged"],
  fold: number | null,
): number => {
  const odds = judged?.get(sentenceHash(data.texts[i]!));
  if (odds === undefined) return Number.NaN;
  const logit = fold === null ? odds.reduce((sum, one) => sum + one, 0) / odds.length : odds[fold]!;
  return sigmoid(logit);
};

const reasonTargets = (data: Encoded, { taught, judged }: Aids, fold: number | null): ReasonTargets => {
  const classes = new Int8Array(data.count).fill(-1);
  const opinion = new Float32Array(data.count).fill(Number.NaN);
  const weights = new Float32Array(data.count);
  for (let i = 0; i < data.count; i++) {
    if (!BY_GUIDELINE.has(data.sets[i]!)) {
      opinion[i] = judgedShare(data, i, judged, fold);
      if (!Number.isNaN(opinion[i]!)) weights[i] = REASON_WEIGHT * JUDGED_WEIGHT;
      continue;
    }
    classes[i] = reasonOf(data, i);
    opinion[i] = opinionShare(data, i);
    if (!Number.isNaN(opinion[i]!)) weights[i] = REASON_WEIGHT * SET_WEIGHT[data.sets[i]!];
  }
  const every = Array.from({ length: data.count }, (_, i) => i);
  return {
    classes,
    opinion,
    weights,
    taught: taughtRows(data, every, taught, fold),
    taughtShare: TAUGHT_SHARE,
  };
};

/** The gold's share of opinion, and the teacher's where it spoke. */
const heardShare = ({ taught, taughtShare }: ReasonTargets, i: number, share: number): number => {
  if (taught === null) return share;
  let opinion = 0;
  let all = 0;
  for (let r = 0; r < REASONS.length; r++) {
    all += taught[i * REASONS.length + r]!;
    if (r < FIRST_CLAIM) opinion += taught[i * REASONS.length + r]!;
  }
  return all === 0 ? share : (1 - taughtShare) * share + (taughtShare * opinion) / all;
};

/**
 * Targets of each head and of the reasons: the gold of the head's sets, and the teachers' judgements where there is none.
 * @param fold the fold that the fit is to know nothing of; null for the fit that ships
 */
export const targetsOf = (
  data: Encoded,
  heads: ReadonlyArray<string>,
  aids: Aids,
  fold: number | null,
): Targets => {
  const reasons = reasonTargets(data, aids, fold);
  const K = heads.length;
  const values = new Float32Array(data.count * K).fill(Number.NaN);
  const weights = new Float32Array(data.count * K);
  for (let i = 0; i < data.count; i++) {
    const set = data.sets[i]!;
    const isOurs = BY_GUIDELINE.has(set);
    if (!isOurs && reasons.weights[i]! > 0) {
      values[i * K] = reasons.opinion[i]!;
      weights[i * K] = JUDGED_WEIGHT;
    }
    const share = opinionShare(data, i);
    const head = heads.indexOf(isOurs ? GUIDELINE : set);
    if (head < 0 || Number.isNaN(share)) continue;
    values[i * K + head] = heardShare(reasons, i, share);
    weights[i * K + head] = SET_WEIGHT[set];
  }
  return { heads: K, values, weights, reasons };
};
