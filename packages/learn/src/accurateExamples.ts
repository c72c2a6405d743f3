/** Gold sentences as the heads of the accurate model take them: what the encoder says of each, its features, its gold. */
import {
  ACCURATE_NAMES,
  accurateFeatures,
  guidelinePull,
  quoteProbability,
  readSentences,
  RULE_CLASSES,
} from "@columnist/label/features";
import type { Label } from "@columnist/model";
import { inputOf } from "./encode.ts";
import type { GoldDocument, GoldSentence, GoldSet } from "./gold.ts";

/** The states of the sentences of a document, row after row, read as ACCURATE_SETS says. */
export type StatesOf = (document: GoldDocument) => Float32Array;

/** As one text, in windows; or each sentence with nothing around it. */
export type EncoderReading = "text" | "alone";

/** What the head is fitted on, how it is read, and how much a sentence of it counts. Chosen on folds. */
export const ACCURATE_SETS: ReadonlyArray<{
  readonly set: GoldSet;
  readonly reading: EncoderReading;
  readonly weight: number;
}> = [
  { set: "opeds", reading: "text", weight: 1 },
  { set: "mpqa", reading: "text", weight: 0.3 },
  { set: "babe", reading: "alone", weight: 0.3 },
  { set: "checkthat", reading: "alone", weight: 0.3 },
];

/** How the documents of a set are read. */
export const readingOf = (of: GoldSet): EncoderReading =>
  ACCURATE_SETS.find(({ set }) => set === of)?.reading ?? "text";

/** Sentences as parallel arrays. */
export interface AccurateExamples {
  readonly count: number;
  readonly sentences: ReadonlyArray<GoldSentence>;
  readonly documents: ReadonlyArray<GoldDocument>;
  readonly states: Float32Array;
  /** ACCURATE_NAMES.length a sentence. */
  readonly features: Float32Array;
  /** 1 where the quote gate says quote. */
  readonly gate: Uint8Array;
  /** Probability of a quote by the gate, and the rule that it goes by. */
  readonly pQuotes: Float32Array;
  readonly gateRules: ReadonlyArray<string | null>;
  /** Log-odds of opinion that the guideline adds. */
  readonly pull: Float32Array;
}

/** Rules that an annotator gave at least so often have a class of their own; the rest go to the commonest of the label. */
const LEAST_REASONS = 20;

/** Classes of RULE_CLASSES that the gold gives often enough to be learnt. */
export const learntReasons = (sentences: ReadonlyArray<GoldSentence>): ReadonlyArray<number> => {
  const counts = new Int32Array(RULE_CLASSES.length);
  for (const { ruleClass, label } of sentences)
    if (label !== "quote" && ruleClass !== undefined && ruleClass >= 0) counts[ruleClass]!++;
  return RULE_CLASSES.flatMap(({ label }, k) =>
    label !== "quote" && counts[k]! >= LEAST_REASONS ? [k] : [],
  );
};

/** How sure an annotator's label is where another stays possible. Source: the certainties' meaning, chosen on folds. */
const SHARES: Readonly<Record<number, number>> = { 1: 0.6, 2: 0.75 };

/** Probability of opinion by the gold: less than sure where the annotator was, and could have said the other. */
export const softSide = ({ label, second, certainty }: GoldSentence): number => {
  const isOpen = second === "opinion" || second === "claim";
  const share = isOpen && second !== label ? (SHARES[certainty ?? 3] ?? 1) : 1;
  return label === "opinion" ? share : 1 - share;
};

const isOpen = (label: Label | null): boolean => label === "opinion" || label === "claim";

/** Sentences that are an opinion or a claim, as row numbers. */
export const openRows = (sentences: ReadonlyArray<GoldSentence>): ReadonlyArray<number> =>
  sentences.flatMap(({ label }, i) => (isOpen(label) ? [i] : []));

/**
 * Reads documents as they are labelled.
 * @param statesOf what the encoder says of a document's sentences
 */
export const accurateExamples = (
  documents: ReadonlyArray<GoldDocument>,
  statesOf: StatesOf,
): AccurateExamples => {
  const sentences = documents.flatMap((document) => document.sentences);
  const width = ACCURATE_NAMES.length;
  const features = new Float32Array(sentences.length * width);
  const gate = new Uint8Array(sentences.length);
  const pull = new Float32Array(sentences.length);
  const pQuotes = new Float32Array(sentences.length);
  const gateRules: Array<string | null> = [];
  const documentOf: GoldDocument[] = [];
  let states: Float32Array | null = null;
  let wide = 0;
  let at = 0;
  for (const document of documents) {
    const own = statesOf(document);
    if (states === null && document.sentences.length > 0) {
      wide = own.length / document.sentences.length;
      states = new Float32Array(sentences.length * wide);
    }
    states?.set(own, at * wide);
    const parts =
      readingOf(document.set) === "text"
        ? [document.sentences]
        : document.sentences.map((sentence) => [sentence]);
    for (const part of parts) {
      const read = readSentences(inputOf(part));
      features.set(accurateFeatures(read, part.length === 1), at * width);
      for (const [i, { quotes }] of read.views.entries()) {
        pQuotes[at] = quoteProbability(quotes);
        gateRules.push(quotes.rule);
        pull[at] = guidelinePull(read.votes[i]!);
        gate[at] = quotes.label === "quote" ? 1 : 0;
        documentOf.push(document);
        at++;
      }
    }
  }
  return {
    count: sentences.length,
    sentences,
    documents: documentOf,
    states: states ?? new Float32Array(0),
    features,
    gate,
    pQuotes,
    gateRules,
    pull,
  };
};
