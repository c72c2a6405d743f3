/** What each stage promises of any input at all. A law gives the first promise that is broken, or null. */
import { isDeepStrictEqual } from "node:util";
import { rowsFrom, type Article, type Drop, type OffsetRuns, type Source } from "@columnist/model";
import { clean } from "@columnist/clean";
import { verifyTables } from "@columnist/dataset";
import { label } from "@columnist/label";
import { parse } from "@columnist/parse";
import { segment } from "@columnist/segment";
import { processChunk } from "columnist";

/** White space and what shows nothing: control and format characters, surrogates without their half. */
const BLANK = /^[\s\p{C}]*$/u;
const isBlank = (gap: string): boolean => BLANK.test(gap);

/** `isTwice`: run the stage a second time and compare. */
export type Law<A> = (input: A, isTwice: boolean) => string | null;

const DIFFERS = "a second run gives something else";

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

const runsOf = (runs: OffsetRuns): ReadonlyArray<Piece> =>
  Array.from({ length: runs.length / 3 }, (_, i) => ({
    start: runs[i * 3 + 1]!,
    end: runs[i * 3 + 1]! + runs[i * 3 + 2]!,
    what: "run",
  }));

const dropsOf = (drops: ReadonlyArray<Drop>): ReadonlyArray<Piece> =>
  drops.map(({ start, end, rule }) => ({ start, end, what: rule }));

/** What is wrong where pieces should lie in `text` side by side, with nothing between them but what `isGap` allows. */
const untiled = (
  text: string,
  pieces: ReadonlyArray<Piece>,
  isGap: (gap: string) => boolean,
): string | null => {
  let at = 0;
  for (const { start, end, what } of [...pieces].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) return `${what} at ${start} is accounted for twice`;
    if (!isGap(text.slice(at, start))) return `${at} to ${start} is neither kept nor dropped`;
    if (end < start || end > text.length) return `${what} from ${start} to ${end} lies outside`;
    at = end;
  }
  return isGap(text.slice(at)) ? null : `${at} to ${text.length} is neither kept nor dropped`;
};

const unequal = (text: string, raw: string, runs: OffsetRuns): string | null => {
  for (let i = 0; i < runs.length; i += 3) {
    const [at, from, length] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    if (text.slice(at, at + length) !== raw.slice(from, from + length))
      return `the run at ${at} is not what raw has at ${from}`;
  }
  return null;
};

/** Parse: each unit of the input is in a block once, dropped once, or blank; blocks equal raw where they say so. */
export const parseLaw: Law<Source> = (source, isTwice) => {
  const parsed = parse(source);
  if (isTwice && !isDeepStrictEqual(parse(source), parsed)) return DIFFERS;
  if (!parsed.ok)
    return /^parse\.\w+\.\w+$/.test(parsed.refusal.code) ? null : `odd code ${parsed.refusal.code}`;
  const { raw, blocks, dropped } = parsed.value;
  for (const { text, runs, bodyProbability } of blocks) {
    const wrong = unequal(text, raw, runs);
    if (wrong !== null) return wrong;
    if (bodyProbability !== null && !(bodyProbability >= 0 && bodyProbability <= 1))
      return "a probability beyond 0 to 1";
  }
  return untiled(raw, [...blocks.flatMap(({ runs }) => runsOf(runs)), ...dropsOf(dropped)], isBlank);
};

/** Clean: each unit of raw is kept once or dropped once, and what is kept equals the text. */
export const cleanLaw: Law<Article> = (article, isTwice) => {
  const cleaned = clean(article);
  if (isTwice && !isDeepStrictEqual(clean(article), cleaned)) return DIFFERS;
  const { raw, text, offsets, dropped, blocks } = cleaned;
  let at = 0;
  for (const { start, end } of blocks) {
    if (start < at || end < start || end > text.length) return `the block at ${start} is out of order`;
    at = end;
  }
  return (
    unequal(text, raw, offsets) ??
    untiled(raw, [...runsOf(offsets), ...dropsOf(dropped)], (gap) => gap === "")
  );
};

/** Segment: spans in order, not empty, trimmed; between them nothing but blanks. */
export const segmentLaw: Law<string> = (text, isTwice) => {
  const spans = segment(text);
  if (isTwice && !isDeepStrictEqual(segment(text), spans)) return DIFFERS;
  const pieces: Array<Piece> = [];
  for (const [i, start] of spans.starts.entries()) {
    const end = spans.ends[i]!;
    if (end <= start) return `the span at ${start} is empty`;
    if (i > 0 && start < spans.ends[i - 1]!) return `the span at ${start} is out of order`;
    const sentence = text.slice(start, end);
    if (sentence !== sentence.trim()) return `the span at ${start} is not trimmed`;
    pieces.push({ start, end, what: "span" });
  }
  return untiled(text, pieces, isBlank);
};

/** Label: one label a sentence, probabilities that sum to one, evidence within its sentence, quotes within the text. */
export const labelLaw: Law<string> = (text, isTwice) => {
  const sentences = segment(text);
  const { starts, ends } = sentences;
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    kind: "paragraph" as const,
    start: index,
    end: index + line.length,
  }));
  const input = { text, blocks, sentences, detectedLanguage: "en", genre: "opinion" };
  const found = label(input);
  if (isTwice && !isDeepStrictEqual(label(input), found)) return DIFFERS;
  if (found.labels.length !== starts.length)
    return `${found.labels.length} labels for ${starts.length} sentences`;
  for (const [i, one] of found.labels.entries()) {
    const sum = one.pOpinion + one.pClaim + one.pQuote;
    if (!(Math.abs(sum - 1) < 1e-6)) return `the probabilities of sentence ${i} sum to ${sum}`;
    if (!(one.confidence > 0 && one.confidence <= 1))
      return `the confidence of sentence ${i} is ${one.confidence}`;
    for (const { start, end, weight } of one.evidence)
      if (start < starts[i]! || end > ends[i]! || !Number.isFinite(weight))
        return `evidence of sentence ${i} lies outside`;
    if (one.quotes.some((quote) => quote < 0 || quote >= found.quotes.length))
      return `sentence ${i} names a quote that is not there`;
  }
  for (const [i, { pieces, parent, speakerSpan, cueSpan }] of found.quotes.entries()) {
    if (pieces.length === 0) return `quote ${i} has no piece`;
    for (const span of [...pieces, speakerSpan, cueSpan])
      if (span !== null && !(span.start >= 0 && span.start < span.end && span.end <= text.length))
        return `a span of quote ${i} lies outside`;
    if (parent !== null && (parent === i || parent < 0 || parent >= found.quotes.length))
      return `quote ${i} has an odd parent`;
  }
  return null;
};

// What only the whole corpus knows: the order of its articles, duplicates and splits.
const LATER: ReadonlySet<string> = new Set(["verify.cluster", "verify.order", "verify.split"]);

const keyOf = (path: string, record: string | null): string => `${path}\0${record}`;

/** The whole: each source gives one document or one failure, and the rows hold to every invariant of a dataset. */
export const chunkLaw: Law<ReadonlyArray<Source>> = (sources, isTwice) => {
  const result = processChunk(sources);
  if (isTwice && !isDeepStrictEqual(processChunk(sources), result)) return DIFFERS;
  const { tables } = result;
  const bytes = new Map(sources.map((source) => [keyOf(source.path, source.record), source.bytes]));
  const broken = verifyTables(
    tables,
    (row) => bytes.get(keyOf(row.source_path, row.source_record)) ?? null,
  ).find(({ code }) => !LATER.has(code));
  if (broken !== undefined) return `${broken.code} in ${broken.place}: ${broken.detail}`;
  const rows = [...rowsFrom("documents", tables.documents), ...rowsFrom("failures", tables.failures)];
  const seen = new Set(rows.map((row) => keyOf(row.source_path, row.source_record)));
  return rows.length === sources.length && seen.size === sources.length
    ? null
    : `${rows.length} documents and failures of ${sources.length} sources`;
};
