import {
  contextFeatures,
  contextNames,
  predictContext,
  REASONS,
  type ContextNetwork,
} from "@columnist/label/features";
import { calibrate, type Calibration, sigmoid } from "./calibrate.ts";
import { encode, noLexemes, type Encoded, type Lexemes } from "./encode.ts";
import {
  fit,
  predict,
  tableOf,
  type FitOptions,
  type LexemeTable,
  type Network,
  type Targets,
} from "./fit.ts";
import { fitContext, type ContextOptions } from "./fitContext.ts";
import { FOLDS } from "./folds.ts";
import type { GoldDocument, GoldSet } from "./gold.ts";
import type { Outcome } from "./labelFigures.ts";
import { judgeFrom, type Judgement } from "./judging.ts";
import { eachReading, type Mode } from "./readings.ts";
import {
  headsOf,
  judgedShare,
  isOpen,
  opinionShare,
  reasonOf,
  TAUGHT_SHARE,
  targetsOf,
  taughtRows,
  type Aids,
} from "./targets.ts";
import type { ReasonTargets } from "./reasonLoss.ts";
import { labelWeights, type LabelWeights } from "./writeLabels.ts";

export const FIT_OPTIONS: FitOptions = {
  hidden: 64,
  gramBits: 18,
  epochs: 4,
  seed: 1,
  gramDropout: 0.1,
  hiddenDropout: 0.2,
  wordDropout: 0.05,
  rate: 0.03,
  vectorRate: 0.02,
  decay: 1e-4,
};
const CONTEXT_OPTIONS: ContextOptions = {
  hidden: 24,
  epochs: 12,
  rate: 0.003,
  decay: 0.05,
  dropout: 0.2,
  seed: 3,
};

/** A line through the log-odds for each way of reading. */
export type Calibrations = Readonly<Record<"text" | "few" | "alone", Calibration>>;
/** What a reading is taken for by its number of sentences. */
const GROUP_OF: Readonly<Record<Mode, keyof Calibrations>> = {
  text: "text",
  unmarked: "text",
  few: "few",
  alone: "alone",
};

/** What a sentence of each set counts in the second step and in the lines of calibration, by how it is read. */
const MODE_WEIGHT: Readonly<Record<Mode, Partial<Readonly<Record<GoldSet, number>>>>> = {
  text: { opeds: 1, gold: 0.5, webis: 0.3, mpqa: 0.1 },
  unmarked: { opeds: 0.6, gold: 0.3, webis: 0.2, mpqa: 0.2 },
  few: { opeds: 0.3, gold: 1 },
  // Sentences that come alone are seldom from op-eds.
  alone: { opeds: 0.15, gold: 1.5, invented: 0.5, checkthat: 0.5, babe: 0.4, mpqa: 0.15 },
};

/** Everything that both steps were fitted on, and what they gave. */
export interface TrainedLabels {
  readonly heads: ReadonlyArray<string>;
  readonly network: Network;
  readonly context: ContextNetwork;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly lexemes: Lexemes;
  readonly table: LexemeTable;
}

/** What to fit, and on what. */
export interface TrainingPlan {
  readonly documents: ReadonlyArray<GoldDocument>;
  readonly aids: Aids;
  readonly options?: FitOptions;
}

/** What `trainLabels` gave: what ships, and for each fold a model that has seen nothing of it. */
export interface TrainingRun {
  readonly shipped: LabelWeights;
  readonly folds: ReadonlyArray<LabelWeights>;
  /** What the helping head of each other set says of that set's sentences, one by one and out of fold. */
  readonly helpers: ReadonlyArray<{ readonly set: GoldSet; readonly outcomes: ReadonlyArray<Outcome> }>;
}

const helpersOf = (
  data: Encoded,
  heads: ReadonlyArray<string>,
  logits: Float32Array,
): TrainingRun["helpers"] =>
  heads.flatMap((head, k) => {
    const outcomes = Array.from(data.sets.keys()).flatMap((i): ReadonlyArray<Outcome> => {
      if (data.sets[i] !== head || !isOpen(data.labels[i]!) || data.folds[i]! >= FOLDS) return [];
      const odds = logits[i * (heads.length + REASONS.length) + k]!;
      return [
        {
          gold: data.labels[i] === "opinion" ? 0 : 1,
          given: odds > 0 ? 0 : 1,
          confidence: sigmoid(Math.abs(odds)),
          group: String(data.documents[i]),
        },
      ];
    });
    return outcomes.length === 0 ? [] : [{ set: head as GoldSet, outcomes }];
  });

/** The project's own gold that is held out is never fitted on, so that the shipped bytes can be judged by it. */
const isNeverFitted = (data: Encoded, i: number): boolean => data.sets[i] === "gold" && data.folds[i] === 0;

const vocabularyOf = (data: Encoded, lexemes: Lexemes, aids: Aids): Map<number, number> => {
  const frequency = new Int32Array(lexemes.hashes.length);
  for (let i = 0; i < data.count; i++)
    for (const lexeme of new Set(data.words.subarray(data.wordFirst[i]!, data.wordFirst[i + 1]!)))
      frequency[lexeme]!++;
  const rowOf = new Map<number, number>();
  for (const [lexeme, count] of frequency.entries())
    if (count >= 3) rowOf.set(lexemes.hashes[lexeme]!, rowOf.size);
  for (const key of aids.vectors?.keys ?? []) if (!rowOf.has(key)) rowOf.set(key, rowOf.size);
  return rowOf;
};

const startOf = (rowOf: ReadonlyMap<number, number>, aids: Aids, hidden: number): Float32Array | null => {
  if (aids.vectors === null) return null;
  const start = new Float32Array(rowOf.size * hidden);
  for (const [n, key] of aids.vectors.keys.entries())
    start.set(aids.vectors.values.subarray(n * hidden, (n + 1) * hidden), rowOf.get(key)! * hidden);
  return start;
};

/** A sentence in one reading, as the second step sees it. */
interface Row {
  readonly sentence: number;
  readonly mode: Mode;
  readonly features: Float32Array;
}

/** Probability of opinion that a row is taught; Webis means something else by opinion: there the teacher says what we would. */
const rowShare = (data: Encoded, i: number, aids: Aids, fold: number | null): number =>
  data.sets[i] === "webis" ? judgedShare(data, i, aids.judged, fold) : opinionShare(data, i);

const contextTargets = (
  data: Encoded,
  rows: ReadonlyArray<Row>,
  aids: Aids,
  fold: number | null,
): ReasonTargets => {
  const opinion = Float32Array.from(rows, ({ sentence }) => rowShare(data, sentence, aids, fold));
  return {
    classes: Int8Array.from(rows, ({ sentence }) =>
      ["opeds", "gold", "invented"].includes(data.sets[sentence]!) ? reasonOf(data, sentence) : -1,
    ),
    opinion,
    weights: Float32Array.from(rows, ({ sentence, mode }, n) =>
      Number.isNaN(opinion[n]!) ? 0 : (MODE_WEIGHT[mode][data.sets[sentence]!] ?? 0),
    ),
    taught: taughtRows(
      data,
      rows.map(({ sentence }) => sentence),
      aids.taught,
      fold,
    ),
    taughtShare: TAUGHT_SHARE,
  };
};

const featuresOf = (rows: ReadonlyArray<Row>, width: number): Float32Array => {
  const features = new Float32Array(rows.length * width);
  for (const [n, row] of rows.entries()) features.set(row.features, n * width);
  return features;
};

const calibrationsOf = (data: Encoded, judged: ReadonlyArray<Judgement>): Calibrations => {
  const of = (group: keyof Calibrations): Calibration => {
    const ofGroup = judged.filter(
      ({ sentence, mode }) => GROUP_OF[mode] === group && isOpen(data.labels[sentence]!),
    );
    // Base rates differ between kinds of text: texts are calibrated on op-eds alone, where there are some.
    const opeds = ofGroup.filter(({ sentence }) => data.sets[sentence] === "opeds");
    const rows = group === "alone" || opeds.length === 0 ? ofGroup : opeds;
    return calibrate(
      Float32Array.from(rows, ({ odds }) => odds),
      Float32Array.from(rows, ({ sentence }) => (data.labels[sentence] === "opinion" ? 1 : 0)),
      Float32Array.from(rows, ({ sentence, mode }) => MODE_WEIGHT[mode][data.sets[sentence]!] ?? 0),
    );
  };
  return { text: of("text"), few: of("few"), alone: of("alone") };
};

/**
 * Fits both steps. The local network is fitted once for each fold without it, so that the second step learns from logits
 * that its documents had no part in; then once more on everything, which is what ships. For each fold there is a model of
 * both steps, its calibration and its thresholds, none of which saw a document of the fold.
 */
export const trainLabels = (
  { documents, aids, options = FIT_OPTIONS }: TrainingPlan,
  log: (line: string) => void,
): TrainingRun => {
  const heads = headsOf(new Set(documents.map(({ set }) => set)));
  const W = heads.length + REASONS.length;
  const lexemes = noLexemes();
  const whole = encode(documents, "document", lexemes);
  const alone = encode(documents, "alone", lexemes);
  log(`labels: ${whole.count} sentences, ${lexemes.hashes.length} distinct words`);
  const rowOf = vocabularyOf(whole, lexemes, aids);
  const start = startOf(rowOf, aids, options.hidden);
  const table = tableOf(lexemes, rowOf, options.gramBits);
  const isTaughtBy = (targets: Targets, i: number): boolean =>
    targets.reasons.weights[i]! > 0 || heads.some((_, k) => targets.weights[i * heads.length + k]! > 0);
  const rowsWhere = (test: (i: number) => boolean): Int32Array =>
    Int32Array.from({ length: whole.count }, (_, i) => i).filter((i) => test(i));
  const localWithout = (fold: number | null): Network => {
    const targets = targetsOf(whole, heads, aids, fold);
    const rows = rowsWhere(
      (i) => whole.folds[i] !== fold && !isNeverFitted(whole, i) && isTaughtBy(targets, i),
    );
    log(`labels: fit on ${rows.length} sentences${fold === null ? "" : `, without fold ${fold}`}`);
    return fit(whole, table, rowOf.size, start, targets, rows, options);
  };

  const wholeLogits = new Float32Array(whole.count * W);
  const aloneLogits = new Float32Array(whole.count * W);
  const networks = Array.from({ length: FOLDS }, (_, fold) => {
    const judged = rowsWhere((i) => whole.folds[i] === fold);
    const network = localWithout(fold);
    for (const [data, logits] of [
      [whole, wholeLogits],
      [alone, aloneLogits],
    ] as const) {
      const found = predict(network, data, table, judged);
      for (const [n, i] of judged.entries()) logits.set(found.subarray(n * W, (n + 1) * W), i * W);
    }
    return network;
  });

  const width = contextNames(heads).length;
  const rows: Row[] = [];
  eachReading(
    documents,
    whole,
    alone,
    wholeLogits,
    aloneLogits,
    W,
    (sentence, mode, features) => {
      const isJudged = whole.folds[sentence]! < FOLDS && whole.labels[sentence] !== null;
      if (isJudged && MODE_WEIGHT[mode][whole.sets[sentence]!] !== undefined)
        rows.push({ sentence, mode, features: Float32Array.from(features) });
    },
    (input) => contextFeatures({ ...input, heads: heads.length }),
  );
  const contextOf = (learnt: ReadonlyArray<Row>, fold: number | null): ContextNetwork =>
    fitContext(featuresOf(learnt, width), width, contextTargets(whole, learnt, aids, fold), CONTEXT_OPTIONS);
  const judgedBy = (context: ContextNetwork, some: ReadonlyArray<Row>): ReadonlyArray<Judgement> => {
    const { odds, shares } = predictContext(context, featuresOf(some, width));
    return some.map(({ sentence, mode }, n) => ({
      sentence,
      mode,
      odds: odds[n]!,
      shares: shares.subarray(n * REASONS.length, (n + 1) * REASONS.length),
    }));
  };
  const isIn = (fold: number) => (row: { readonly sentence: number }) => whole.folds[row.sentence] === fold;
  const contexts = networks.map((_, fold) =>
    contextOf(
      rows.filter((row) => !isIn(fold)(row)),
      fold,
    ),
  );
  const judged = contexts.flatMap((context, fold) => judgedBy(context, rows.filter(isIn(fold))));
  log("labels: second step fitted");

  const weightsFrom = (
    network: Network,
    context: ContextNetwork,
    learnt: ReadonlyArray<Judgement>,
  ): LabelWeights => {
    const calibration = calibrationsOf(whole, learnt);
    const judge = judgeFrom(
      whole,
      learnt.filter(({ mode, sentence }) => mode === "text" && whole.sets[sentence] === "opeds"),
      calibration.text,
    );
    return labelWeights({ heads, network, context, rowOf, lexemes, table }, calibration, judge);
  };
  const folds = networks.map((network, fold) =>
    weightsFrom(
      network,
      contexts[fold]!,
      judged.filter((row) => !isIn(fold)(row)),
    ),
  );
  const shippedContext = contextOf(
    rows.filter(({ sentence }) => !isNeverFitted(whole, sentence)),
    null,
  );
  return {
    shipped: weightsFrom(localWithout(null), shippedContext, judged),
    folds,
    helpers: helpersOf(whole, heads, wholeLogits),
  };
};
