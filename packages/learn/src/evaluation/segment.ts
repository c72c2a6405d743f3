import type { Evaluation, Figure, ReadData } from "../index.ts";
import { segment } from "@columnist/segment";

/** One document of the gold data; spans are UTF-16 offsets, end exclusive, trimmed. */
interface GoldText {
  readonly id: string;
  readonly dataset: string;
  readonly text: string;
  readonly spans: ReadonlyArray<readonly [start: number, end: number]>;
}

/** Counts over some documents, from which every figure follows. */
interface Counts {
  /** Sentence ends found, missed and made up, the end of each document left out. */
  readonly found: number;
  readonly missed: number;
  readonly extra: number;
  /** Sentences with both ends right, in the gold, in the output. */
  readonly exact: number;
  readonly gold: number;
  readonly output: number;
  /** 1 where the document is cut as the gold is. */
  readonly passed: number;
}

/** Files whose documents are single cases with an intended answer: counted as passed or not. */
const CASE_FILES = ["golden-en-odd", "golden-en", "sentencex-tests-en", "yasbd-golden-en", "hard-en"];
/** Treebank files; rules were fitted on half of the documents of the training parts. */
const TREEBANK_FILES = ["ewt-train", "ewt-dev", "gum-train", "gum-dev", "partut-train", "partut-dev", "pud"];
/** Genres that opinion pages are made of. */
const OPINION = /^(?:gum-(?:news|essay|letter|speech|interview)|ewt-weblog)$/;

const RESAMPLES = 400;

const textsOf = (read: ReadData, file: string): ReadonlyArray<GoldText> => {
  const bytes = read(`segment/${file}.jsonl`);
  if (bytes === null) return [];
  const lines = new TextDecoder().decode(bytes).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as GoldText);
};

const countsOf = ({ text, spans }: GoldText): Counts => {
  const output = segment(text);
  const goldEnds = new Set(spans.map(([, end]) => end));
  const goldSpans = new Map(spans.map(([start, end]) => [end, start]));
  const last = Math.max(0, ...goldEnds);
  let found = 0;
  let extra = 0;
  let exact = 0;
  output.ends.forEach((end, i) => {
    if (goldSpans.get(end) === output.starts[i]) exact++;
    if (end === last) return;
    if (goldEnds.has(end)) found++;
    else extra++;
  });
  const missed = spans.length - 1 - found;
  const isSame = exact === spans.length && output.ends.length === spans.length;
  return {
    found,
    missed,
    extra,
    exact,
    gold: spans.length,
    output: output.ends.length,
    passed: isSame ? 1 : 0,
  };
};

const sum = (counts: ReadonlyArray<Counts>, key: keyof Counts): number =>
  counts.reduce((total, count) => total + count[key], 0);

const boundaryF1 = (counts: ReadonlyArray<Counts>): number => {
  const found = 2 * sum(counts, "found");
  const all = found + sum(counts, "missed") + sum(counts, "extra");
  return all === 0 ? 1 : found / all;
};

const exactF1 = (counts: ReadonlyArray<Counts>): number =>
  (2 * sum(counts, "exact")) / (sum(counts, "gold") + sum(counts, "output"));

/** 95 % interval of a measure by resampling documents; the sequence of draws is fixed. */
const intervalOf = (
  counts: ReadonlyArray<Counts>,
  measure: (counts: ReadonlyArray<Counts>) => number,
): readonly [number, number] | null => {
  if (counts.length < 10) return null;
  let state = 1;
  const draw = (): Counts => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return counts[Math.floor((state / 2 ** 32) * counts.length)]!;
  };
  const values = Array.from({ length: RESAMPLES }, () => measure(counts.map(draw))).sort((a, b) => a - b);
  return [values[Math.floor(RESAMPLES * 0.025)]!, values[Math.floor(RESAMPLES * 0.975)]!];
};

const figuresOf = (set: string, texts: ReadonlyArray<GoldText>): ReadonlyArray<Figure> => {
  if (texts.length === 0) return [];
  const counts = texts.map(countsOf);
  const figure = (metric: string, measure: (counts: ReadonlyArray<Counts>) => number): Figure => ({
    set,
    metric,
    value: measure(counts),
    interval: intervalOf(counts, measure),
    n: sum(counts, "gold"),
    better: "higher",
  });
  return [figure("boundary f1", boundaryF1), figure("exact sentence f1", exactF1)];
};

const passesOf = (file: string, texts: ReadonlyArray<GoldText>): ReadonlyArray<Figure> => {
  if (texts.length === 0) return [];
  const value = sum(texts.map(countsOf), "passed");
  return [{ set: file, metric: "cases passed", value, interval: null, n: texts.length, better: "higher" }];
};

/**
 * Sentence boundaries against gold: boundary F1 (ends of sentences, the end of the document left out), exact-sentence F1
 * (both ends right), and passed cases for the files of single cases. `op-ed` pools the genres of opinion pages of the
 * treebanks' development parts, `op-ed train` those of the training parts.
 */
export const segmentEvaluation: Evaluation = {
  id: "segment",
  run: (read) => {
    const treebanks = TREEBANK_FILES.map((file) => ({ file, texts: textsOf(read, file) }));
    const opinion = (part: string): ReadonlyArray<GoldText> =>
      treebanks
        .filter(({ file }) => file.endsWith(part))
        .flatMap(({ texts }) => texts.filter(({ dataset }) => OPINION.test(dataset)));
    return [
      ...CASE_FILES.flatMap((file) => passesOf(file, textsOf(read, file))),
      ...treebanks.flatMap(({ file, texts }) => figuresOf(file, texts)),
      ...figuresOf("op-ed train", opinion("-train")),
      ...figuresOf("op-ed", opinion("-dev")),
    ];
  },
};
