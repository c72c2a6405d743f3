import {
  mixGuideline,
  predictSequence,
  sequenceNames,
  type SequenceNetwork,
} from "@columnist/label/features";
import { calibrate, type Calibration } from "./calibrate.ts";
import { encode, noLexemes, type Encoded, type Lexemes } from "./encode.ts";
import { fit, predict, tableOf, type FitOptions, type LexemeTable, type Network } from "./fit.ts";
import { fitSequence } from "./fitSequence.ts";
import { FOLDS } from "./folds.ts";
import type { GoldDocument, GoldSet } from "./gold.ts";
import { eachList, SINGLE_SETS } from "./lists.ts";
import { eachReading, type Mode } from "./readings.ts";
import { headsOf, isOpen, SET_WEIGHT, targetsOf, type Aids } from "./targets.ts";

export const FIT_OPTIONS: FitOptions = {
  hidden: 64,
  gramBits: 18,
  epochs: 8,
  seed: 1,
  gramDropout: 0.1,
  hiddenDropout: 0.2,
  wordDropout: 0.05,
  rate: 0.03,
  vectorRate: 0.02,
  decay: 1e-4,
};

/** A line through the log-odds for each way of reading. */
export type Calibrations = Readonly<Record<"text" | "few" | "alone", Calibration>>;
/** What a reading is taken for by its number of sentences. */
const GROUP_OF: Readonly<Record<Mode, keyof Calibrations>> = {
  text: "text",
  unmarked: "text",
  few: "few",
  alone: "alone",
  list: "text",
};
/**
 * How much each set counts in the calibration of sentences read alone: those of editorials seldom are, those of
 * CheckThat! always.
 */
const ALONE_SHARE: Partial<Readonly<Record<GoldSet, number>>> = {
  webis: 0.3,
  mpqa: 1,
  babe: 0.5,
  checkthat: 4,
  gold: 0.5,
};

/** Everything that both steps were fitted on, and what they gave. */
export interface TrainedLabels {
  readonly heads: ReadonlyArray<string>;
  readonly network: Network;
  readonly sequence: SequenceNetwork;
  readonly calibration: Calibrations;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly lexemes: Lexemes;
  readonly table: LexemeTable;
}

const MODE_WEIGHT: Readonly<Record<Mode, number>> = {
  text: 0.4,
  unmarked: 0.6,
  few: 0.4,
  alone: 0.15,
  // Lists are measured, not learnt from: a step that learnt them told editorials worse.
  list: 0,
};
/** Guideline examples are single sentences: the own gold read alone counts for more. */
const GUIDELINE_ALONE = 0.6;

/** A sentence judged in one reading, by a model that never saw its document. */
export interface Judged {
  readonly sentence: number;
  readonly mode: Mode;
  /** Uncalibrated log-odds of opinion. */
  readonly logit: number;
  /** Calibrated by a line that was fitted on other documents. */
  readonly odds: number;
}

/** What to fit, and on what. */
export interface TrainingPlan {
  readonly documents: ReadonlyArray<GoldDocument>;
  readonly aids: Aids;
  /** Sets to fit on; the others are only judged. */
  readonly fitSets: ReadonlySet<GoldSet>;
  /** Fit the shipped arrays on held-out documents too, after the figures were taken without them. */
  readonly isFinal: boolean;
  readonly options?: FitOptions;
}

/** What `trainLabels` measured on the way, on documents that each model had not seen. */
export interface TrainingRun {
  readonly trained: TrainedLabels;
  readonly data: Encoded;
  /** 1 where the quote gate says quote of a sentence read alone. */
  readonly aloneGate: Uint8Array;
  /** Held-out documents (fold 0), judged by a model fitted on the rest. */
  readonly heldOut: ReadonlyArray<Judged>;
}

/**
 * Fits both steps. The local network is fitted once for each fold, so that the second step learns from logits that
 * its documents had no part in; then once more on everything, which is what ships.
 * Held-out documents (fold 0) are never fitted on unless `isFinal`, those of the project's own gold not even then; the
 * figures always come from fits without them.
 */
export const trainLabels = (
  { documents, aids, fitSets, isFinal, options = FIT_OPTIONS }: TrainingPlan,
  log: (line: string) => void,
): TrainingRun => {
  const heads = headsOf(fitSets);
  const isFitted = documents.map((document) => document.set === "unlabelled" || fitSets.has(document.set));
  const K = heads.length;
  const lexemes = noLexemes();
  const whole = encode(documents, "document", lexemes);
  const alone = encode(documents, "alone", lexemes);
  log(`labels: ${whole.count} sentences, ${lexemes.hashes.length} distinct words`);

  const frequency = new Int32Array(lexemes.hashes.length);
  for (let i = 0; i < whole.count; i++)
    for (const lexeme of new Set(whole.words.subarray(whole.wordFirst[i]!, whole.wordFirst[i + 1]!)))
      frequency[lexeme]!++;
  const rowOf = new Map<number, number>();
  for (const [lexeme, count] of frequency.entries())
    if (count >= 3) rowOf.set(lexemes.hashes[lexeme]!, rowOf.size);
  for (const key of aids.vectors?.keys ?? []) if (!rowOf.has(key)) rowOf.set(key, rowOf.size);
  const H = options.hidden;
  const start = aids.vectors === null ? null : new Float32Array(rowOf.size * H);
  if (start !== null && aids.vectors !== null)
    for (const [n, key] of aids.vectors.keys.entries())
      start.set(aids.vectors.values.subarray(n * H, (n + 1) * H), rowOf.get(key)! * H);
  const table = tableOf(lexemes, rowOf, options.gramBits);
  const targets = targetsOf(whole, heads, aids.soft);
  const hasTarget = (i: number): boolean => {
    // What the gate takes never reaches the model.
    if (whole.gate[i] === 1) return false;
    for (let k = 0; k < K; k++) if (targets.weights[i * K + k]! > 0) return true;
    return false;
  };
  const rowsWhere = (test: (i: number) => boolean): Int32Array =>
    Int32Array.from({ length: whole.count }, (_, i) => i).filter((i) => test(i));

  const wholeLogits = new Float32Array(whole.count * K);
  const aloneLogits = new Float32Array(whole.count * K);
  for (let fold = 0; fold < FOLDS; fold++) {
    // Fold 0 is judged by a fit on 1 to 4; the others by fits without themselves and without fold 0.
    const fitted = rowsWhere(
      (i) =>
        whole.folds[i] !== fold && whole.folds[i] !== 0 && isFitted[whole.documents[i]!]! && hasTarget(i),
    );
    const judged = rowsWhere((i) => whole.folds[i] === fold);
    const network = fit(whole, table, rowOf.size, start, targets, fitted, options);
    const a = predict(network, whole, table, judged);
    const b = predict(network, alone, table, judged);
    for (const [n, i] of judged.entries())
      for (let k = 0; k < K; k++) {
        wholeLogits[i * K + k] = a[n * K + k]!;
        aloneLogits[i * K + k] = b[n * K + k]!;
      }
    log(`labels: fold ${fold} fitted on ${fitted.length} sentences`);
  }

  const width = sequenceNames(heads).length;
  const kept: Array<{ sentence: number; mode: Mode; features: Float32Array }> = [];
  eachList(whole, wholeLogits, K, (sentence, features) => {
    if (whole.folds[sentence]! < FOLDS && whole.labels[sentence] !== null)
      kept.push({ sentence, mode: "list", features: Float32Array.from(features) });
  });
  eachReading(documents, whole, alone, wholeLogits, aloneLogits, K, (sentence, mode, features) => {
    if (whole.folds[sentence]! < FOLDS && whole.labels[sentence] !== null)
      kept.push({ sentence, mode, features });
  });
  const fitOn = (rows: typeof kept): SequenceNetwork => {
    const features = new Float32Array(rows.length * width);
    for (const [n, row] of rows.entries()) features.set(row.features, n * width);
    return fitSequence(
      features,
      width,
      Float32Array.from(rows, ({ sentence }) => (whole.labels[sentence] === "opinion" ? 1 : 0)),
      Float32Array.from(rows, ({ sentence, mode }) => {
        const set = whole.sets[sentence]!;
        return (
          SET_WEIGHT[set] *
          (SINGLE_SETS.has(set)
            ? 1
            : set === "gold" && mode === "alone"
              ? GUIDELINE_ALONE
              : MODE_WEIGHT[mode])
        );
      }),
      { hidden: 24, epochs: 20, rate: 0.004, decay: 0.02, dropout: 0.2, seed: 3 },
    );
  };
  const judge = (network: SequenceNetwork, rows: typeof kept): ReadonlyArray<Omit<Judged, "odds">> => {
    const features = new Float32Array(rows.length * width);
    for (const [n, row] of rows.entries()) features.set(row.features, n * width);
    const logits = predictSequence(network, features);
    mixGuideline(logits, features, width, heads);
    return rows.map(({ sentence, mode }, n) => ({
      sentence,
      mode,
      logit: logits[n]! + (mode === "alone" ? alone : whole).pull[sentence]!,
    }));
  };
  const learnt = kept.filter(
    ({ sentence, mode }) =>
      MODE_WEIGHT[mode] > 0 && isOpen(whole.labels[sentence]!) && isFitted[whole.documents[sentence]!]!,
  );
  const within = learnt.filter(({ sentence }) => whole.folds[sentence] !== 0);
  const judged = judge(
    fitOn(within),
    kept.filter(({ sentence }) => whole.folds[sentence] === 0),
  );

  // Held-out documents in two halves: each is calibrated by what the other gives, the shipped model by both.
  const halfOf = (sentence: number): number => whole.documents[sentence]! % 2;
  const calibrationOf = (group: keyof Calibrations, half: number | null): Calibration => {
    const rows = judged.filter(
      ({ sentence, mode }) =>
        GROUP_OF[mode] === group &&
        mode !== "list" &&
        halfOf(sentence) !== half &&
        isOpen(whole.labels[sentence]!) &&
        (mode === "alone" ? alone : whole).gate[sentence] === 0,
    );
    const sizes = new Map<GoldSet, number>();
    for (const { sentence } of rows)
      sizes.set(whole.sets[sentence]!, (sizes.get(whole.sets[sentence]!) ?? 0) + 1);
    // Whole texts count by their sentences.
    const weightOf = (set: GoldSet): number =>
      group === "alone" ? ((ALONE_SHARE[set] ?? 0) * rows.length) / (sizes.size * sizes.get(set)!) : 1;
    return calibrate(
      Float32Array.from(rows, ({ logit }) => logit),
      Float32Array.from(rows, ({ sentence }) => (whole.labels[sentence] === "opinion" ? 1 : 0)),
      Float32Array.from(rows, ({ sentence }) => weightOf(whole.sets[sentence]!)),
    );
  };
  const calibrationsOf = (half: number | null): Calibrations => ({
    text: calibrationOf("text", half),
    few: calibrationOf("few", half),
    alone: calibrationOf("alone", half),
  });
  const halves = [calibrationsOf(0), calibrationsOf(1)];
  const heldOut = judged.map((row): Judged => {
    const { scale, shift } = halves[halfOf(row.sentence)]![GROUP_OF[row.mode]];
    return { ...row, odds: row.logit * scale + shift };
  });
  const calibration = calibrationsOf(null);

  // The project's own held-out documents are never fitted on: the shipped bytes can be judged by them.
  const isShipped = (i: number): boolean => whole.folds[i] !== 0 || (isFinal && whole.sets[i] !== "gold");
  const lastRows = rowsWhere((i) => isShipped(i) && isFitted[whole.documents[i]!]! && hasTarget(i));
  const network = fit(whole, table, rowOf.size, start, targets, lastRows, options);
  log(`labels: last fit on ${lastRows.length} sentences`);
  const sequence = fitOn(learnt.filter(({ sentence }) => isShipped(sentence)));
  return {
    trained: { heads, network, sequence, calibration, rowOf, lexemes, table },
    data: whole,
    aloneGate: alone.gate,
    heldOut,
  };
};
