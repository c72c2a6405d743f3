import {
  DENSE_NAMES,
  predictSequence,
  sequenceFeatures,
  sequenceNames,
  type SequenceNetwork,
} from "@columnist/label/features";
import { calibrate, type Calibration } from "./calibrate.ts";
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
import { fitSequence } from "./fitSequence.ts";
import { FOLDS, GOLD_SETS, type GoldDocument, type GoldSet } from "./gold.ts";

/** Vectors to begin from, and judgements of a larger model to learn from beside the gold. Both may be empty. */
export interface Aids {
  readonly vectors: { readonly keys: Int32Array; readonly values: Float32Array } | null;
  /** Logits of the teacher by hash of the sentence, one a head of SOFT_HEADS. */
  readonly soft: ReadonlyMap<number, Float32Array> | null;
}

/** Heads of the local network: what each data set calls opinion, and all of them together. */
export const headsOf = (documents: ReadonlyArray<GoldDocument>): ReadonlyArray<string> => [
  ...GOLD_SETS.filter((set) => set !== "unlabelled" && documents.some((document) => document.set === set)),
  "all",
];

/** Heads of the teacher's judgements, in their order. */
export const SOFT_HEADS: ReadonlyArray<string> = [
  "webis",
  "babe",
  "checkthat",
  "mpqa",
  "multidimnews",
  "all",
];

/** How much a sentence of each set counts: small and careful sets more, crowd labels less. */
const SET_WEIGHT: Readonly<Record<GoldSet, number>> = {
  webis: 1,
  babe: 1.5,
  checkthat: 2,
  mpqa: 1,
  multidimnews: 0.5,
  gold: 2,
  unlabelled: 0,
};

export const FIT_OPTIONS: FitOptions = {
  hidden: 32,
  gramBits: 18,
  epochs: 8,
  seed: 1,
  gramDropout: 0.3,
  hiddenDropout: 0.3,
  wordDropout: 0.1,
  rate: 0.03,
  vectorRate: 0.02,
  decay: 1e-4,
};

/** How a sentence was read when the second step judged it. */
export const MODES = ["text", "unmarked", "few", "alone"] as const;
export type Mode = (typeof MODES)[number];

/** Everything that both steps were fitted on, and what they gave. */
export interface TrainedLabels {
  readonly heads: ReadonlyArray<string>;
  readonly network: Network;
  readonly sequence: SequenceNetwork;
  readonly calibration: Readonly<Record<"text" | "few" | "alone", Calibration>>;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly lexemes: Lexemes;
  readonly table: LexemeTable;
}

/** 32-bit hash of a sentence, for the table of soft labels. */
export const sentenceHash = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash;
};

const isOpen = (label: string | null): boolean => label === "opinion" || label === "claim";

const targetsOf = (data: Encoded, heads: ReadonlyArray<string>, soft: Aids["soft"]): Targets => {
  const K = heads.length;
  const values = new Float32Array(data.count * K).fill(Number.NaN);
  const weights = new Float32Array(data.count * K);
  const softHead = heads.map((head) => SOFT_HEADS.indexOf(head));
  for (let i = 0; i < data.count; i++) {
    const judged = soft?.get(sentenceHash(data.texts[i]!));
    if (judged !== undefined)
      for (let k = 0; k < K; k++) {
        if (softHead[k]! < 0) continue;
        values[i * K + k] = 1 / (1 + Math.exp(-judged[softHead[k]!]!));
        weights[i * K + k] = k === K - 1 ? 1 : 0.5;
      }
    if (!isOpen(data.labels[i]!)) continue;
    const target = data.labels[i] === "opinion" ? 1 : 0;
    for (const k of new Set([heads.indexOf(data.sets[i]!), K - 1])) {
      if (k < 0) continue;
      const weight = SET_WEIGHT[data.sets[i]!];
      const before = weights[i * K + k]!;
      values[i * K + k] =
        before > 0 ? (values[i * K + k]! * before + target * weight) / (before + weight) : target;
      weights[i * K + k] = Math.min(2.5, before + weight);
    }
  }
  return { heads: K, values, weights };
};

/** Sentences of each document as the second step reads them: whole, without paragraphs, with two before, alone. */
const eachReading = (
  documents: ReadonlyArray<GoldDocument>,
  whole: Encoded,
  alone: Encoded,
  wholeLogits: Float32Array,
  aloneLogits: Float32Array,
  heads: number,
  visit: (sentence: number, mode: Mode, features: Float32Array) => void,
): void => {
  const D = DENSE_NAMES.length;
  const featuresOf = (
    data: Encoded,
    logits: Float32Array,
    from: number,
    count: number,
    opens: Uint8Array,
  ): Float32Array =>
    sequenceFeatures({
      count,
      heads,
      logits: logits.subarray(from * heads, (from + count) * heads),
      dense: data.dense.subarray(from * D, (from + count) * D),
      opens,
      gate: data.gate.subarray(from, from + count),
    });
  let at = 0;
  for (const document of documents) {
    const n = document.sentences.length;
    if (n > 1) {
      const marked = featuresOf(whole, wholeLogits, at, n, whole.opens.subarray(at, at + n));
      const bare = featuresOf(whole, wholeLogits, at, n, new Uint8Array(n).fill(2));
      const width = marked.length / n;
      for (let i = 0; i < n; i++) {
        visit(at + i, "text", marked.subarray(i * width, (i + 1) * width));
        visit(at + i, "unmarked", bare.subarray(i * width, (i + 1) * width));
        if (i === 0) continue;
        const from = Math.max(0, i - 2);
        const few = featuresOf(
          whole,
          wholeLogits,
          at + from,
          i - from + 1,
          new Uint8Array(i - from + 1).fill(2),
        );
        visit(at + i, "few", few.subarray((i - from) * width, (i - from + 1) * width));
      }
    }
    for (let i = 0; i < n; i++)
      visit(at + i, "alone", featuresOf(alone, aloneLogits, at + i, 1, Uint8Array.of(2)));
    at += n;
  }
};

const MODE_WEIGHT: Readonly<Record<Mode, number>> = { text: 0.5, unmarked: 0.5, few: 0.4, alone: 0.4 };
const SINGLE_SETS: ReadonlySet<string> = new Set(["babe", "checkthat", "multidimnews"]);

/** A sentence judged in one reading, by a model that never saw its document. */
export interface Judged {
  readonly sentence: number;
  readonly mode: Mode;
  /** Uncalibrated log-odds of opinion. */
  readonly logit: number;
}

/** What `trainLabels` measured on the way, on documents that each model had not seen. */
export interface TrainingRun {
  readonly trained: TrainedLabels;
  readonly data: Encoded;
  /** Held-out documents (fold 0), judged by a model fitted on the rest. */
  readonly heldOut: ReadonlyArray<Judged>;
}

/**
 * Fits both steps. The local network is fitted once for each fold, so that the second step learns from logits that
 * its documents had no part in; then once more on everything, which is what ships.
 * Held-out documents (fold 0) are never fitted on unless `isFinal`; the figures always come from fits without them.
 */
export const trainLabels = (
  documents: ReadonlyArray<GoldDocument>,
  aids: Aids,
  isFinal: boolean,
  log: (line: string) => void,
  options: FitOptions = FIT_OPTIONS,
): TrainingRun => {
  const heads = headsOf(documents);
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
    for (let k = 0; k < K; k++) if (targets.weights[i * K + k]! > 0) return true;
    return false;
  };
  const rowsWhere = (test: (i: number) => boolean): Int32Array =>
    Int32Array.from({ length: whole.count }, (_, i) => i).filter((i) => test(i));

  const wholeLogits = new Float32Array(whole.count * K);
  const aloneLogits = new Float32Array(whole.count * K);
  for (let fold = 0; fold < FOLDS; fold++) {
    // Fold 0 is judged by a fit on 1 to 4; the others by fits without themselves and without fold 0.
    const fitted = rowsWhere((i) => whole.folds[i] !== fold && whole.folds[i] !== 0 && hasTarget(i));
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
  eachReading(documents, whole, alone, wholeLogits, aloneLogits, K, (sentence, mode, features) => {
    if (whole.folds[sentence]! < FOLDS && isOpen(whole.labels[sentence]!))
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
        return SET_WEIGHT[set] * (SINGLE_SETS.has(set) ? 1 : MODE_WEIGHT[mode]);
      }),
      { hidden: 16, epochs: 8, rate: 0.003, decay: 0.02, dropout: 0.2, seed: 3 },
    );
  };
  const judge = (network: SequenceNetwork, rows: typeof kept): ReadonlyArray<Judged> => {
    const features = new Float32Array(rows.length * width);
    for (const [n, row] of rows.entries()) features.set(row.features, n * width);
    const logits = predictSequence(network, features);
    return rows.map(({ sentence, mode }, n) => ({ sentence, mode, logit: logits[n]! }));
  };
  const within = kept.filter(({ sentence }) => whole.folds[sentence] !== 0);
  const heldOut = judge(
    fitOn(within),
    kept.filter(({ sentence }) => whole.folds[sentence] === 0),
  );

  // Calibrated on judgements of folds 1 to 4, each by a second step that was fitted without them.
  const cross: Judged[] = [];
  for (let fold = 1; fold < FOLDS; fold++)
    cross.push(
      ...judge(
        fitOn(within.filter(({ sentence }) => whole.folds[sentence] !== fold)),
        within.filter(({ sentence }) => whole.folds[sentence] === fold),
      ),
    );
  const calibrationOf = (modes: ReadonlyArray<Mode>): Calibration => {
    const rows = cross.filter(({ mode }) => modes.includes(mode));
    return calibrate(
      Float32Array.from(rows, ({ logit }) => logit),
      Float32Array.from(rows, ({ sentence }) => (whole.labels[sentence] === "opinion" ? 1 : 0)),
      Float32Array.from(rows, ({ sentence, mode }) => {
        const set = whole.sets[sentence]!;
        return SET_WEIGHT[set] * (SINGLE_SETS.has(set) || mode !== "alone" ? 1 : MODE_WEIGHT[mode]);
      }),
    );
  };
  const calibration = {
    text: calibrationOf(["text", "unmarked"]),
    few: calibrationOf(["few"]),
    alone: calibrationOf(["alone"]),
  };

  const lastRows = rowsWhere((i) => (isFinal || whole.folds[i] !== 0) && hasTarget(i));
  const network = fit(whole, table, rowOf.size, start, targets, lastRows, options);
  log(`labels: last fit on ${lastRows.length} sentences`);
  const sequence = fitOn(isFinal ? kept : within);
  return { trained: { heads, network, sequence, calibration, rowOf, lexemes, table }, data: whole, heldOut };
};
