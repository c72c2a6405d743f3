/**
 * Fits the second step of the accurate model: what neighbours, place and text say beside the encoder's logits of a
 * sentence by itself. The encoder whose logits are taken has seen no held-out document, so the held-out documents are
 * what this step learns from; its figures come from fits without the fifth of them that is judged.
 */
import {
  ACCURATE_NAMES,
  accurateFeatures,
  ENCODER_HEADS,
  predictSequence,
  type SequenceNetwork,
} from "@columnist/label/features";
import { calibrate, type Calibration } from "./calibrate.ts";
import { encode, noLexemes, type Reading } from "./encode.ts";
import { fitSequence, type SequenceOptions } from "./fitSequence.ts";
import { documentFold, FOLDS } from "./folds.ts";
import type { GoldDocument, GoldSet } from "./gold.ts";
import { seededRandom, shuffle } from "./random.ts";
import { eachReading, type Mode } from "./readings.ts";
import { isOpen, sentenceHash, SET_WEIGHT } from "./targets.ts";

/** `list`: sentences that have nothing to do with each other, given as one text. */
export type AccurateMode = Mode | "list";

/** A sentence of a held-out document as it was read, and what a fit without its document gave. */
export interface AccurateRow {
  readonly set: GoldSet;
  readonly mode: AccurateMode;
  readonly label: "opinion" | "claim" | "quote";
  readonly text: string;
  readonly document: string;
  readonly isGated: boolean;
  /** Uncalibrated log-odds of opinion. */
  readonly logit: number;
}

/** The second step and what was measured on the way. */
export interface AccurateRun {
  readonly sequence: SequenceNetwork;
  readonly calibration: Readonly<Record<"text" | "few" | "alone", Calibration>>;
  readonly rows: ReadonlyArray<AccurateRow>;
}

const SEQUENCE_OPTIONS: SequenceOptions = {
  hidden: 12,
  epochs: 30,
  rate: 0.003,
  decay: 0.05,
  dropout: 0.2,
  seed: 3,
};
const MODE_WEIGHT: Readonly<Record<AccurateMode, number>> = {
  text: 0.7,
  unmarked: 0.8,
  few: 0.4,
  alone: 0.3,
  list: 0.5,
};
/** Sentences of a list: a sentence stands in one list of each length. */
const LIST_LENGTHS = [6, 30, 100];
const SINGLE_SETS: ReadonlySet<GoldSet> = new Set(["babe", "checkthat", "multidimnews"]);

/** Fits that differ in where they began; their mean errs less than one. */
const SEEDS = [3, 5, 7, 11];

/** The mean of some networks as one network: their hidden units side by side. */
const together = (networks: ReadonlyArray<SequenceNetwork>): SequenceNetwork => {
  const { width } = networks[0]!;
  const hidden = networks.reduce((sum, network) => sum + network.hidden, 0);
  const into = new Float32Array(width * hidden);
  const hiddenBias = new Float32Array(hidden);
  const out = new Float32Array(hidden);
  const skip = new Float32Array(width);
  const bias = new Float32Array(1);
  let at = 0;
  for (const network of networks) {
    for (let f = 0; f < width; f++)
      into.set(network.into.subarray(f * network.hidden, (f + 1) * network.hidden), f * hidden + at);
    hiddenBias.set(network.hiddenBias, at);
    out.set(
      network.out.map((weight) => weight / networks.length),
      at,
    );
    for (let f = 0; f < width; f++) skip[f]! += network.skip[f]! / networks.length;
    bias[0]! += network.bias[0]! / networks.length;
    at += network.hidden;
  }
  return { width, hidden, into, hiddenBias, out, skip, bias };
};

interface Read extends AccurateRow {
  readonly features: Float32Array;
  readonly part: number;
  readonly pull: number;
}

const partOf = (document: GoldDocument): number => documentFold(`part ${document.source}`);

/** Sentences that stand alone in their set, put together at random within a set and a part. */
const listsOf = (documents: ReadonlyArray<GoldDocument>): ReadonlyArray<GoldDocument> => {
  const random = seededRandom(7);
  const groups = new Map<string, GoldDocument[]>();
  for (const document of documents) {
    if (!SINGLE_SETS.has(document.set)) continue;
    const key = `${document.set} ${partOf(document)}`;
    groups.set(key, [...(groups.get(key) ?? []), document]);
  }
  return [...groups].flatMap(([key, group]) =>
    LIST_LENGTHS.flatMap((length) => {
      const order = Int32Array.from(group, (_, i) => i);
      shuffle(order, random);
      const lists: GoldDocument[] = [];
      for (let at = 0; at < order.length; at += length) {
        const some = [...order.subarray(at, at + length)].map((i) => group[i]!);
        lists.push({
          ...some[0]!,
          id: `list ${key} ${length} ${at}`,
          sentences: some.flatMap(({ sentences }) => sentences),
        });
      }
      return lists;
    }),
  );
};

const readAll = (
  documents: ReadonlyArray<GoldDocument>,
  scores: ReadonlyMap<number, Float32Array>,
  reading: Exclude<Reading, "alone">,
): ReadonlyArray<Read> => {
  const whole = encode(documents, reading, noLexemes());
  const alone = encode(documents, "alone", noLexemes());
  const heads = ENCODER_HEADS.length;
  const logits = new Float32Array(whole.count * heads);
  for (let i = 0; i < whole.count; i++) {
    const found = scores.get(sentenceHash(whole.texts[i]!));
    if (found !== undefined) logits.set(found, i * heads);
  }
  const rows: Read[] = [];
  const visit = (sentence: number, found: Mode, features: Float32Array): void => {
    const mode: AccurateMode = reading === "list" ? "list" : found;
    const label = whole.labels[sentence]!;
    if (
      label === null ||
      (reading === "list" && found !== "unmarked") ||
      !scores.has(sentenceHash(whole.texts[sentence]!))
    )
      return;
    const document = documents[whole.documents[sentence]!]!;
    const data = found === "alone" ? alone : whole;
    rows.push({
      set: document.set,
      mode,
      label,
      text: whole.texts[sentence]!,
      document: document.id,
      isGated: data.gate[sentence] === 1,
      logit: 0,
      features: Float32Array.from(features),
      part: partOf(document),
      pull: data.pull[sentence]!,
    });
  };
  eachReading(documents, whole, alone, logits, logits, heads, visit, accurateFeatures);
  return rows;
};

const weightOf = ({ set, mode }: Read): number =>
  SET_WEIGHT[set] * (SINGLE_SETS.has(set) && mode === "alone" ? 1 : MODE_WEIGHT[mode]);

/**
 * How much more an opinion or a claim of CheckThat! has to count for its dev part, which was drawn half and half, to
 * hold as many opinions as its train part.
 */
const balanceOf = (documents: ReadonlyArray<GoldDocument>): ((row: Read) => number) => {
  const count = (isHeld: boolean, some: ReadonlySet<string | null>): number =>
    documents
      .filter(({ set, fold }) => set === "checkthat" && (fold === 0) === isHeld)
      .flatMap(({ sentences }) => sentences)
      .filter(({ label }) => some.has(label)).length;
  const share = (isHeld: boolean, label: string): number =>
    count(isHeld, new Set([label])) / Math.max(1, count(isHeld, new Set(["opinion", "claim"])));
  const weights = new Map(
    ["opinion", "claim"].map((label) => {
      const held = share(true, label);
      const others = share(false, label);
      return [label, held === 0 || others === 0 ? 1 : others / held];
    }),
  );
  return ({ set, label }) => (set === "checkthat" ? (weights.get(label) ?? 1) : 1);
};

/**
 * @param documents gold documents; those of fold 0 are taken
 * @param scores logits of an encoder that has seen none of them, by hash of the sentence
 */
export const trainAccurate = (
  documents: ReadonlyArray<GoldDocument>,
  scores: ReadonlyMap<number, Float32Array>,
  options: SequenceOptions = SEQUENCE_OPTIONS,
): AccurateRun => {
  const held = documents.filter(({ fold }) => fold === 0);
  const balance = balanceOf(documents);
  const countOf = (row: Read): number => weightOf(row) * balance(row);
  const width = ACCURATE_NAMES.length;
  const rows = [...readAll(held, scores, "document"), ...readAll(listsOf(held), scores, "list")];
  const flat = (some: ReadonlyArray<Read>): Float32Array => {
    const features = new Float32Array(some.length * width);
    for (const [n, row] of some.entries()) features.set(row.features, n * width);
    return features;
  };
  const fitOn = (some: ReadonlyArray<Read>): SequenceNetwork => {
    const features = flat(some);
    const targets = Float32Array.from(some, ({ label }) => (label === "opinion" ? 1 : 0));
    const weights = Float32Array.from(some, countOf);
    return together(
      SEEDS.map((seed) => fitSequence(features, width, targets, weights, { ...options, seed })),
    );
  };
  const judge = (network: SequenceNetwork, some: ReadonlyArray<Read>): ReadonlyArray<Read> => {
    const logits = predictSequence(network, flat(some));
    return some.map((row, n) => ({ ...row, logit: logits[n]! + row.pull }));
  };
  const open = rows.filter(({ label }) => isOpen(label));
  const judged: Read[] = [];
  for (let part = 0; part < FOLDS; part++)
    judged.push(
      ...judge(
        fitOn(open.filter((row) => row.part !== part)),
        rows.filter((row) => row.part === part),
      ),
    );
  const calibrationOf = (modes: ReadonlyArray<AccurateMode>): Calibration => {
    const some = judged.filter(
      ({ mode, label, isGated }) => modes.includes(mode) && isOpen(label) && !isGated,
    );
    return calibrate(
      Float32Array.from(some, ({ logit }) => logit),
      Float32Array.from(some, ({ label }) => (label === "opinion" ? 1 : 0)),
      Float32Array.from(some, countOf),
    );
  };
  return {
    sequence: fitOn(open),
    calibration: {
      text: calibrationOf(["text", "unmarked", "list"]),
      few: calibrationOf(["few"]),
      alone: calibrationOf(["alone"]),
    },
    rows: judged,
  };
};
